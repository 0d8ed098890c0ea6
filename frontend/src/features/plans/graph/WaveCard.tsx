import type { Node, NodeProps } from '@xyflow/react';
import { Handle, Position } from '@xyflow/react';
import { memo } from 'react';

import { StatusText } from '@/ui/StatusText';

import type { GraphWave } from './graph-wave';
import type { Role } from './highlight';

export type CardNode = Node<{
  wave: GraphWave;
  spoken: string;
  role: Role | undefined;
  isChosen: boolean;
  onChoose: (key: string) => void;
  onLook: (key: string | undefined) => void;
}>;

/** One wave in the graph: a button, so that it is reached and opened without a mouse. */
export const WaveCard = memo(function WaveCard({ data }: NodeProps<CardNode>) {
  const { wave, spoken, role = 'NONE', isChosen, onChoose, onLook } = data;
  return (
    <>
      <Handle type="target" position={Position.Left} isConnectable={false} />
      <button
        type="button"
        className={`dr-wave-card dr-wave-${role.toLowerCase()} nopan`}
        aria-label={spoken}
        aria-pressed={isChosen}
        onClick={() => onChoose(wave.key)}
        onFocus={() => onLook(wave.key)}
        onBlur={() => onLook(undefined)}
        onMouseEnter={() => onLook(wave.key)}
        onMouseLeave={() => onLook(undefined)}
      >
        <span className="dr-wave-name" title={wave.name}>
          <span className="dr-wave-number">{wave.number}</span> {wave.name}
        </span>
        <span className="dr-wave-text">{wave.text}</span>
        {wave.trouble && (
          <span className="dr-wave-text">
            <StatusText {...wave.trouble} />
          </span>
        )}
      </button>
      <Handle type="source" position={Position.Right} isConnectable={false} />
    </>
  );
});
