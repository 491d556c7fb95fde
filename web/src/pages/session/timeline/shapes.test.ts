import { expect, test } from 'vitest';
import { padOffset, placesOf } from './shapes';

test('[K4] bands, rows and the line of time lie one below the other, with none on another', () => {
  const places = placesOf({ rem: 16, scenes: true, techniques: true, marks: true, rows: 9, therapist: true });
  const order = [
    places.scenes,
    places.techniques,
    places.marks,
    places.rows,
    places.density,
    places.axis,
    places.height,
  ];
  expect([...order].sort((a, b) => a - b)).toEqual(order);
  expect(places.density - places.rows).toBe(10 * places.row);
  const many = placesOf({
    rem: 16,
    scenes: false,
    techniques: false,
    marks: false,
    rows: 40,
    therapist: false,
  });
  expect(many.height).toBeLessThan(1100);
});

test('[K4] the highest pad lies at the top of its row, the lowest at its foot, a lone one in the middle', () => {
  expect(padOffset(4, 5, 30, 4)).toBe(2);
  expect(padOffset(0, 5, 30, 4)).toBe(24);
  expect(padOffset(0, 1, 30, 4)).toBe(13);
  expect(padOffset(9, 5, 30, 4)).toBe(2); // more pads than now: it had more earlier
});
