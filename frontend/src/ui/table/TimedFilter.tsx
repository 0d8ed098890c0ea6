import type { TimeRange } from '@/lib/time-range';

import { TimeRangePicker } from '../TimeRangePicker';
import type { Parameter, Values } from './parameter-filter';
import { ParameterFilter } from './ParameterFilter';

interface Props {
  parameters: readonly Parameter<string>[];
  values: Values<string>;
  onChange: (values: Values<string>) => void;
  placeholder: string;
  /** What lies in the stretch of time. */
  timeLabel: string;
}

/** The filter of a list that the API filters, and the stretch of time that it shows. */
export function TimedFilter({ parameters, values, onChange, placeholder, timeLabel }: Props) {
  const { last, since, until, ...named } = values;
  const range: TimeRange = { last, since, until };
  return (
    <div className="dr-filters">
      <ParameterFilter
        parameters={parameters}
        values={named}
        onChange={(chosen) => onChange({ ...chosen, ...stated(range) })}
        placeholder={placeholder}
      />
      <TimeRangePicker
        label={timeLabel}
        range={range}
        onChange={(chosen) => onChange({ ...named, ...stated(chosen) })}
      />
    </div>
  );
}

function stated(range: TimeRange): Values<string> {
  return Object.fromEntries(Object.entries(range).filter(([, value]) => value));
}
