import Button from '@cloudscape-design/components/button';
import { useState } from 'react';

/** Busy only while somebody waits for it, not while something is polled: it would never rest. */
export function RefreshButton({ onRefresh }: { onRefresh: () => Promise<unknown> }) {
  const [isRefreshing, setRefreshing] = useState(false);
  const refresh = async () => {
    setRefreshing(true);
    await onRefresh();
    setRefreshing(false);
  };
  return (
    <Button
      iconName="refresh"
      ariaLabel="Refresh"
      loading={isRefreshing}
      loadingText="Refreshing"
      onClick={() => void refresh()}
    />
  );
}
