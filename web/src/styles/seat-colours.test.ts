import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contrast, difference, lab, SIGHTS } from '../../test/sight';

const tokens = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

/** The first block of tokens that begins with `theme`. */
function block(theme: string): string {
  return new RegExp(`\\n\\.${theme} \\{([^}]*)\\}`).exec(tokens)?.[1] ?? '';
}

const value = (theme: string, name: string) =>
  new RegExp(`--${name}: (#[0-9a-f]{6})`).exec(block(theme))?.[1] ?? `no ${name} in ${theme}`;

const seats = (theme: string) => Array.from({ length: 12 }, (_, index) => value(theme, `s${index + 1}`));

describe('[X4] the seats’ colours', () => {
  for (const [theme, least] of [
    ['linen', 3],
    ['dusk', 3],
    ['contrast', 7],
  ] as const) {
    it(`${theme}: every seat stands out from all it can lie on by ${least} : 1`, () => {
      for (const colour of seats(theme)) {
        for (const ground of ['ground', 'sunk', 'panel']) {
          expect(contrast(colour, value(theme, ground))).toBeGreaterThanOrEqual(least);
        }
      }
    });
  }

  for (const theme of ['linen', 'dusk']) {
    for (const [sight, matrix] of Object.entries(SIGHTS)) {
      it(`${theme}: neighbours in the circle look different to eyes ${sight}`, () => {
        const all = seats(theme).map((colour) => lab(colour, matrix));
        const apart = all.map((one, index) => difference(one, all[(index + 1) % all.length] ?? one));
        expect(apart.reduce((low, one) => Math.min(low, one), 1e3)).toBeGreaterThanOrEqual(20);
      });
    }
  }
});
