import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Tiles from '@cloudscape-design/components/tiles';

import type { Kind } from './mode';
import { KINDS, SHOWN } from './mode';

interface Props {
  kind: Kind;
  onChange: (kind: Kind) => void;
}

/** The first choice, and the only one that changes everything below. */
export function ModeTiles({ kind, onChange }: Props) {
  return (
    <Container header={<Header variant="h2">What to begin</Header>}>
      <Tiles
        ariaLabel="What to begin"
        value={kind}
        items={SHOWN}
        columns={3}
        onChange={({ detail }) =>
          onChange(KINDS.find((each) => each === detail.value) ?? 'REHEARSAL')
        }
      />
    </Container>
  );
}
