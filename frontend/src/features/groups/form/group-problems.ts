/** What is wrong with the form of a group: by our own rules, or by the API's answer. */
import type { Problem, ServerHeld } from '@/api/generated';
import type { FieldErrors } from '@/lib/form';
import { refusedFields } from '@/lib/form';

import type { GroupForm, Tag } from './group-form';
import { settingsProblems } from './settings-form';

/** By field; `tags[1].key`, and settings of the group as `settings.subnetId`. */
export function problemsOf(form: GroupForm): FieldErrors {
  return {
    ...textProblems(form),
    ...(form.accountId ? {} : { accountId: 'Choose the account of the servers.' }),
    ...(form.region ? {} : { region: 'Choose the Region to which they are replicated.' }),
    ...(form.kind === 'TAGS' ? tagProblems(form.tags) : {}),
    ...under('settings', settingsProblems(form.settings)),
  };
}

function textProblems({ name, description }: GroupForm): FieldErrors {
  const length = name.trim().length;
  return {
    ...(length === 0 ? { name: 'Give the group a name.' } : {}),
    ...(length > 128 ? { name: 'A name has at most 128 characters.' } : {}),
    ...(description.trim().length > 1024
      ? { description: 'A description has at most 1,024 characters.' }
      : {}),
  };
}

function tagProblems(tags: readonly Tag[]): FieldErrors {
  if (tags.length === 0) return { tags: 'Add at least one tag.' };
  const keys = tags.map(({ key }) => key.trim());
  return Object.fromEntries(
    keys.flatMap((key, index) => {
      if (!key) return [[`tags[${index}].key`, 'Give the key of the tag.']];
      const isTwice = keys.indexOf(key) < index;
      return isTwice ? [[`tags[${index}].key`, `${key} is there already.`]] : [];
    }),
  );
}

/** What the API found wrong, at the fields of the form; the rest is in the words of the problem. */
export function refusedBy(problem: Problem | null): FieldErrors {
  if (problem?.code === 'NAME_TAKEN') return { name: problem.detail };
  return Object.fromEntries(
    Object.entries(refusedFields(problem)).map(([path, message]) => [fieldOf(path), message]),
  );
}

const fieldOf = (path: string): string =>
  path
    .replace(/^launchSettings\./, 'settings.')
    .replace(/^location\./, '')
    .replace(/^(settings\.securityGroupIds)\[.*$/, '$1')
    .replace(/^selection\.tags.*$/, 'tags');

const under = (name: string, errors: FieldErrors): FieldErrors =>
  Object.fromEntries(Object.entries(errors).map(([path, words]) => [`${name}.${path}`, words]));

/** Servers for which the group was refused: without them it could be saved. */
export function refusedServers(problem: Problem | null): readonly ServerHeld[] {
  const isAboutServers =
    problem?.code === 'SERVERS_ASSIGNED' || problem?.code === 'SERVERS_UNKNOWN';
  return (isAboutServers && problem.servers) || [];
}
