import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';

import type { FieldErrors } from '@/lib/form';

import type { AccountForm } from './account-form';

interface Props {
  form: AccountForm;
  onChange: (form: AccountForm) => void;
  errors: FieldErrors;
  isNew: boolean;
  /** The product runs in it: it has no role. */
  isHub: boolean;
}

export function AccountFields({ form, onChange, errors, isNew, isHub }: Props) {
  const field = (name: keyof AccountForm, look: { disabled?: boolean; placeholder?: string }) => (
    <Input
      value={form[name]}
      onChange={({ detail }) => onChange({ ...form, [name]: detail.value })}
      {...look}
    />
  );
  return (
    <SpaceBetween size="m">
      <FormField label="Account id" errorText={errors.accountId}>
        {field('accountId', { disabled: !isNew, placeholder: '111122223333' })}
      </FormField>
      <FormField label="Name" errorText={errors.name}>
        {field('name', {})}
      </FormField>
      <FormField
        label="Regions"
        description="Where DRS replicates servers to."
        constraintText="Separated by commas."
        errorText={errors.regions}
      >
        {field('regions', { placeholder: 'eu-west-1, eu-central-1' })}
      </FormField>
      <FormField
        label="Role ARN"
        description={
          isHub
            ? 'The product runs in this account and needs no role.'
            : 'The role that cfn/target-account.yaml makes in the account.'
        }
        errorText={errors.roleArn}
      >
        {field('roleArn', { disabled: isHub && !form.roleArn })}
      </FormField>
      <FormField
        label="External id – optional"
        description="Asked for by the role. Without one, the product makes one up."
        errorText={errors.externalId}
      >
        {field('externalId', {})}
      </FormField>
    </SpaceBetween>
  );
}
