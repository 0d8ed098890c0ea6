import Container from '@cloudscape-design/components/container';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import Header from '@cloudscape-design/components/header';

import type { Actor, PlanView } from '@/api/generated';
import { auditPath } from '@/lib/paths';
import { AppLink } from '@/ui/AppLink';
import { Duration } from '@/ui/Duration';
import { Facts } from '@/ui/Facts';
import { Time } from '@/ui/Time';

/** What a plan promises, and who has made it what it is. */
export function SettingsTab({ plan }: { plan: PlanView }) {
  const { planId, objectives } = plan;
  return (
    <Container header={<Header variant="h2">Settings and objectives</Header>}>
      <Facts
        facts={{
          'Recovery time objective (RTO)': objectives.rto ? (
            <Duration of={objectives.rto} />
          ) : (
            'Not promised'
          ),
          'Recovery point objective (RPO)': objectives.rpo ? (
            <Duration of={objectives.rpo} />
          ) : (
            'Not promised'
          ),
          Description: plan.description,
          'Plan id': (
            <CopyToClipboard
              variant="inline"
              textToCopy={planId}
              copyButtonAriaLabel={`Copy ${planId}`}
              copySuccessText="Copied"
              copyErrorText="It could not be copied"
            />
          ),
          Version: plan.version,
          Changes: (
            <AppLink to={auditPath({ kind: 'PLAN', entityId: planId })}>Who changed what</AppLink>
          ),
          Created: <By at={plan.createdAt} actor={plan.createdBy} />,
          'Last changed': <By at={plan.changedAt} actor={plan.changedBy} />,
        }}
      />
    </Container>
  );
}

function By({ at, actor }: { at: string; actor: Actor }) {
  return (
    <>
      <Time at={at} /> by {actor.name}
    </>
  );
}
