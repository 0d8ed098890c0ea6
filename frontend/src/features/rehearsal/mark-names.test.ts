import { expect, test } from 'vitest';

import { markNames } from './mark-names';
import type { Mark } from './timeline-model';

const MINUTE = 60_000;
const scale = { from: 0, to: 100 * MINUTE, width: 1000 };
const mark = (name: Mark['name'], minutes: number): Mark => ({ name, at: minutes * MINUTE });

test('marks with room between them have a name each', () => {
  const names = markNames([mark('P50', 10), mark('P90', 50)], scale);

  expect(names.map(({ text }) => text)).toEqual(['P50 10 min', 'P90 50 min']);
  expect(names[0]).toMatchObject({ x: 106, anchor: 'start' });
});

test('marks that are near are told as one, with both values', () => {
  const names = markNames([mark('P90', 72), mark('P50', 68)], scale);

  expect(names.map(({ text }) => text)).toEqual(['P50 1 h 8 min · P90 1 h 12 min']);
});

test('the name of a mark at the end of the axis stands left of it', () => {
  const [name] = markNames([mark('RTO', 98)], scale);

  expect(name).toMatchObject({ x: 974, anchor: 'end' });
});
