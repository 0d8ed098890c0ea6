import Button from '@cloudscape-design/components/button';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import List from '@cloudscape-design/components/list';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useEffect, useRef } from 'react';

import { formatCount } from '@/lib/format';

import { MOST_WAVES } from './edit-waves';
import type { WaveForm } from './plan-form';
import { waveTitle } from './plan-form';

interface Props {
  waves: readonly WaveForm[];
  chosen: string | undefined;
  /** By key: how many fields of the wave are wrong. */
  problems: ReadonlyMap<string, number>;
  onChoose: (key: string) => void;
  onAdd: () => void;
  onDuplicate: (wave: WaveForm) => void;
  onRemove: (wave: WaveForm) => void;
  onOrder: (waves: readonly WaveForm[]) => void;
}

/** All waves of the form in their order; one of them is being edited beside it. */
export function WaveList({ waves, chosen, problems, onChoose, onAdd, ...on }: Props) {
  const listRef = useShown(chosen);
  const isFull = waves.length >= MOST_WAVES;
  const titles = new Map(waves.map((wave, index) => [wave.key, waveTitle(wave, index)]));
  const numbers = new Map(waves.map(({ key }, index) => [key, index + 1]));
  const full = `A plan has ${MOST_WAVES} waves at most.`;
  return (
    <SpaceBetween size="s">
      <div className="dr-builder-waves" ref={listRef}>
        <List
          sortable
          sortDisabled={waves.length < 2}
          disablePaddings
          ariaLabel="Waves of the plan"
          items={waves}
          onSortingChange={({ detail }) => on.onOrder(detail.items)}
          renderItem={(wave) => ({
            id: wave.key,
            announcementLabel: titles.get(wave.key) ?? '',
            content: (
              <button
                type="button"
                className="dr-wave-entry"
                aria-current={wave.key === chosen}
                onClick={() => onChoose(wave.key)}
              >
                <span className="dr-wave-entry-number">{numbers.get(wave.key)}</span>{' '}
                {titles.get(wave.key)}
              </button>
            ),
            secondaryContent: (
              <Secondary wave={wave} titles={titles} problems={problems.get(wave.key) ?? 0} />
            ),
            actions: (
              <ButtonDropdown
                variant="inline-icon"
                ariaLabel={`Actions for ${titles.get(wave.key)}`}
                expandToViewport
                items={[
                  { id: 'duplicate', text: 'Duplicate', disabled: isFull, disabledReason: full },
                  { id: 'remove', text: 'Remove' },
                ]}
                onItemClick={({ detail }) =>
                  (detail.id === 'duplicate' ? on.onDuplicate : on.onRemove)(wave)
                }
              />
            ),
          })}
        />
      </div>
      <Button iconName="add-plus" disabled={isFull} disabledReason={full} onClick={onAdd}>
        Add a wave
      </Button>
    </SpaceBetween>
  );
}

/** The list has its own scrolling: a wave that was opened elsewhere is brought into it. */
function useShown(chosen: string | undefined) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const list = ref.current;
    const entry = list?.querySelector('[aria-current="true"]');
    if (!list || !entry) return;
    const [frame, place] = [list.getBoundingClientRect(), entry.getBoundingClientRect()];
    if (place.top < frame.top || place.bottom > frame.bottom) {
      list.scrollTop += place.top - frame.top - frame.height / 2;
    }
  }, [chosen]);
  return ref;
}

interface SecondaryProps {
  wave: WaveForm;
  titles: ReadonlyMap<string, string>;
  problems: number;
}

function Secondary({ wave, titles, problems }: SecondaryProps) {
  const awaited = wave.dependsOn.flatMap((key) => titles.get(key) ?? []);
  return (
    <>
      <div>{awaited.length > 0 ? `After ${awaited.join(', ')}` : 'At once'}</div>
      {problems > 0 && (
        <StatusIndicator type="error">
          {formatCount(problems, 'field is wrong', 'fields are wrong')}
        </StatusIndicator>
      )}
    </>
  );
}
