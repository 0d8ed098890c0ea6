import type { ExecutionView } from '@/api/generated';

import type { Opened } from '../opened';
import type { Ask } from '../requests/operator-request';
import { JobPanel } from './JobPanel';
import { ServerPanel } from './ServerPanel';
import { WavePanel } from './WavePanel';

interface Props {
  opened: Opened;
  view: ExecutionView;
  onAsk: Ask;
  onShow: (id: string) => void;
}

/** What somebody has chosen to see in full. */
export function OpenedPanel({ opened, view, onAsk, onShow }: Props) {
  switch (opened.kind) {
    case 'WAVE':
      return <WavePanel wave={opened.wave} onAsk={onAsk} onShow={onShow} />;
    case 'SERVER':
      return <ServerPanel server={opened.server} view={view} onShow={onShow} />;
    case 'JOB':
      return (
        <JobPanel
          key={opened.jobId}
          executionId={view.executionId}
          jobId={opened.jobId}
          job={opened.job}
          servers={view.servers}
        />
      );
  }
}
