/** What the bars of the timeline mean. */
export function Legend({ hasPrediction }: { hasPrediction: boolean }) {
  return (
    <div className="dr-legend">
      <Entry className="dr-bar dr-bar-busy" text="Under way" />
      <Entry className="dr-bar dr-bar-good" text="Healthy or completed" />
      <Entry className="dr-bar dr-bar-warning" text="Partly completed, or awaits approval" />
      <Entry className="dr-bar dr-bar-bad" text="Failed" />
      {hasPrediction && (
        <>
          <Entry className="dr-predicted" text="Predicted when it started" />
          <Entry
            className="dr-predicted dr-predicted-critical"
            text="Predicted, on the critical path"
          />
        </>
      )}
    </div>
  );
}

function Entry({ className, text }: { className: string; text: string }) {
  return (
    <span>
      <svg width={26} height={14} aria-hidden="true">
        <rect className={className} x={1} y={1} width={24} height={12} rx={2} />
      </svg>
      {text}
    </span>
  );
}
