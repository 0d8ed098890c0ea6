import { describe, expect, test } from 'vitest';

import { fitted, heightFor } from './fit';

const small = { x: 0, y: -45, width: 400, height: 90 };
const wide = { x: 10, y: -300, width: 2000, height: 600 };

describe('what is shown of a graph', () => {
  test('is in the middle, and never larger than drawn', () => {
    expect(fitted(small, { width: 1000, height: 200 })).toEqual({ zoom: 1, x: 300, y: 100 });
  });

  test('is all of it while that can be read', () => {
    const { zoom, x } = fitted(wide, { width: 1456, height: 600 });

    expect(zoom).toBeCloseTo(0.7);
    expect(x + wide.x * zoom).toBeCloseTo(28);
  });

  test('begins with the first waves where there is no room for all', () => {
    const { zoom, x } = fitted(wide, { width: 300, height: 600 });

    expect(zoom).toBe(0.6);
    expect(x + wide.x * zoom).toBe(28);
  });

  test('takes as much height as it needs, within limits', () => {
    expect(heightFor(small, 1000)).toBe(180);
    expect(heightFor(wide, 1456)).toBeCloseTo(476);
    expect(heightFor({ ...wide, height: 4000 }, 1456)).toBe(640);
  });
});
