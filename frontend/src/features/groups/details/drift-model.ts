/** Where DRS holds other launch settings than the group wants: a row for each difference. */
import type { ServerDrift } from '@/api/generated';
import { settingLabel, settingText } from '@/lib/launch-settings';
import type { Shown } from '@/ui/status';

export interface DriftRow {
  /** Of the row: one server may have several. */
  key: string;
  serverId: string;
  hostname: string;
  verdict: Shown;
  setting: string;
  wanted: string;
  found: string;
  /** Why it is not, or not wholly, known. */
  problem: string | null;
}

const IN_STEP: Shown = { type: 'success', text: 'In step' };
const DRIFTED: Shown = { type: 'warning', text: 'Drifted' };
const UNKNOWN: Shown = { type: 'error', text: 'Could not be compared' };

export function driftRows(servers: readonly ServerDrift[]): DriftRow[] {
  return servers.flatMap(rowsOf);
}

function rowsOf(server: ServerDrift): DriftRow[] {
  const { serverId, hostname, problem } = server;
  const row: DriftRow = {
    key: serverId,
    serverId,
    hostname,
    verdict: verdictOf(server),
    setting: '',
    wanted: '',
    found: '',
    problem,
  };
  if (server.differences.length === 0) return [row];
  return server.differences.map(({ setting, wanted, found }) => ({
    ...row,
    key: `${serverId}/${setting}`,
    setting: settingLabel(setting),
    wanted: settingText(setting, wanted) ?? '',
    found: settingText(setting, found) ?? 'Not set',
  }));
}

/** What differs for certain is drift, even where the rest could not be read. */
function verdictOf({ isInStep, differences }: ServerDrift): Shown {
  if (differences.length > 0) return DRIFTED;
  return isInStep ? IN_STEP : UNKNOWN;
}
