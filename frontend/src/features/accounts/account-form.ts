/** The form of a target account: what somebody types, what is wrong with it, and the request. */
import * as z from 'zod/mini';

import type { AccountChange, AccountDraft, AccountView, Problem } from '@/api/generated';
import type { FieldErrors } from '@/lib/form';
import { fieldErrors, refusedFields } from '@/lib/form';

/** As it is typed; Regions are separated by commas or spaces. */
export interface AccountForm {
  accountId: string;
  name: string;
  regions: string;
  roleArn: string;
  externalId: string;
}

export const NEW_ACCOUNT: AccountForm = {
  accountId: '',
  name: '',
  regions: '',
  roleArn: '',
  externalId: '',
};

export function formOf(account: AccountView): AccountForm {
  return {
    accountId: account.accountId,
    name: account.name,
    regions: account.regions.join(', '),
    roleArn: account.roleArn ?? '',
    externalId: account.externalId ?? '',
  };
}

export const draftOf = (form: AccountForm): AccountDraft => ({
  accountId: form.accountId,
  ...settingsOf(form),
});

export const changeOf = (form: AccountForm, version: number): AccountChange => ({
  ...settingsOf(form),
  version,
});

function settingsOf(form: AccountForm) {
  return {
    name: form.name.trim(),
    regions: regionsOf(form.regions),
    roleArn: form.roleArn.trim() || null,
    externalId: form.externalId.trim() || null,
  };
}

function regionsOf(text: string): string[] {
  return [...new Set(text.split(/[\s,]+/).filter(Boolean))];
}

const Settings = z.object({
  accountId: z.string().check(z.regex(/^\d{12}$/, 'An account id has twelve digits.')),
  name: z
    .string()
    .check(
      z.minLength(1, 'Give the account a name.'),
      z.maxLength(128, 'A name has at most 128 characters.'),
    ),
  regions: z
    .array(z.string().check(z.regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'A Region looks like eu-west-1.')))
    .check(z.minLength(1, 'Name at least one Region.')),
  externalId: z.nullable(
    z
      .string()
      .check(z.regex(/^[0-9A-Za-z_+=,.@:/-]{2,}$/, 'Only letters, digits and _+=,.@:/- here.')),
  ),
});

/** The account in which the product runs is entered without a role; every other one by its own. */
export function problemsOf(form: AccountForm, hubAccountId: string): FieldErrors {
  const wrong = byField(fieldErrors(Settings, draftOf(form)));
  const role = roleProblem(form, hubAccountId);
  return role ? { ...wrong, roleArn: role } : wrong;
}

function roleProblem({ accountId, roleArn }: AccountForm, hubAccountId: string) {
  const role = roleArn.trim();
  if (accountId === hubAccountId) {
    return role && 'The product runs in this account itself. Leave the role out.';
  }
  if (!role) return 'Give the ARN of the role that cfn/target-account.yaml made there.';
  const owner = /^arn:aws[a-z-]*:iam::(\d{12}):role\/.+$/.exec(role)?.[1];
  if (!owner) return 'The ARN of a role looks like arn:aws:iam::111122223333:role/Name.';
  return owner === accountId ? undefined : `This role is of account ${owner}.`;
}

/** What the API found wrong, at the fields of the form. */
export const refusedBy = (problem: Problem | null) => byField(refusedFields(problem));

/** `regions[1]` is typed in the field `regions`. */
function byField(errors: FieldErrors): FieldErrors {
  return Object.fromEntries(
    Object.entries(errors).map(([path, message]) => [path.replace(/\[.*$/, ''), message]),
  );
}
