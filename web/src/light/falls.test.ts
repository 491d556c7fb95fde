import { expect, test } from 'vitest';
import { APART, Falls } from './falls';

/** The moments at which something begins to fall, of lights that always want to, so many times a second. */
function moments(perSecond: number, seconds: number): number[] {
  const falls = new Falls();
  const all: number[] = [];
  for (let tick = 0; tick < seconds * perSecond; tick += 1) {
    const now = tick / perSecond;
    if (falls.wait(now) > 0) continue;
    falls.fall(now);
    all.push(now);
  }
  return all;
}

test('the first light falls at once', () => {
  expect(new Falls().wait(5)).toBe(0);
});

test('what falls at nearly the same time falls together', () => {
  const falls = new Falls();
  falls.fall(1);
  expect(falls.wait(1.05)).toBe(0);
  falls.fall(1.05);
  // ... and doesn't put the next moment off.
  expect(falls.wait(1.2)).toBeCloseTo(APART - 0.2);
  expect(falls.wait(1 + APART)).toBeCloseTo(0);
});

test.each([1, 8, 60, 240])('[D2] lights that want to fall %i times a second fall at most twice', (rate) => {
  const all = moments(rate, 20);
  const groups = all.filter((at, index) => index === 0 || at - (all[index - 1] as number) > 0.2);
  for (const from of groups) {
    const within = groups.filter((at) => at >= from && at < from + 1);
    expect(within.length).toBeLessThanOrEqual(2);
  }
  if (rate > 2) expect(groups.length / 20).toBeLessThanOrEqual(1 / APART + 0.1);
});
