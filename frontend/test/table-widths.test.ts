/** Every table at a desk of 1440 px: what it shows at first fits, so that nothing is cut. */
import { expect, test } from 'vitest';

import type { Column } from '@/ui/table/columns';

import { columns as accounts } from '../src/features/accounts/accounts-columns';
import { columns as audit } from '../src/features/audit/audit-columns';
import { eventColumns } from '../src/features/executions/tables/events-columns';
import { serverColumns } from '../src/features/executions/tables/servers-columns';
import { waveColumns } from '../src/features/executions/tables/waves-columns';
import { sourceColumns } from '../src/features/groups/form/source-columns';
import { columnsOf as groups } from '../src/features/groups/groups-columns';
import { columns as executions } from '../src/features/history/history-columns';
import { executionColumns } from '../src/features/plans/details/execution-columns';
import {
  dependencyColumns,
  waveColumns as planWaves,
} from '../src/features/plans/details/wave-columns';
import { columns as quotas } from '../src/features/quotas/quotas-columns';
import { columns as servers } from '../src/features/servers/servers-columns';

/** Beside the open navigation; a table within a page has its own edges. */
const PAGE = 1110;
const EMBEDDED = 1069;
const CHOICE = 54;
const NARROWEST = 90;

const nothing = () => undefined;

/** The last column takes what is left. */
function needed<T>(columns: readonly Column<T>[]): number {
  const shown = columns.filter(({ isHidden }) => !isHidden);
  return shown.reduce((sum, { width = NARROWEST }) => sum + width, 0);
}

test.each([
  ['accounts', needed(accounts), PAGE - CHOICE],
  ['audit', needed(audit), PAGE - CHOICE],
  ['servers', needed(servers), PAGE - CHOICE],
  ['groups', needed(groups([])), PAGE - CHOICE],
  ['quotas', needed(quotas), PAGE],
  ['executions', needed(executions), PAGE],
  ['executions of a plan', needed(executionColumns), EMBEDDED],
  ['waves of a plan', needed(planWaves(nothing)), EMBEDDED],
  ['dependencies of a plan', needed(dependencyColumns(nothing)), EMBEDDED],
  ['servers of a group form', needed(sourceColumns(undefined)), EMBEDDED - CHOICE],
  ['waves of an execution', needed(waveColumns(nothing, nothing)), EMBEDDED],
  ['servers of an execution', needed(serverColumns([], nothing)), EMBEDDED],
  ['events of an execution', needed(eventColumns({ waves: [], servers: [] }, nothing)), EMBEDDED],
])('%s need %i of %i pixels', (_name, width, room) => {
  expect(width).toBeLessThanOrEqual(room);
});
