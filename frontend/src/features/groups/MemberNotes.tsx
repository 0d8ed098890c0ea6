/** What is wrong, or worth knowing, about the servers of a group: saved or not yet. */
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';

import type { GroupServers, Overlap } from '@/api/generated';
import { formatCount } from '@/lib/format';
import { AppLink } from '@/ui/AppLink';
import { Findings } from '@/ui/Findings';
import { PlaceProblems } from '@/ui/PlaceProblems';

interface Props {
  members: GroupServers;
  /** Where they can be taken out of the choice. */
  onTakeOut?: (serverIds: string[]) => void;
}

export function MemberNotes({ members, onTakeOut }: Props) {
  const forbidden = members.overlaps.filter(({ isForbidden }) => isForbidden);
  const shared = members.overlaps.filter(({ isForbidden }) => !isForbidden);
  const isQuiet =
    !members.place.problem &&
    !members.place.isStale &&
    members.missingIds.length + members.overlaps.length + members.findings.length === 0;
  if (isQuiet) return null;
  return (
    <SpaceBetween size="s">
      <PlaceProblems places={[members.place]} />
      <Missing serverIds={members.missingIds} onTakeOut={onTakeOut} />
      <Overlaps
        overlaps={forbidden}
        header="In another group already"
        text="A server can be listed in one group only: the group can’t be saved with them."
        onTakeOut={onTakeOut}
      />
      <Overlaps
        overlaps={shared}
        header="In several groups"
        text="The execution that starts first has them; a second one has to wait, or go without them."
      />
      {members.findings.length > 0 && (
        <Alert type="warning" header="About the launch settings">
          <Findings findings={members.findings} />
        </Alert>
      )}
    </SpaceBetween>
  );
}

interface MissingProps {
  serverIds: readonly string[];
  onTakeOut: Props['onTakeOut'];
}

function Missing({ serverIds, onTakeOut }: MissingProps) {
  if (serverIds.length === 0) return null;
  return (
    <Alert
      type="warning"
      header={`${formatCount(serverIds.length, 'listed server')} not in DRS`}
      action={onTakeOut && <TakeOut serverIds={[...serverIds]} onTakeOut={onTakeOut} />}
    >
      They are on the list, but DRS does not replicate them any more: {serverIds.join(', ')}. They
      can’t be recovered.
    </Alert>
  );
}

interface OverlapsProps {
  overlaps: readonly Overlap[];
  header: string;
  text: string;
  onTakeOut?: Props['onTakeOut'];
}

function Overlaps({ overlaps, header, text, onTakeOut }: OverlapsProps) {
  if (overlaps.length === 0) return null;
  const serverIds = [...new Set(overlaps.map(({ serverId }) => serverId))];
  return (
    <Alert
      type={onTakeOut ? 'error' : 'warning'}
      header={header}
      action={onTakeOut && <TakeOut serverIds={serverIds} onTakeOut={onTakeOut} />}
    >
      {text}
      <ul className="dr-list">
        {overlaps.map(({ serverId, hostname, groupId, groupName }) => (
          <li key={`${serverId}/${groupId}`}>
            {hostname}: <AppLink to={`/groups/${groupId}`}>{groupName}</AppLink>
          </li>
        ))}
      </ul>
    </Alert>
  );
}

interface TakeOutProps {
  serverIds: string[];
  onTakeOut: (serverIds: string[]) => void;
}

export function TakeOut({ serverIds, onTakeOut }: TakeOutProps) {
  return (
    <Button onClick={() => onTakeOut(serverIds)}>
      Take {serverIds.length === 1 ? 'it' : 'them'} out
    </Button>
  );
}
