import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';

import type { FieldErrors } from '@/lib/form';
import { AppLink } from '@/ui/AppLink';
import { ProblemAlert } from '@/ui/ProblemAlert';

import { accountText } from '../groups-model';
import { useAccounts } from '../groups-query';
import type { GroupForm } from './group-form';
import { movedTo } from './group-form';

interface Props {
  form: GroupForm;
  onChange: (form: GroupForm) => void;
  errors: FieldErrors;
  isNew: boolean;
}

export function PlaceFields({ form, onChange, errors, isNew }: Props) {
  return (
    <Container header={<Header variant="h2">Name and place</Header>}>
      <SpaceBetween size="l">
        <FormField
          label="Name"
          constraintText="No other group may have it."
          errorText={errors.name}
        >
          <Input
            value={form.name}
            onChange={({ detail }) => onChange({ ...form, name: detail.value })}
          />
        </FormField>
        <FormField label="Description – optional" errorText={errors.description}>
          <Textarea
            rows={2}
            value={form.description}
            onChange={({ detail }) => onChange({ ...form, description: detail.value })}
          />
        </FormField>
        <Place form={form} onChange={onChange} errors={errors} isNew={isNew} />
      </SpaceBetween>
    </Container>
  );
}

function Place({ form, onChange, errors, isNew }: Props) {
  const accounts = useAccounts();
  const items = accounts.data ?? [];
  const account = items.find(({ accountId }) => accountId === form.accountId);
  const regions = account?.regions ?? [];
  const moves =
    form.serverIds.length > 0 ? ' Choosing another one empties the choice of servers.' : '';
  if (accounts.error) {
    return (
      <ProblemAlert
        problem={accounts.error}
        header="The accounts could not be loaded"
        onRetry={() => void accounts.refetch()}
      />
    );
  }
  return (
    <SpaceBetween size="l">
      <FormField
        label="Account"
        description={
          isNew
            ? `Where DRS replicates the servers to.${moves}`
            : 'A group stays in its account and Region. For another place, create another group.'
        }
        errorText={errors.accountId}
      >
        <Select
          disabled={!isNew}
          placeholder="Choose an account"
          statusType={accounts.isPending ? 'loading' : 'finished'}
          loadingText="Loading accounts"
          empty={
            <>
              No account is registered. <AppLink to="/accounts">Register one first</AppLink>
            </>
          }
          options={items.map(({ accountId }) => optionOf(accountId, accountText(accountId, items)))}
          selectedOption={
            form.accountId ? optionOf(form.accountId, accountText(form.accountId, items)) : null
          }
          onChange={({ detail }) => {
            const accountId = detail.selectedOption.value ?? '';
            const found = items.find((each) => each.accountId === accountId);
            const [only, ...others] = found?.regions ?? [];
            const region = only && others.length === 0 ? only : '';
            onChange(movedTo(form, { accountId, region }));
          }}
        />
      </FormField>
      <FormField
        label="Region"
        description={isNew && 'One of those that are registered for the account.'}
        errorText={errors.region}
      >
        <Select
          disabled={!isNew || !account}
          placeholder={account ? 'Choose a Region' : 'Choose an account first'}
          options={regions.map((region) => optionOf(region))}
          selectedOption={form.region ? optionOf(form.region) : null}
          onChange={({ detail }) =>
            onChange(movedTo(form, { region: detail.selectedOption.value ?? '' }))
          }
        />
      </FormField>
    </SpaceBetween>
  );
}

const optionOf = (value: string, label = value) => ({ value, label });
