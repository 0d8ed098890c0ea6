import Button from '@cloudscape-design/components/button';

interface Props {
  name: string;
  onOpen: (name: string) => void;
}

/** Opens a wave in the panel beside the page. */
export function WaveLink({ name, onOpen }: Props) {
  return (
    <Button variant="inline-link" onClick={() => onOpen(name)}>
      {name}
    </Button>
  );
}
