import type { TimeRange } from '@/lib/time-range';
import type { Parameter, Values } from '@/ui/table/parameter-filter';
import { ParameterFilter } from '@/ui/table/ParameterFilter';
import { TimeRangePicker } from '@/ui/TimeRangePicker';

import type { Name } from './audit-filter';

interface Props {
  parameters: readonly Parameter<Name>[];
  values: Values<Name>;
  onChange: (values: Values<Name>) => void;
}

/** By what and by whom, and by when. */
export function AuditFilter({ parameters, values, onChange }: Props) {
  const { last, since, until, ...named } = values;
  const range: TimeRange = { last, since, until };
  return (
    <div className="dr-filters">
      <ParameterFilter
        parameters={parameters}
        values={named}
        onChange={(chosen) => onChange({ ...chosen, ...stated(range) })}
        placeholder="Find records by kind, thing or person"
      />
      <TimeRangePicker
        label="When"
        range={range}
        onChange={(chosen) => onChange({ ...named, ...stated(chosen) })}
      />
    </div>
  );
}

function stated(range: TimeRange): Values<Name> {
  return Object.fromEntries(Object.entries(range).filter(([, value]) => value));
}
