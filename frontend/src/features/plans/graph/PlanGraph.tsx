/** The waves of a plan as a graph, from those that begin at once to those that come last. */
import '@xyflow/react/dist/base.css';
import './graph.css';

import { useContainerQuery } from '@cloudscape-design/component-toolkit';
import { MiniMap, ReactFlow, ReactFlowProvider, useReactFlow, useStore } from '@xyflow/react';
import { useCallback, useEffect, useMemo, useState } from 'react';

import { DependencyLine } from './DependencyLine';
import { fitted, heightFor } from './fit';
import { cardsOf, linesOf } from './flow-parts';
import type { GraphWave } from './graph-wave';
import { GraphZoom } from './GraphZoom';
import { highlightOf } from './highlight';
import type { Layout } from './layout';
import { CARD, layoutOf } from './layout';
import type { Dependent } from './wave-graph';
import { WaveCard } from './WaveCard';

interface Props {
  waves: readonly GraphWave[];
  chosen: string | undefined;
  onChoose: (key: string) => void;
}

const NODE_TYPES = { wave: WaveCard };
const EDGE_TYPES = { dependency: DependencyLine };
const MAP_FROM = 40;

/** It is looked at, not changed: and the wheel belongs to the page. */
const FIXED = {
  minZoom: 0.2,
  maxZoom: 1.5,
  nodesDraggable: false,
  nodesConnectable: false,
  nodesFocusable: false,
  edgesFocusable: false,
  elementsSelectable: false,
  zoomOnScroll: false,
  preventScrolling: false,
  deleteKeyCode: null,
  proOptions: { hideAttribution: true },
};

export default function PlanGraph(props: Props) {
  return (
    <ReactFlowProvider>
      <Graph {...props} />
    </ReactFlowProvider>
  );
}

function Graph({ waves, chosen, onChoose }: Props) {
  const [looked, setLooked] = useState<string>();
  const layout = useLayout(waves);
  const highlight = useMemo(() => highlightOf(waves, looked), [waves, looked]);
  const onLook = useLook(layout, setLooked);
  const cards = useMemo(
    () => cardsOf(waves, layout, { highlight, chosen, onChoose, onLook }),
    [waves, layout, highlight, chosen, onChoose, onLook],
  );
  const lines = useMemo(() => linesOf(layout, highlight), [layout, highlight]);
  const [width, frameRef] = useContainerQuery(({ contentBoxWidth }) => contentBoxWidth);
  const height = heightFor(layout.frame, width ?? layout.frame.width);
  const fit = useFit(layout);
  return (
    <div role="group" aria-label="Waves and their order">
      <GraphZoom onFit={fit} />
      <div ref={frameRef} className="dr-graph" style={{ height }}>
        <ReactFlow
          nodes={cards}
          edges={lines}
          nodeTypes={NODE_TYPES}
          edgeTypes={EDGE_TYPES}
          {...FIXED}
        >
          {waves.length >= MAP_FROM && <MiniMap pannable nodeColor="var(--dr-text-quiet)" />}
        </ReactFlow>
      </div>
    </div>
  );
}

/** A name that is being typed changes no layout: the graph rests while nothing else changes. */
function useLayout(waves: readonly GraphWave[]): Layout {
  const structure = JSON.stringify(waves.map(({ key, dependsOn }) => ({ key, dependsOn })));
  return useMemo(() => layoutOf(JSON.parse(structure) as Dependent[]), [structure]);
}

/** Anew with each layout, and with each size of the page. */
function useFit({ frame }: Layout): () => void {
  const { setViewport } = useReactFlow();
  const width = useStore((flow) => flow.width);
  const height = useStore((flow) => flow.height);
  const fit = useCallback(() => {
    if (width > 0) void setViewport(fitted(frame, { width, height }));
  }, [frame, width, height, setViewport]);
  useEffect(fit, [fit]);
  return fit;
}

/** Brings a card into view that the keyboard has reached. */
function useLook(
  layout: Layout,
  setLooked: (key: string | undefined) => void,
): (key: string | undefined) => void {
  const { getViewport, setCenter, screenToFlowPosition } = useReactFlow();
  return useCallback(
    (key) => {
      setLooked(key);
      const card = key === undefined ? undefined : layout.cards.get(key);
      const frame = document.activeElement?.closest('.dr-graph')?.getBoundingClientRect();
      if (!card || !frame) return;
      const start = screenToFlowPosition({ x: frame.left, y: frame.top });
      const end = screenToFlowPosition({ x: frame.right, y: frame.bottom });
      const isInView =
        card.x >= start.x &&
        card.y >= start.y &&
        card.x + CARD.width <= end.x &&
        card.y + CARD.height <= end.y;
      if (isInView) return;
      const { zoom } = getViewport();
      void setCenter(card.x + CARD.width / 2, card.y + CARD.height / 2, { zoom });
    },
    [layout, setLooked, getViewport, setCenter, screenToFlowPosition],
  );
}
