import { describe, expect, it } from 'vitest';
import { circleFor, spotOf, standingIn, UNITS } from './circle';

describe('[D1] the circle', () => {
  it('begins at the top and goes clockwise', () => {
    const circle = circleFor(12);
    const [top, next, right] = [0, 1, 3].map((place) => spotOf(circle, place));
    expect(top?.x).toBeCloseTo(0);
    expect(top?.y).toBeCloseTo(-456);
    expect(next?.x).toBeGreaterThan(0);
    expect(right?.x).toBeCloseTo(456);
  });

  it('has seats of 11 % of the height when there are twelve', () => {
    expect((2 * circleFor(12).seatRadius) / UNITS).toBeCloseTo(0.111, 3);
  });

  it('keeps all seats apart, outside the water and on the screen, for one dozen to four', () => {
    for (const seats of [12, 24, 36, 48]) {
      const circle = circleFor(seats);
      const spots = Array.from({ length: seats }, (_, place) => spotOf(circle, place));
      for (const [i, one] of spots.entries()) {
        const out = Math.hypot(one.x, one.y);
        expect(out - circle.seatRadius).toBeGreaterThan(circle.poolRadius);
        expect(out + circle.seatRadius * 1.15).toBeLessThan(UNITS / 2);
        for (const other of spots.slice(i + 1)) {
          expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThan(2.2 * circle.seatRadius);
        }
      }
    }
  });
});

describe('[D1] the picture on a screen', () => {
  it('stands in the middle, as large as it can', () => {
    expect(standingIn(1920, 1080, null)).toEqual({ x: 960, y: 540, unit: 1 });
    expect(standingIn(768, 1024, null)).toEqual({ x: 384, y: 512, unit: 768 / UNITS });
  });

  it('leaves the strip beside it free, and moves no more than it must', () => {
    const sizes = [
      [1920, 1080, 520, 1080],
      [1280, 720, 330, 720],
      [1024, 768, 360, 768],
      [3840, 2160, 1000, 2160],
      [768, 1024, 768, 240],
      [390, 844, 390, 400],
    ] as const;
    for (const [width, height, stripWidth, stripHeight] of sizes) {
      const { x, y, unit } = standingIn(width, height, { width: stripWidth, height: stripHeight });
      const reach = (UNITS / 2) * unit;
      const wide = width >= height;
      expect(x + reach).toBeLessThanOrEqual((wide ? width - stripWidth : width) + 1e-9);
      expect(y + reach).toBeLessThanOrEqual((wide ? height : height - stripHeight) + 1e-9);
      expect(x - reach).toBeGreaterThanOrEqual(-1e-9);
      expect(y - reach).toBeGreaterThanOrEqual(-1e-9);
    }
    expect(standingIn(1920, 1080, { width: 300, height: 1080 }).x).toBe(960);
  });
});
