import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';

import type { FieldErrors } from '@/lib/form';
import { DurationInput } from '@/ui/DurationInput';

import type { PlanForm } from './plan-form';

interface Props {
  form: PlanForm;
  errors: FieldErrors;
  onChange: (form: PlanForm) => void;
}

/** The plan as a whole: what it is called, and what it promises. */
export function DetailsFields({ form, errors, onChange }: Props) {
  const promise = (objective: 'rto' | 'rpo') => (
    <DurationInput
      value={form.objectives[objective]}
      onChange={(text) =>
        onChange({ ...form, objectives: { ...form.objectives, [objective]: text } })
      }
      placeholder={objective === 'rto' ? '4h' : '15m'}
    />
  );
  return (
    <Container header={<Header variant="h2">Details</Header>}>
      <SpaceBetween size="l">
        <FormField
          label="Name"
          constraintText="No other plan may have it. Who starts a recovery has to type it."
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
        <ColumnLayout columns={2}>
          <FormField
            label="Recovery time objective (RTO) – optional"
            description="From the start until the last required server is healthy. Reports are judged by it."
            constraintText="Such as 4h or 1h 30m."
            errorText={errors['objectives.rto']}
          >
            {promise('rto')}
          </FormField>
          <FormField
            label="Recovery point objective (RPO) – optional"
            description="How much data may be lost. Servers that lag further behind are told as a warning."
            constraintText="Such as 15m or 1h."
            errorText={errors['objectives.rpo']}
          >
            {promise('rpo')}
          </FormField>
        </ColumnLayout>
      </SpaceBetween>
    </Container>
  );
}
