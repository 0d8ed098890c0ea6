import Button from '@cloudscape-design/components/button';
import type { DateRangePickerProps } from '@cloudscape-design/components/date-range-picker';
import { lazy, Suspense } from 'react';

import { useZone } from '@/lib/preferences';
import type { Span, SpanUnit, TimeRange } from '@/lib/time-range';
import { durationOf, isMoment, spanOf } from '@/lib/time-range';

const DateRangePicker = lazy(() => import('@cloudscape-design/components/date-range-picker'));

const OFFERED: Span[] = [
  { amount: 1, unit: 'hour' },
  { amount: 1, unit: 'day' },
  { amount: 7, unit: 'day' },
  { amount: 30, unit: 'day' },
  { amount: 90, unit: 'day' },
];
const TYPED: SpanUnit[] = ['minute', 'hour', 'day'];

interface Props {
  range: TimeRange;
  onChange: (range: TimeRange) => void;
  label: string;
}

/** Which stretch of time a list shows; without one, all of it. */
export function TimeRangePicker({ range, onChange, label }: Props) {
  const [zone] = useZone();
  return (
    <Suspense
      fallback={
        <Button iconName="calendar" ariaLabel={label} disabled>
          Any time
        </Button>
      }
    >
      <DateRangePicker
        value={shown(range)}
        onChange={({ detail }) => onChange(chosen(detail.value))}
        relativeOptions={OFFERED.map((span) => ({
          ...span,
          key: durationOf(span),
          type: 'relative' as const,
        }))}
        customRelativeRangeUnits={TYPED}
        isValidRange={validity}
        {...(zone === 'UTC' ? { getTimeOffset: () => 0 } : {})}
        placeholder="Any time"
        ariaLabel={label}
        absoluteFormat="iso"
        timeInputFormat="hh:mm"
        expandToViewport
      />
    </Suspense>
  );
}

function shown({ last, since, until }: TimeRange): DateRangePickerProps.Value | null {
  const span = last ? spanOf(last) : undefined;
  if (span) return { type: 'relative', key: durationOf(span), ...span };
  if (!since || !until || !isMoment(since) || !isMoment(until)) return null;
  return { type: 'absolute', startDate: since, endDate: until };
}

function chosen(value: DateRangePickerProps.Value | null): TimeRange {
  if (!value) return {};
  if (value.type === 'absolute') return { since: value.startDate, until: value.endDate };
  // Only what is offered can be chosen.
  return { last: durationOf({ amount: value.amount, unit: value.unit as SpanUnit }) };
}

function validity(value: DateRangePickerProps.Value | null): DateRangePickerProps.ValidationResult {
  if (value?.type === 'relative' && !(value.amount > 0)) {
    return { valid: false, errorMessage: 'Type how many, as a number above zero.' };
  }
  if (value?.type === 'absolute' && !(Date.parse(value.startDate) <= Date.parse(value.endDate))) {
    return { valid: false, errorMessage: 'Choose a beginning and a later end.' };
  }
  return { valid: true };
}
