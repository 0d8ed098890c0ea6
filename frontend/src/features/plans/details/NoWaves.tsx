import { EmptyState } from '@/ui/EmptyState';

export function NoWaves() {
  return (
    <EmptyState
      title="No waves"
      text="A plan without waves recovers nothing. Edit it and add a wave with a protection group."
    />
  );
}
