import ButtonGroup from '@cloudscape-design/components/button-group';
import { useReactFlow } from '@xyflow/react';

/** The wheel scrolls the page: the graph is zoomed by these. */
export function GraphZoom({ onFit }: { onFit: () => void }) {
  const { zoomIn, zoomOut } = useReactFlow();
  const actions: Record<string, () => void> = {
    in: () => void zoomIn(),
    out: () => void zoomOut(),
    fit: onFit,
  };
  return (
    <ButtonGroup
      variant="icon"
      ariaLabel="Zoom of the graph"
      items={[
        { type: 'icon-button', id: 'in', iconName: 'zoom-in', text: 'Zoom in' },
        { type: 'icon-button', id: 'out', iconName: 'zoom-out', text: 'Zoom out' },
        { type: 'icon-button', id: 'fit', iconName: 'zoom-to-fit', text: 'As at first' },
      ]}
      onItemClick={({ detail }) => actions[detail.id]?.()}
    />
  );
}
