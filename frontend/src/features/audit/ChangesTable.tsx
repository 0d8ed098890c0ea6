import Header from '@cloudscape-design/components/header';
import type { TableProps } from '@cloudscape-design/components/table';
import Table from '@cloudscape-design/components/table';

import type { AuditRecord } from '@/api/generated';

import { hasTwoPictures, pictureTitle } from './audit-words';
import type { FieldChange } from './changes-model';
import { changesBetween } from './changes-model';

type Columns = TableProps.ColumnDefinition<FieldChange>[];

const NOT_SET = 'Not set';

const FIELD: Columns = [
  { id: 'field', header: 'Field', isRowHeader: true, cell: ({ field }) => field, width: 320 },
];
const VALUE: Columns = [
  ...FIELD,
  { id: 'value', header: 'Value', cell: ({ before, after }) => after ?? before },
];
const DIFFERENCE: Columns = [
  ...FIELD,
  { id: 'before', header: 'Before', cell: ({ before }) => before ?? NOT_SET, width: 320 },
  { id: 'after', header: 'After', cell: ({ after }) => after ?? NOT_SET },
];

/** The difference between before and after; where only one is kept, all that is set in it. */
export function ChangesTable({ record }: { record: AuditRecord }) {
  const { before, after } = record;
  return (
    <Table
      variant="embedded"
      wrapLines
      header={<Header variant="h3">{pictureTitle(record)}</Header>}
      items={changesBetween(before, after)}
      columnDefinitions={hasTwoPictures(record) ? DIFFERENCE : VALUE}
      trackBy="field"
      enableKeyboardNavigation
      empty="It was saved again as it had been: no field is different."
    />
  );
}
