import { expect, test } from 'vitest';
import { buttonSide, MAP_SIDE, moved, nearestPlace, orderOf, spot, swapped, turned } from './circle';

const SIZES = [12, 24, 36, 48];
const order = Array.from({ length: 24 }, (_, index) => index + 1);

test('the first place is at the top, the fourth at the right', () => {
  expect(spot(0, 12).x).toBeCloseTo(500, 6);
  expect(spot(0, 12).y).toBeLessThan(200);
  expect(spot(3, 12).x).toBeGreaterThan(800);
  expect(spot(3, 12).y).toBeCloseTo(500, 6);
});

test('[C1] no two seats overlap and none leaves the map, in every size of room', () => {
  for (const seats of SIZES) {
    const side = buttonSide(seats);
    const spots = Array.from({ length: seats }, (_, place) => spot(place, seats));
    spots.forEach((one, index) => {
      expect(Math.min(one.x, one.y) - side / 2).toBeGreaterThanOrEqual(0);
      expect(Math.max(one.x, one.y) + side / 2).toBeLessThanOrEqual(MAP_SIDE);
      for (const other of spots.slice(index + 1)) {
        expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThanOrEqual(side - 1);
      }
    });
  }
});

test('a seat dropped near a place finds it', () => {
  for (const seats of SIZES) {
    for (let place = 0; place < seats; place++) {
      const { x, y } = spot(place, seats);
      expect(nearestPlace({ x: x + 20, y: y - 20 }, seats)).toBe(place);
    }
  }
});

test('[R1] rearranging keeps every seat exactly once', () => {
  for (const next of [
    swapped(order, 2, 20),
    turned(order, 1),
    turned(order, -5),
    moved(order, 12, 1),
    moved(order, 13, -1),
  ]) {
    expect([...next].sort((a, b) => a - b)).toEqual(order);
  }
});

test('turning moves everybody on by one chair, each ring for itself', () => {
  const next = turned(order, 1);
  expect(next.slice(0, 3)).toEqual([12, 1, 2]);
  expect(next.slice(12, 15)).toEqual([24, 13, 14]);
  expect(turned(next, -1)).toEqual(order);
});

test('a seat moved past the top stays in its ring', () => {
  expect(moved(order, 12, 1).indexOf(12)).toBe(0);
  expect(moved(order, 13, -1).indexOf(13)).toBe(23);
  expect(moved(order, 99, 1)).toEqual(order);
});

test('places tell the order, in whatever order seats come', () => {
  expect(
    orderOf([
      { seat: 3, place: 2 },
      { seat: 1, place: 0 },
      { seat: 2, place: 1 },
    ]),
  ).toEqual([1, 2, 3]);
});
