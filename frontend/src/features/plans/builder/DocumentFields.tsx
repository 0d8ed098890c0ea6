import Autosuggest from '@cloudscape-design/components/autosuggest';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';

import { useSession } from '@/auth/session';
import type { FieldErrors } from '@/lib/form';
import { DurationInput } from '@/ui/DurationInput';

import { ParameterLines } from './ParameterLines';
import type { ActionForm, CheckForm } from './plan-form';
import { broughtDocuments, markerOf } from './ssm-documents';

interface Props<T> {
  step: T;
  errors: FieldErrors;
  onChange: (step: T) => void;
}

/** What every step that runs an SSM document has. */
export function DocumentFields<T extends CheckForm | ActionForm>(props: Props<T>) {
  const { step, errors, onChange } = props;
  return (
    <SpaceBetween size="m">
      <ColumnLayout columns={2}>
        <FormField
          label="Name"
          description="What it is called in executions and reports."
          errorText={errors.name}
        >
          <Input
            value={step.name}
            onChange={({ detail }) => onChange({ ...step, name: detail.value })}
          />
        </FormField>
        <DocumentName {...props} />
      </ColumnLayout>
      <ParameterLines
        lines={step.parameters}
        errors={errors}
        onChange={(parameters) => onChange({ ...step, parameters })}
      />
      {step.kind !== 'AUTOMATION' && (
        <FormField
          label="Marker – optional"
          description="Text that its output must hold. A step that does not fit the platform is skipped, and still reports success: the marker proves that it ran."
        >
          <Input
            value={step.marker}
            onChange={({ detail }) => onChange({ ...step, marker: detail.value })}
          />
        </FormField>
      )}
      <TimeAndTries {...props} />
    </SpaceBetween>
  );
}

/** A document that the product brings along also sets its marker. */
function DocumentName<T extends CheckForm | ActionForm>({ step, errors, onChange }: Props<T>) {
  const { environment } = useSession().me;
  const choose = (document: string) => {
    const known = step.marker === '' || step.marker === markerOf(step.document, environment);
    const marker = markerOf(document, environment) ?? (known ? '' : step.marker);
    onChange({ ...step, document, ...(known ? { marker } : {}) });
  };
  const brought = step.kind === 'AUTOMATION' ? [] : broughtDocuments(environment);
  return (
    <FormField
      label="SSM document"
      description="Its name, or its ARN where it is shared by another account."
      errorText={errors.document}
    >
      <Autosuggest
        value={step.document}
        onChange={({ detail }) => choose(detail.value)}
        enteredTextLabel={(text) => `Use ${text}`}
        placeholder={step.kind === 'AUTOMATION' ? 'Automation document' : 'Command document'}
        options={brought.map(({ document, text }) => ({ value: document, description: text }))}
      />
    </FormField>
  );
}

function TimeAndTries<T extends CheckForm | ActionForm>({ step, errors, onChange }: Props<T>) {
  return (
    <ColumnLayout columns={2}>
      <FormField
        label="Time limit of each run"
        constraintText="Such as 15m."
        errorText={errors.timeout}
      >
        <DurationInput
          value={step.timeout}
          onChange={(timeout) => onChange({ ...step, timeout })}
          placeholder="15m"
        />
      </FormField>
      <FormField
        label="Tried again"
        constraintText="0 to 10 times after it has failed."
        errorText={errors.retries}
      >
        <Input
          inputMode="numeric"
          value={step.retries}
          onChange={({ detail }) => onChange({ ...step, retries: detail.value })}
        />
      </FormField>
    </ColumnLayout>
  );
}
