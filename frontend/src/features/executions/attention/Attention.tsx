import Alert from '@cloudscape-design/components/alert';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';

import type { ExecutionView, Reason } from '@/api/generated';
import { Age } from '@/ui/Age';

import type { Ask } from '../requests/operator-request';
import { gatesOf, isStopping, otherWaits, pendingAt, pendingText } from './attention-model';
import { GateAlert } from './GateAlert';
import { HoldAlert } from './HoldAlert';

interface Props {
  view: ExecutionView;
  onAsk: Ask;
  onShow: (id: string) => void;
}

/** What somebody must decide comes first, then what has been asked for, then what it waits for. */
export function Attention({ view, onAsk, onShow }: Props) {
  const waits = otherWaits(view);
  return (
    <SpaceBetween size="s">
      {view.holds.map((hold) => (
        <HoldAlert key={hold.kind + hold.at} hold={hold} view={view} onAsk={onAsk} />
      ))}
      {gatesOf(view.waves).map((gate) => (
        <GateAlert
          key={gate.wave.number}
          gate={gate}
          isPaused={view.status === 'PAUSED'}
          pending={pendingAt(view.pendingRequests, gate.wave)}
          onAsk={onAsk}
        />
      ))}
      {isStopping(view) && (
        <Alert type="warning" header="It is being stopped">
          {view.stoppingBecause} Nothing new starts; what runs is watched to its end.
        </Alert>
      )}
      {view.pendingRequests.length > 0 && <Pending view={view} />}
      {waits.length > 0 && <Waits waits={waits} onShow={onShow} />}
    </SpaceBetween>
  );
}

function Pending({ view }: { view: ExecutionView }) {
  return (
    <Alert type="info" header="Asked for, not carried out yet">
      <ul className="dr-plain-list">
        {view.pendingRequests.map((request) => (
          <li key={request.requestId}>
            {pendingText(request)}, <Age of={request.at} />
          </li>
        ))}
      </ul>
    </Alert>
  );
}

function Waits({ waits, onShow }: { waits: readonly Reason[]; onShow: (id: string) => void }) {
  return (
    <Container header={<Header variant="h2">What it waits for</Header>}>
      <ul className="dr-plain-list">
        {waits.map(({ text, wave }) => (
          <li key={text}>
            {text}{' '}
            {wave !== null && (
              <Link onFollow={() => onShow(String(wave))} ariaLabel={`Show wave ${wave}`}>
                Show
              </Link>
            )}
          </li>
        ))}
      </ul>
    </Container>
  );
}
