import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import type { IconProps } from '@cloudscape-design/components/icon';
import Icon from '@cloudscape-design/components/icon';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';

import type { Overview, ServersOverview } from '@/api/generated';
import { formatNumber } from '@/lib/format';
import { serversPath } from '@/lib/paths';
import { AppLink } from '@/ui/AppLink';
import type { Shown } from '@/ui/status';

import type { Concern } from './answer-model';
import { answerOf, concernsOf } from './answer-model';
import { BigNumber } from './BigNumber';

/** The question that the page is for, with its answer and the reasons. */
export function AnswerPanel({ overview }: { overview: Overview }) {
  const answer = answerOf(overview);
  const concerns = concernsOf(overview);
  return (
    <Container fitHeight header={<Header variant="h2">Can we recover now?</Header>}>
      <SpaceBetween size="l">
        <Answer answer={answer} />
        {overview.servers && <Numbers servers={overview.servers} />}
        {concerns.length > 0 && <Concerns concerns={concerns} />}
      </SpaceBetween>
    </Container>
  );
}

const ICONS: Partial<Record<Shown['type'], IconProps>> = {
  success: { name: 'status-positive', variant: 'success' },
  warning: { name: 'status-warning', variant: 'warning' },
  error: { name: 'status-negative', variant: 'error' },
};

function Answer({ answer: { type, text } }: { answer: Shown }) {
  return (
    <Box fontSize="heading-l" fontWeight="bold">
      <Icon {...(ICONS[type] ?? { name: 'status-pending', variant: 'subtle' })} size="inherit" />{' '}
      {text}
    </Box>
  );
}

/** As wide as their words: no label is broken, so the numbers stand on one line. */
function Numbers({ servers }: { servers: ServersOverview }) {
  const { ready, notReady, noGroup, noPlan } = servers;
  const numbers = [
    { label: 'Ready', tally: ready },
    { label: 'Not ready', tally: notReady },
    { label: 'In no group', tally: noGroup },
    { label: 'In a group, in no plan', tally: noPlan },
  ];
  return (
    <dl className="dr-numbers">
      {numbers.map(({ label, tally }) => (
        <div key={label}>
          <dt>
            <Box variant="awsui-key-label">{label}</Box>
          </dt>
          <dd>
            <BigNumber to={serversPath(tally.query)}>{formatNumber(tally.count)}</BigNumber>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Concerns({ concerns }: { concerns: Concern[] }) {
  return (
    <SpaceBetween size="xs">
      <Box variant="awsui-key-label">What stands in the way</Box>
      <ul className="dr-plain-list">
        {concerns.map(({ type, text, to, examples }) => (
          <li key={text}>
            <StatusIndicator type={type} iconAriaLabel={type === 'error' ? 'Error' : 'Warning'} />
            <AppLink to={to}>{text}</AppLink>
            {examples.length > 0 && (
              <Box variant="small" color="text-body-secondary" margin={{ left: 'xs' }}>
                {examples.join(', ')}
              </Box>
            )}
          </li>
        ))}
      </ul>
    </SpaceBetween>
  );
}
