import ExpandableSection from '@cloudscape-design/components/expandable-section';

import { formatCount } from '@/lib/format';
import { entityPath } from '@/lib/paths';
import { AppLink } from '@/ui/AppLink';

/** Whose durations went into the prediction; without any, it knows only what is usual for DRS. */
export function LearnedFrom({ executionIds }: { executionIds: readonly string[] }) {
  if (executionIds.length === 0) {
    return 'No execution of this plan yet: these are usual durations of DRS. A drill makes them its own.';
  }
  return (
    <ExpandableSection variant="inline" headerText={formatCount(executionIds.length, 'execution')}>
      <ul className="dr-plain-list">
        {executionIds.map((id) => (
          <li key={id}>
            <AppLink to={entityPath('EXECUTION', id)}>{id}</AppLink>
          </li>
        ))}
      </ul>
    </ExpandableSection>
  );
}
