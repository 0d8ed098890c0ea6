import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';

import { formatCount } from '@/lib/format';

interface Props {
  /** All that would be left out, with those that are already. */
  serverIds: readonly string[];
  leftOut: readonly string[];
  nameOf: (serverId: string) => string;
  onAccept: (serverIds: readonly string[]) => void;
}

/** The way out of a refusal that only some servers cause. */
export function Offer({ serverIds, leftOut, nameOf, onAccept }: Props) {
  const more = serverIds.filter((id) => !leftOut.includes(id));
  if (more.length === 0) return null;
  const servers = more.length === 1 ? 'this server' : `these ${formatCount(more.length, 'server')}`;
  return (
    <Alert
      type="info"
      header={`It can start without ${servers}`}
      action={<Button onClick={() => onAccept(serverIds)}>Leave {servers} out</Button>}
    >
      {more.map(nameOf).join(', ')}. Nothing is started by that: look at what is left, then start it
      below.
    </Alert>
  );
}
