import './timeline.css';

import type { KeyboardEvent, MouseEvent, RefObject } from 'react';
import { memo, useEffect, useMemo, useRef, useState } from 'react';

import { productNow, useNow } from '@/lib/clock';
import type { Scale } from '@/lib/time-axis';
import { xOf } from '@/lib/time-axis';
import { AXIS_HEIGHT, laneWidthOf, nameWidthOf, ROW_HEIGHT } from '@/ui/chart/sizes';
import { useViewport } from '@/ui/chart/use-viewport';

import type { Row } from './rows';
import { firstMoving } from './rows';
import { spanOf } from './scale';
import { NowLine, TimeAxis } from './TimeAxis';
import { rowElementId, TimelineRow } from './TimelineRow';
import { moveOf } from './tree-keys';
import { topToShow, windowOf } from './visible-rows';

interface Props {
  rows: readonly Row[];
  startedAt: string;
  endedAt: string | null;
  predicted: { startsAt: string; endsAt: string } | null | undefined;
  zoom: number;
  /** Each further number asks to see now. */
  nowAsked: number;
  chosenId: string | undefined;
  onShow: (id: string) => void;
  onToggle: (waveNumber: number) => void;
}

/** Rows over time: only those in view are in the page, and only changed ones are drawn anew. */
export const Timeline = memo(function Timeline(props: Props) {
  const { rows, chosenId, endedAt } = props;
  const frame = useRef<HTMLDivElement>(null);
  const { top, height, width } = useViewport(frame);
  const [activeId, setActiveId] = useState<string>();
  const nameWidth = nameWidthOf(width);
  const scale = useScale(props, laneWidthOf(width, props.zoom));
  const active = Math.max(
    rows.findIndex(({ id }) => id === activeId),
    0,
  );
  const { first, end } = windowOf(rows.length, top, height - AXIS_HEIGHT);
  useSightOfNow(frame, props, scale);

  const goTo = (index: number) => {
    const element = frame.current;
    setActiveId(rows[index]?.id);
    if (!element) return;
    const room = (element.clientHeight || height) - AXIS_HEIGHT;
    element.scrollTop = topToShow(index, element.scrollTop, room);
  };
  const press = (event: KeyboardEvent) => {
    const move = moveOf(event.key, rows, active);
    if (!move || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    if (move.to !== undefined) goTo(move.to);
    if (move.toggle !== undefined) props.onToggle(move.toggle);
    if (move.show !== undefined) props.onShow(move.show);
  };
  const click = (event: MouseEvent) => {
    const target = event.target as Element;
    const row = rowAt(rows, target);
    if (!row) return;
    setActiveId(row.id);
    if (target.closest('[data-toggle]') && row.kind === 'WAVE') props.onToggle(row.wave.number);
    else props.onShow(row.id);
  };

  const shown = rows.slice(first, end).map((row, place) => ({ row, index: first + place }));
  const activeRow = rows[active];
  if (activeRow && (active < first || active >= end)) {
    shown.push({ row: activeRow, index: active });
  }
  return (
    <div
      ref={frame}
      className="dr-chart dr-timeline"
      role="tree"
      tabIndex={0}
      aria-label="Waves and servers over time"
      aria-activedescendant={activeRow && rowElementId(activeRow.id)}
      onKeyDown={press}
      onClick={click}
    >
      <div
        role="none"
        className="dr-chart-plane"
        style={{
          inlineSize: nameWidth + scale.width,
          blockSize: AXIS_HEIGHT + rows.length * ROW_HEIGHT,
        }}
      >
        <TimeAxis scale={scale} nameWidth={nameWidth} />
        <div role="none" className="dr-rows">
          {shown.map(({ row, index }) => (
            <TimelineRow
              key={row.id}
              {...row}
              index={index}
              scale={scale}
              nameWidth={nameWidth}
              isActive={index === active}
              isChosen={row.id === chosenId}
            />
          ))}
        </div>
        {!endedAt && <NowLine scale={scale} nameWidth={nameWidth} />}
      </div>
    </div>
  );
});

function rowAt(rows: readonly Row[], target: Element): Row | undefined {
  const id = target.closest('[data-row]')?.getAttribute('data-row');
  return rows.find((row) => row.id === id);
}

function useScale({ startedAt, endedAt, predicted }: Props, width: number): Scale {
  const { from, to } = spanOf({ startedAt, endedAt }, predicted, useNow());
  return useMemo(() => ({ from, to, width }), [from, to, width]);
}

/** When the page opens, when somebody asks for it, and when the drawing has another size. */
function useSightOfNow(
  frame: RefObject<HTMLDivElement | null>,
  { rows, endedAt, nowAsked, predicted }: Props,
  scale: Scale,
): void {
  const seen = useRef({ rows, scale, endedAt });
  useEffect(() => {
    seen.current = { rows, scale, endedAt };
  });
  useEffect(() => {
    if (frame.current && !seen.current.endedAt) showMoving(frame.current, seen.current.rows);
  }, [frame, nowAsked]);
  useEffect(() => {
    if (frame.current && !seen.current.endedAt) showNow(frame.current, seen.current.scale);
  }, [frame, nowAsked, scale.width, predicted]);
}

function showMoving(frame: HTMLElement, rows: readonly Row[]): void {
  frame.scrollTop = firstMoving(rows) * ROW_HEIGHT;
}

/** A third of what is in view has been, two thirds are to come. */
function showNow(frame: HTMLElement, scale: Scale): void {
  const room = frame.clientWidth - nameWidthOf(frame.clientWidth);
  frame.scrollLeft = xOf(scale, productNow()) - room / 3;
}
