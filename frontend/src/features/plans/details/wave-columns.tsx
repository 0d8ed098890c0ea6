import { formatDuration, milliseconds } from '@/lib/duration';
import { formatNumber, NOTHING } from '@/lib/format';
import { StatusText } from '@/ui/StatusText';
import type { Column } from '@/ui/table/columns';
import { WIDTH } from '@/ui/table/widths';

import { actionCount, checkName, POLICIES, thresholdText } from '../plan-words';
import type { PlanWave } from './plan-waves';
import { WaveLink } from './WaveLink';

type Open = (name: string) => void;

const listed = (names: readonly string[]): string => names.join(', ');

/** The graph as a table: what waits for what. */
export const dependencyColumns = (onOpen: Open): Column<PlanWave>[] => [
  nameColumn(onOpen),
  {
    id: 'step',
    header: 'Begins',
    cell: ({ step }) => (step === 1 ? 'At once' : `Step ${step} or later`),
    value: ({ step }) => step,
    filter: 'NEVER',
    width: 145,
  },
  {
    id: 'dependsOn',
    header: 'Waits for',
    cell: ({ dependsOn }) => listed(dependsOn) || NOTHING,
    value: ({ dependsOn }) => listed(dependsOn),
    width: 220,
  },
  {
    id: 'awaitedBy',
    header: 'Awaited by',
    cell: ({ awaitedBy }) => listed(awaitedBy) || NOTHING,
    value: ({ awaitedBy }) => listed(awaitedBy),
    width: 220,
  },
  {
    id: 'trouble',
    header: 'Findings',
    cell: ({ trouble }) => (trouble ? <StatusText {...trouble} /> : NOTHING),
    value: ({ trouble }) => trouble?.text ?? '',
    filter: 'CHOICE',
  },
];

/** What happens in each wave. */
export const waveColumns = (onOpen: Open): Column<PlanWave>[] => [
  nameColumn(onOpen),
  {
    id: 'groups',
    header: 'Groups',
    cell: ({ groups }) => listed(groups) || NOTHING,
    value: ({ groups }) => listed(groups),
    width: 170,
  },
  {
    id: 'approval',
    header: 'Approval',
    cell: ({ wave }) => (wave.approval ? 'Needed' : 'Not needed'),
    value: ({ wave }) => (wave.approval ? 'Needed' : 'Not needed'),
    filter: 'CHOICE',
    width: 135,
  },
  {
    id: 'checks',
    header: 'Checks',
    cell: ({ wave }) => listed(wave.checks.map(checkName)) || NOTHING,
    value: ({ wave }) => listed(wave.checks.map(checkName)),
    width: 205,
  },
  {
    id: 'actions',
    header: 'Actions',
    cell: ({ wave }) => (actionCount(wave) > 0 ? formatNumber(actionCount(wave)) : NOTHING),
    value: ({ wave }) => actionCount(wave),
    filter: 'NEVER',
    width: 125,
  },
  {
    id: 'onFailure',
    header: 'If it fails',
    cell: ({ wave }) => POLICIES[wave.onFailure].text,
    value: ({ wave }) => POLICIES[wave.onFailure].text,
    filter: 'CHOICE',
    width: 135,
  },
  {
    id: 'timeout',
    header: 'Time limit',
    cell: ({ wave }) => formatDuration(wave.timeout),
    value: ({ wave }) => milliseconds(wave.timeout),
    filter: 'NEVER',
    width: 130,
  },
  {
    id: 'threshold',
    header: 'Tolerates',
    cell: ({ wave }) => thresholdText(wave.threshold),
    value: ({ wave }) => thresholdText(wave.threshold),
    filter: 'CHOICE',
    width: 160,
    isHidden: true,
  },
  {
    id: 'optional',
    header: 'Optional servers',
    cell: ({ wave }) => formatNumber(wave.optionalServerIds.length),
    value: ({ wave }) => wave.optionalServerIds.length,
    filter: 'NEVER',
    width: 120,
    isHidden: true,
  },
];

const nameColumn = (onOpen: Open): Column<PlanWave> => ({
  id: 'name',
  header: 'Wave',
  cell: ({ number, name }) => (
    <>
      {number}. <WaveLink name={name} onOpen={onOpen} />
    </>
  ),
  value: ({ number, name }) => `${number}. ${name}`,
  width: WIDTH.wave,
});
