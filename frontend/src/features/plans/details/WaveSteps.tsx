/** Checks and actions of a wave, in the order in which they run. */
import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';

import { formatDuration } from '@/lib/duration';
import { formatCount } from '@/lib/format';

import type { Action, Check } from '../plan-words';
import { ACTION_KINDS, CHECK_KINDS, checkName, ON_ERROR } from '../plan-words';

export function CheckList({ checks }: { checks: readonly Check[] }) {
  return (
    <Steps title="Health checks" none="None: a launched server counts as healthy.">
      {checks.map((check, index) => (
        <li key={index}>
          <b>{checkName(check)}</b>, for {formatDuration(check.timeout)} at most
          <Quiet>
            {check.kind === 'DOCUMENT' ? <Run run={check} /> : CHECK_KINDS[check.kind].meaning}
          </Quiet>
        </li>
      ))}
    </Steps>
  );
}

interface ActionsProps {
  title: string;
  actions: readonly Action[];
}

export function ActionList({ title, actions }: ActionsProps) {
  return (
    <Steps title={title} none="No actions.">
      {actions.map((action, index) => (
        <li key={index}>
          <b>{action.name}</b>, {ACTION_KINDS[action.kind].text.toLowerCase()} {whereText(action)},
          for {formatDuration(action.timeout)} at most
          <Quiet>
            <Run run={action} /> If it fails: {ON_ERROR[action.onError].toLowerCase()}.
          </Quiet>
        </li>
      ))}
    </Steps>
  );
}

function whereText(action: Action): string {
  if (action.kind === 'COMMAND') return `on ${action.onWave ?? 'this wave'}`;
  if (!action.location) return 'where the first server is';
  return `in ${action.location.accountId}, ${action.location.region}`;
}

interface Running {
  document: string;
  parameters: Record<string, string[]>;
  retries: number;
  marker?: string | null;
}

function Run({ run: { document, parameters, retries, marker } }: { run: Running }) {
  return (
    <>
      Document <Box variant="code">{document}</Box>
      {Object.entries(parameters).map(([name, values]) => `, ${name} = ${values.join(' | ')}`)}
      {marker && `, output must hold ${marker}`}
      {retries > 0 && `, tried again ${formatCount(retries, 'time')}`}.
    </>
  );
}

function Steps({ title, none, children }: { title: string; none: string; children: ReactNode[] }) {
  return (
    <SpaceBetween size="xs">
      <Box variant="h4">{title}</Box>
      {children.length > 0 ? (
        <ol className="dr-list">{children}</ol>
      ) : (
        <Box color="text-body-secondary">{none}</Box>
      )}
    </SpaceBetween>
  );
}

function Quiet({ children }: { children: ReactNode }) {
  return (
    <Box color="text-body-secondary" fontSize="body-s">
      {children}
    </Box>
  );
}
