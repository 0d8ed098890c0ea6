import Box from '@cloudscape-design/components/box';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';

import { useSession } from '@/auth/session';
import { useNow } from '@/lib/clock';
import { AppLink } from '@/ui/AppLink';
import { Facts } from '@/ui/Facts';
import { StatusText } from '@/ui/StatusText';
import { Time } from '@/ui/Time';

import type { Ability } from './abilities';
import { abilitiesOf } from './abilities';
import { SecondFactorPanel } from './SecondFactorPanel';

/** Where one is, who one is, and what one may do here. */
export function About() {
  const { me } = useSession();
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">This installation</Header>}>
        <Facts
          columns={4}
          facts={{
            Environment: me.environment,
            'Hub account': (
              <AppLink to={`/accounts?account=${me.hubAccountId}`}>{me.hubAccountId}</AppLink>
            ),
            'Time of the product': <Now />,
            'Speed of time': me.clockSpeed === 1 ? 'Real time' : `${me.clockSpeed} times as fast`,
          }}
        />
      </Container>
      <Container
        header={
          <Header
            variant="h2"
            description="What you may do comes from your roles: groups of the user pool, into which an administrator of the AWS account puts people."
          >
            You
          </Header>
        }
      >
        <SpaceBetween size="l">
          <Facts
            columns={4}
            facts={{
              Name: me.user.name,
              'User id': me.user.userId,
              Roles: me.roles.join(', ') || 'None',
              'What you did': (
                <AppLink to={`/audit?userId=${me.user.userId}`}>In the audit</AppLink>
              ),
            }}
          />
          <Abilities />
        </SpaceBetween>
      </Container>
      <SecondFactorPanel />
    </SpaceBetween>
  );
}

function Now() {
  const now = useNow();
  return <Time at={new Date(now).toISOString()} />;
}

function Abilities() {
  const abilities = abilitiesOf(useSession().me);
  return (
    <ColumnLayout columns={2}>
      <List title="You may" abilities={abilities.filter(({ isAllowed }) => isAllowed)} />
      <List title="You may not" abilities={abilities.filter(({ isAllowed }) => !isAllowed)} />
    </ColumnLayout>
  );
}

function List({ title, abilities }: { title: string; abilities: Ability[] }) {
  if (abilities.length === 0) return null;
  return (
    <SpaceBetween size="xs">
      <Box variant="awsui-key-label">{title}</Box>
      <ul className="dr-plain-list" aria-label={title}>
        {abilities.map(({ text, isAllowed }) => (
          <li key={text}>
            <StatusText type={isAllowed ? 'success' : 'stopped'} text={text} />
          </li>
        ))}
      </ul>
    </SpaceBetween>
  );
}
