import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';

import type { Consequences } from './consequences';
import { IN_EARNEST_BUTTON } from './in-earnest';

interface Props {
  consequences: Consequences | undefined;
  /** The name to be typed; undefined: it is not in earnest. */
  planName: string | undefined;
  typedName: string;
  onType: (name: string) => void;
  button: string;
  /** Undefined: it can be pressed. */
  whyNot: string | undefined;
  isBusy: boolean;
  onStart: () => void;
}

/** The last look, and the button. */
export function StartConfirm({ consequences, planName, ...rest }: Props) {
  return (
    <Container header={<Header variant="h2">{planName ? 'Start in earnest' : 'Start'}</Header>}>
      <SpaceBetween size="l">
        {consequences && (
          <ColumnLayout columns={2}>
            <Sentences title="What will happen" sentences={consequences.will} />
            <Sentences title="What will not happen" sentences={consequences.willNot} />
          </ColumnLayout>
        )}
        {planName && (
          <FormField
            label={`To confirm, type the name of the plan: ${planName}`}
            constraintText={
              rest.typedName !== '' &&
              rest.typedName !== planName &&
              'It is not the name yet: capitals and spaces count.'
            }
          >
            <Input
              value={rest.typedName}
              onChange={({ detail }) => rest.onType(detail.value)}
              autoComplete={false}
              spellcheck={false}
            />
          </FormField>
        )}
        <SpaceBetween size="xs">
          <Button
            variant="primary"
            disabled={rest.whyNot !== undefined}
            disabledReason={rest.whyNot}
            loading={rest.isBusy}
            loadingText="Being started"
            onClick={rest.onStart}
            {...(planName ? { style: IN_EARNEST_BUTTON } : {})}
          >
            {rest.button}
          </Button>
          {rest.whyNot && <Box color="text-body-secondary">{rest.whyNot}</Box>}
        </SpaceBetween>
      </SpaceBetween>
    </Container>
  );
}

function Sentences({ title, sentences }: { title: string; sentences: readonly string[] }) {
  return (
    <div>
      <Box variant="h3" padding={{ bottom: 'xxs' }}>
        {title}
      </Box>
      <ul className="dr-list">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </div>
  );
}
