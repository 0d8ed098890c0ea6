import FormField from '@cloudscape-design/components/form-field';
import TokenGroup from '@cloudscape-design/components/token-group';

interface Props {
  serverIds: readonly string[];
  nameOf: (serverId: string) => string;
  onChange: (serverIds: string[]) => void;
}

/** Servers that the start does without, each to be taken in again. */
export function LeftOut({ serverIds, nameOf, onChange }: Props) {
  if (serverIds.length === 0) return null;
  return (
    <FormField
      label="Left out"
      description="These servers are not recovered. All others of their waves are."
    >
      <TokenGroup
        items={serverIds.map((id) => {
          const label = nameOf(id);
          return { label, dismissLabel: `Take ${label} in again` };
        })}
        onDismiss={({ detail }) =>
          onChange(serverIds.filter((_id, index) => index !== detail.itemIndex))
        }
      />
    </FormField>
  );
}
