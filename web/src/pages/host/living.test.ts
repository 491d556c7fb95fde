import { expect, test } from 'vitest';
import { pictured, picturedRoom, picturedStill } from './living';

test('only seats that may play are touched in the picture', () => {
  const resting = picturedRoom()
    .seats.filter((seat) => seat.rest)
    .map((seat) => seat.seat);
  for (let count = 0; count < 40; count++) {
    const [touch] = pictured(count).lights.on;
    expect(resting).not.toContain(touch?.[0]);
  }
});

test('[D2] the picture stays far below two touches a second, each with its own id', () => {
  const ids = new Set<number>();
  for (let count = 0; count < 40; count++) {
    const step = pictured(count);
    expect(step.wait).toBeGreaterThan(1);
    for (const touch of step.lights.on) ids.add(touch[2]);
  }
  expect(ids.size).toBe(40);
});

test('[D2] for those who want no motion its light comes once, and stays', () => {
  const { on, off } = picturedStill();
  expect(on.map(([seat]) => seat)).toEqual([2, 4, 9]);
  expect(on.every(([, , , hold, heard]) => hold && heard)).toBe(true);
  expect(off).toEqual([]);
});
