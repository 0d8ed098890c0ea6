import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import type { RefObject } from 'react';
import { useState } from 'react';

import type { FieldErrors } from '@/lib/form';
import { formatNumber } from '@/lib/format';
import { EmptyState } from '@/ui/EmptyState';

import { inOrder, nextKey, withChanged, withDuplicate, withoutWave, withWave } from './edit-waves';
import type { FormPlace } from './form-place';
import { problemsUnder } from './form-problems';
import type { PlanForm, WaveForm } from './plan-form';
import { RemoveWave } from './RemoveWave';
import { WaveEditor } from './WaveEditor';
import { WaveList } from './WaveList';

interface Props {
  form: PlanForm;
  errors: FieldErrors;
  place: FormPlace;
  formRef: RefObject<HTMLDivElement | null>;
  onChange: (form: PlanForm) => void;
  onGo: (place: FormPlace) => void;
}

/** All waves, and the form of the one that is chosen. */
export function WavesSection({ form, errors, place, formRef, onChange, onGo }: Props) {
  const [leaving, setLeaving] = useState<WaveForm>();
  const { waves } = form;
  const index = waves.findIndex(({ key }) => key === place.wave);
  const chosen = waves[index];
  const open = (wave: string) => onGo({ wave, part: 'wave' });
  const addWith = (add: (key: string) => PlanForm) => {
    const key = nextKey(waves);
    onChange(add(key));
    open(key);
  };
  return (
    <Container
      header={
        <Header
          variant="h2"
          counter={`(${formatNumber(waves.length)})`}
          description="Waves that do not wait for each other run at the same time. Their order here counts only where a DRS quota has no room for all of them."
        >
          Waves
        </Header>
      }
    >
      <div className="dr-builder">
        <WaveList
          waves={waves}
          chosen={place.wave}
          problems={problemCounts(waves, errors)}
          onChoose={open}
          onAdd={() => addWith((key) => withWave(form, key))}
          onDuplicate={(wave) => addWith((key) => withDuplicate(form, wave, key))}
          onRemove={setLeaving}
          onOrder={(next) => onChange(inOrder(form, next))}
        />
        <div ref={formRef}>
          {chosen ? (
            <WaveEditor
              key={chosen.key}
              wave={chosen}
              waves={waves}
              part={place.part}
              errors={problemsUnder(errors, `waves[${index}]`)}
              onPart={(part) => onGo({ wave: chosen.key, part })}
              onChange={(wave) => onChange(withChanged(form, wave))}
            />
          ) : (
            <EmptyState title="No waves" text="Add a wave: it says which servers are launched." />
          )}
        </div>
      </div>
      {leaving && (
        <RemoveWave
          wave={leaving}
          waves={waves}
          onConfirm={() => {
            onChange(withoutWave(form, leaving));
            setLeaving(undefined);
          }}
          onCancel={() => setLeaving(undefined)}
        />
      )}
    </Container>
  );
}

function problemCounts(waves: readonly WaveForm[], errors: FieldErrors): Map<string, number> {
  return new Map(
    waves.map(({ key }, index) => [
      key,
      Object.keys(problemsUnder(errors, `waves[${index}]`)).length,
    ]),
  );
}
