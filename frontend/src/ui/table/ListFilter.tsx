import Input from '@cloudscape-design/components/input';
import type { PropertyFilterProps } from '@cloudscape-design/components/property-filter';
import { lazy, Suspense } from 'react';

const PropertyFilter = lazy(() => import('@cloudscape-design/components/property-filter'));

/** Loaded behind the list: until then it can be seen, and nobody has anything to filter. */
export function ListFilter(props: PropertyFilterProps & { filteringPlaceholder: string }) {
  const placeholder = props.filteringPlaceholder;
  return (
    <Suspense
      fallback={
        <Input type="search" value="" disabled placeholder={placeholder} ariaLabel={placeholder} />
      }
    >
      <PropertyFilter {...props} />
    </Suspense>
  );
}
