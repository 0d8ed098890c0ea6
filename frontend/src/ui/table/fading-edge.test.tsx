import { fireEvent, render } from '@testing-library/react';
import { useRef } from 'react';
import { expect, test, vi } from 'vitest';

import { useFadingEdge } from './fading-edge';

function Wide() {
  const frame = useRef<HTMLDivElement>(null);
  useFadingEdge(frame);
  return (
    <div ref={frame}>
      <div data-testid="scrolled">
        <table />
      </div>
    </div>
  );
}

/** jsdom has no sizes: a table of 500 px in a window of 300. */
function shown(): HTMLElement {
  const scrolled = render(<Wide />).getByTestId('scrolled');
  vi.spyOn(scrolled, 'scrollWidth', 'get').mockReturnValue(500);
  vi.spyOn(scrolled, 'clientWidth', 'get').mockReturnValue(300);
  return scrolled;
}

test.each([
  [0, true],
  [120, true],
  [200, false],
])('a table that is scrolled by %i of 200 px goes on: %s', (scrollLeft, goesOn) => {
  const scrolled = shown();

  scrolled.scrollLeft = scrollLeft;
  fireEvent.scroll(scrolled);

  expect(scrolled.hasAttribute('data-goes-on')).toBe(goesOn);
});
