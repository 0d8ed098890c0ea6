/** What the bars and frames of the timeline mean. */

const REAL = [
  { className: 'dr-bar dr-bar-busy', text: 'Under way' },
  { className: 'dr-bar dr-bar-good', text: 'Healthy or completed' },
  { className: 'dr-bar dr-bar-warning', text: 'Partly completed, or awaits approval' },
  { className: 'dr-bar dr-bar-bad', text: 'Failed' },
];
const PREDICTED = [
  { className: 'dr-frame', text: 'Predicted when it started' },
  { className: 'dr-frame dr-frame-critical', text: 'Predicted, on the critical path' },
];

export const legendOf = (hasPrediction: boolean) =>
  hasPrediction ? [...REAL, ...PREDICTED] : REAL;
