import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import TokenGroup from '@cloudscape-design/components/token-group';

import type { Rehearsal } from '@/api/generated';

import { wordsOf } from './changes';
import type { Tried } from './rehearsal-query';
import { AS_PLANNED, isAsPlanned } from './rehearsal-query';
import { hostnameOf } from './timeline-model';

interface Props {
  tried: Tried;
  onChange: (tried: Tried) => void;
  rehearsal: Rehearsal;
  /** Nothing tried out, nobody left out; undefined: not known yet. */
  asPlanned: Rehearsal | undefined;
}

/** What differs from the plan in this rehearsal, each of it to be taken back. */
export function TriedOut({ tried, onChange, rehearsal, asPlanned }: Props) {
  const isChanged = !isAsPlanned(tried);
  const hostnames = { ...asPlanned?.hostnames, ...rehearsal.hostnames };
  const others = Object.keys(hostnames).filter((id) => !tried.withoutServerIds.includes(id));
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="It is in the address of this page: send the link to show it to somebody."
          actions={
            isChanged && <Button onClick={() => onChange(AS_PLANNED)}>Take everything back</Button>
          }
        >
          Tried out
        </Header>
      }
    >
      <SpaceBetween size="m">
        {isChanged ? (
          <TokenGroup
            items={tokensOf(tried, hostnames)}
            onDismiss={({ detail }) => onChange(withoutToken(tried, detail.itemIndex))}
          />
        ) : (
          <div>Nothing: the plan is rehearsed as it is.</div>
        )}
        <FormField
          label="Leave a server out"
          description="As a start without this server would do."
        >
          <Select
            selectedOption={null}
            placeholder="Choose a server"
            filteringType="auto"
            empty="No more servers"
            options={others
              .map((id) => ({ value: id, label: hostnameOf(hostnames, id), description: id }))
              .toSorted((a, b) => a.label.localeCompare(b.label))}
            onChange={({ detail }) => {
              const id = detail.selectedOption.value;
              if (id) onChange({ ...tried, withoutServerIds: [...tried.withoutServerIds, id] });
            }}
            virtualScroll={others.length > 100}
          />
        </FormField>
      </SpaceBetween>
    </Container>
  );
}

function tokensOf({ changes, withoutServerIds }: Tried, hostnames: Record<string, unknown>) {
  const words = [
    ...changes.map(wordsOf),
    ...withoutServerIds.map((id) => `Without ${hostnameOf(hostnames, id)}`),
  ];
  return words.map((label) => ({ label, dismissLabel: `Take back: ${label}` }));
}

/** Changes come first, then servers. */
function withoutToken({ changes, withoutServerIds }: Tried, index: number): Tried {
  const ofServer = index - changes.length;
  return {
    changes: changes.filter((_change, at) => at !== index),
    withoutServerIds: withoutServerIds.filter((_id, at) => at !== ofServer),
  };
}
