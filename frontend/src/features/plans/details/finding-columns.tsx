import Box from '@cloudscape-design/components/box';

import type { Finding, Wave } from '@/api/generated';
import { NOTHING } from '@/lib/format';
import { AppLink } from '@/ui/AppLink';
import { severityStatus } from '@/ui/findings-model';
import { StatusText } from '@/ui/StatusText';
import type { Column } from '@/ui/table/columns';

import type { WaveNamed } from '../repair-place';
import { formAddress, repairPlace, repairText } from '../repair-place';
import type { PlanWave } from './plan-waves';
import { WaveLink } from './WaveLink';

interface Context {
  planId: string;
  waves: readonly PlanWave[];
  mayEdit: boolean;
  onOpen: (wave: string) => void;
}

export const findingColumns = (context: Context): Column<Finding>[] => [
  {
    id: 'severity',
    header: 'Severity',
    cell: ({ severity }) => <StatusText {...severityStatus(severity)} />,
    value: ({ severity }) => severityStatus(severity).text,
    filter: 'CHOICE',
    width: 155,
  },
  {
    id: 'wave',
    header: 'Wave',
    cell: ({ wave }) => (wave ? <WaveLink name={wave} onOpen={context.onOpen} /> : NOTHING),
    value: ({ wave }) => wave,
    filter: 'CHOICE',
    width: 145,
  },
  {
    id: 'fact',
    header: 'What is wrong',
    cell: (finding) => <FactCell finding={finding} context={context} />,
    value: ({ fact }) => fact,
    width: 420,
  },
  {
    id: 'thing',
    header: 'About',
    cell: ({ thing }) => thing,
    value: ({ thing }) => thing,
    width: 200,
  },
  {
    id: 'code',
    header: 'Code',
    cell: ({ code }) => <Box variant="code">{code}</Box>,
    value: ({ code }) => code,
    filter: 'CHOICE',
  },
];

function FactCell({ finding, context }: { finding: Finding; context: Context }) {
  return (
    <div className="dr-finding">
      <div>{finding.fact}</div>
      <Box color="text-body-secondary">
        {finding.fix} <Repair finding={finding} context={context} />
      </Box>
    </div>
  );
}

function Repair({ finding, context }: { finding: Finding; context: Context }) {
  const { planId, waves, mayEdit } = context;
  const place = repairPlace(
    finding,
    waves.map(({ wave }) => named(wave)),
  );
  if (!place || (place.kind !== 'PAGE' && !mayEdit)) return null;
  return <AppLink to={formAddress(planId, place)}>{repairText(place)}</AppLink>;
}

function named({ name, checks }: Wave): WaveNamed {
  const checkDocuments = checks.flatMap((check) =>
    check.kind === 'DOCUMENT' ? [check.document] : [],
  );
  return { name, checkDocuments };
}
