import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';

import type { WhatIf } from '@/api/generated';
import { formatDuration } from '@/lib/duration';

import type { Change } from './changes';
import { howToKeep, isTried, wordsOf } from './changes';

interface Props {
  whatIfs: readonly WhatIf[];
  tried: readonly Change[];
  onTry: (change: Change) => void;
}

/** What would let the plan end earlier, the best first. */
export function WhatIfs({ whatIfs, tried, onTry }: Props) {
  const left = whatIfs.filter(({ change }) => !isTried(tried, change));
  return (
    <Container
      fitHeight
      header={
        <Header variant="h2" description="Trying out changes only this rehearsal, never the plan.">
          What would end it earlier
        </Header>
      }
    >
      {left.length === 0 ? (
        'No dependency and no quota on the critical path: only faster launches and checks would help.'
      ) : (
        <SpaceBetween size="l">
          {left.map((whatIf) => (
            <OneWhatIf key={wordsOf(whatIf.change)} whatIf={whatIf} onTry={onTry} />
          ))}
        </SpaceBetween>
      )}
    </Container>
  );
}

function OneWhatIf({ whatIf, onTry }: { whatIf: WhatIf; onTry: Props['onTry'] }) {
  const { change, saves, isExact } = whatIf;
  return (
    <SpaceBetween size="xs">
      <div>
        <b>{wordsOf(change)}</b>: saves {isExact ? '' : 'about '}
        {formatDuration(saves)}
      </div>
      <Box variant="small" color="text-body-secondary" display="block">
        {howToKeep(change)}
      </Box>
      <Button onClick={() => onTry(change)} ariaLabel={`Try out: ${wordsOf(change)}`}>
        Try it out
      </Button>
    </SpaceBetween>
  );
}
