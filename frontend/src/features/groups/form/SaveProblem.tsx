import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';

import type { Problem } from '@/api/generated';
import { ProblemAlert } from '@/ui/ProblemAlert';

import { TakeOut } from '../MemberNotes';
import { refusedServers } from './group-problems';

interface Props {
  problem: Problem;
  hostnames: Readonly<Record<string, string>>;
  onTakeOut: (serverIds: string[]) => void;
  /** Only what is there already can have been changed by somebody else. */
  onTakeOver: (() => void) | undefined;
  isTakingOver: boolean;
}

/** Why the group was not saved, and what to do about it without typing anything again. */
export function SaveProblem({ problem, hostnames, onTakeOut, ...over }: Props) {
  const servers = refusedServers(problem);
  if (problem.code === 'CONCURRENT_CHANGE' && over.onTakeOver) {
    return (
      <Alert
        type="warning"
        header="Somebody else changed this group meanwhile"
        action={
          <Button loading={over.isTakingOver} onClick={over.onTakeOver}>
            Load their version, keep mine
          </Button>
        }
      >
        Nothing is saved yet. Their changes are brought in, and everything that you have changed
        stays as you typed it. Look through it, then save again.
      </Alert>
    );
  }
  if (servers.length === 0) return <ProblemAlert problem={problem} header="It is not saved" />;
  return (
    <Alert
      type="error"
      header="It is not saved"
      action={<TakeOut serverIds={servers.map(({ serverId }) => serverId)} onTakeOut={onTakeOut} />}
    >
      <SpaceBetween size="xs">
        <div>{problem.detail}</div>
        <ul className="dr-list">
          {servers.map(({ serverId, by }) => (
            <li key={serverId}>
              {hostnames[serverId] ?? serverId}
              {by ? `: listed in group ${by}` : ': not in DRS'}
            </li>
          ))}
        </ul>
      </SpaceBetween>
    </Alert>
  );
}
