import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { alphaFor, channels, DUSK, luminance, riseOf, SEAT_COLOURS } from './palette';

describe('[D1] the colours of the stage', () => {
  it('are those of the dusk theme', () => {
    const tokens = readFileSync(new URL('../styles/tokens.css', import.meta.url), 'utf8');
    const dusk = /\.dusk \{([^}]*)\}/.exec(tokens)?.[1] ?? '';
    const seats = Array.from(dusk.matchAll(/--s\d+: (#[0-9a-f]{6})/g), (match) => match[1]);
    expect(seats).toEqual(SEAT_COLOURS);
  });

  it('[D2] hold no saturated red', () => {
    for (const colour of SEAT_COLOURS) {
      const [red, green, blue] = channels(colour);
      expect(red / (red + green + blue)).toBeLessThan(0.8);
    }
  });

  it('are weighed as WCAG weighs them', () => {
    expect(luminance(channels('#ffffff'))).toBeCloseTo(1);
    expect(luminance(channels('#000000'))).toBe(0);
    expect(luminance(channels('#808080'))).toBeCloseTo(0.2159, 3);
  });

  it('are laid on so thin that no sheet is a flash', () => {
    for (const colour of SEAT_COLOURS) {
      const alpha = alphaFor(colour, DUSK.water, 0.07, 0.4);
      expect(riseOf(colour, DUSK.water, alpha)).toBeLessThanOrEqual(0.07);
      expect(alpha).toBeGreaterThan(0.1);
    }
  });
});
