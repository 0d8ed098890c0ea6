import Checkbox from '@cloudscape-design/components/checkbox';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';

import type { Mode } from '@/api/generated';
import type { FieldErrors } from '@/lib/form';
import { DurationInput } from '@/ui/DurationInput';

import { PointInTimeField } from './PointInTimeField';
import type { StartForm } from './start-form';
import { canCleanUp } from './start-form';
import type { PlanServers } from './start-query';

interface Props {
  form: StartForm;
  onChange: (form: StartForm) => void;
  mode: Mode;
  errors: FieldErrors;
  servers: PlanServers;
}

/** How it is to be run. */
export function StartOptions({ form, onChange, mode, errors, servers }: Props) {
  return (
    <Container header={<Header variant="h2">Options</Header>}>
      <ColumnLayout columns={2}>
        <PointInTimeField form={form} onChange={onChange} errors={errors} servers={servers} />
        <SpaceBetween size="l">
          <Checkbox
            checked={form.isDryRun}
            onChange={({ detail }) => onChange({ ...form, isDryRun: detail.checked })}
            description="Everything is decided and recorded, nothing is launched."
          >
            Dry run
          </Checkbox>
          {canCleanUp(form, mode) && <CleanUp form={form} onChange={onChange} errors={errors} />}
          <FormField
            label="Reason – optional"
            description="Kept in the history and in the audit."
            errorText={errors.reason}
          >
            <Textarea
              value={form.reason}
              onChange={({ detail }) => onChange({ ...form, reason: detail.value })}
              placeholder={mode === 'DRILL' ? 'Quarterly drill' : ''}
              rows={2}
            />
          </FormField>
        </SpaceBetween>
      </ColumnLayout>
    </Container>
  );
}

function CleanUp({ form, onChange, errors }: Pick<Props, 'form' | 'onChange' | 'errors'>) {
  return (
    <SpaceBetween size="xs">
      <Checkbox
        checked={form.cleansUp}
        onChange={({ detail }) => onChange({ ...form, cleansUp: detail.checked })}
        description="Otherwise they run, and cost money, until somebody terminates them."
      >
        Terminate the drill instances automatically
      </Checkbox>
      {form.cleansUp && (
        <FormField
          label="After the end of the drill"
          constraintText="Such as 2h or 1d 12h, 30 days at most."
          errorText={errors.cleanupAfter}
        >
          <DurationInput
            value={form.cleanupAfter}
            onChange={(cleanupAfter) => onChange({ ...form, cleanupAfter })}
            placeholder="2h"
          />
        </FormField>
      )}
    </SpaceBetween>
  );
}
