/** Waves and their layout as the parts that the graph library draws. */
import { MarkerType } from '@xyflow/react';

import type { LineEdge } from './DependencyLine';
import type { GraphWave } from './graph-wave';
import { spokenWave } from './graph-wave';
import type { Highlight } from './highlight';
import { isOnTheWay } from './highlight';
import type { Layout } from './layout';
import { CARD } from './layout';
import type { CardNode } from './WaveCard';

interface Looks extends Pick<CardNode['data'], 'onChoose' | 'onLook'> {
  highlight: Highlight;
  chosen: string | undefined;
}

export function cardsOf(waves: readonly GraphWave[], layout: Layout, looks: Looks): CardNode[] {
  const { highlight, chosen, onChoose, onLook } = looks;
  return waves.map((wave) => ({
    id: wave.key,
    type: 'wave',
    position: layout.cards.get(wave.key) ?? { x: 0, y: 0 },
    ...CARD,
    // The library lets nothing through to a node that can be neither moved nor selected.
    style: { pointerEvents: 'all' },
    data: {
      wave,
      spoken: spokenWave(wave, waves),
      role: highlight.get(wave.key),
      isChosen: wave.key === chosen,
      onChoose,
      onLook,
    },
  }));
}

export function linesOf({ lines }: Layout, highlight: Highlight): LineEdge[] {
  return lines.map(({ from, to, points }) => {
    const isLit = isOnTheWay({ from, to }, highlight);
    const color = isLit ? 'var(--dr-info)' : 'var(--dr-text-quiet)';
    return {
      id: `${from}→${to}`,
      source: from,
      target: to,
      type: 'dependency',
      className: isLit ? 'dr-line-lit' : '',
      zIndex: isLit ? 1 : 0,
      data: { points },
      markerEnd: { type: MarkerType.ArrowClosed, color, width: 14, height: 14 },
    };
  });
}
