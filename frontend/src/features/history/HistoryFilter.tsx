import type { TimeRange } from '@/lib/time-range';
import type { Parameter, Values } from '@/ui/table/parameter-filter';
import { ParameterFilter } from '@/ui/table/ParameterFilter';
import { TimeRangePicker } from '@/ui/TimeRangePicker';

import type { Name } from './history-filter';

interface Props {
  parameters: readonly Parameter<Name>[];
  values: Values<Name>;
  onChange: (values: Values<Name>) => void;
}

/** By plan, status and mode, and by when they were started. */
export function HistoryFilter({ parameters, values, onChange }: Props) {
  const { last, since, until, ...named } = values;
  const range: TimeRange = { last, since, until };
  return (
    <div className="dr-filters">
      <ParameterFilter
        parameters={parameters}
        values={named}
        onChange={(chosen) => onChange({ ...chosen, ...stated(range) })}
        placeholder="Find executions by plan, status or mode"
      />
      <TimeRangePicker
        label="Started"
        range={range}
        onChange={(chosen) => onChange({ ...named, ...stated(chosen) })}
      />
    </div>
  );
}

function stated(range: TimeRange): Values<Name> {
  return Object.fromEntries(Object.entries(range).filter(([, value]) => value));
}
