import fc from 'fast-check';
import { expect, test } from 'vitest';
import { panned, showing, spanOf, ticks, whole, zoomed } from './view';

const LENGTH = 1560;

test('[K4] looking closer keeps the moment where it is, and never leaves the session', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.tuple(
          fc.double({ min: 0.1, max: 4, noNaN: true }),
          fc.integer({ min: 0, max: LENGTH }),
          fc.integer({ min: -900, max: 900 }),
        ),
      ),
      (moves) => {
        let view = whole(LENGTH);
        for (const [factor, at, by] of moves) {
          view = panned(zoomed(view, factor, at, LENGTH), by, LENGTH);
          expect(view.since).toBeGreaterThanOrEqual(0);
          expect(view.until).toBeLessThanOrEqual(LENGTH + 1e-6);
          expect(spanOf(view)).toBeGreaterThanOrEqual(4 - 1e-6);
        }
      },
    ),
  );
  const view = zoomed(whole(LENGTH), 0.5, 780, LENGTH);
  expect(view).toEqual({ since: 390, until: 1170 });
});

test('[K4] a session of a second is looked at whole', () => {
  expect(zoomed(whole(0), 0.5, 0, 0)).toEqual({ since: 0, until: 1 });
});

test('[K4] a moment outside comes into sight', () => {
  const view = { since: 100, until: 200 };
  expect(showing(view, 150, LENGTH)).toBe(view);
  expect(showing(view, 300, LENGTH)).toEqual({ since: 205, until: 305 });
  expect(showing(view, 20, LENGTH)).toEqual({ since: 15, until: 115 });
});

test('[K4] figures stand on round moments, never closer than they are wide', () => {
  expect(ticks({ since: 0, until: 1560 }, 800, 60)).toEqual([
    0, 120, 240, 360, 480, 600, 720, 840, 960, 1080, 1200, 1320, 1440, 1560,
  ]);
  expect(ticks({ since: 61, until: 69 }, 800, 60)).toEqual([61, 62, 63, 64, 65, 66, 67, 68, 69]);
  expect(ticks({ since: 0, until: 21_600 }, 800, 60)).toHaveLength(13);
});
