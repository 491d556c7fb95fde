import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contrast, difference, lab, light, SIGHTS } from '../../test/sight';
import { channels, linear } from '../light/palette';

const css = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');

interface Look {
  readonly field: string;
  readonly lift: string;
  readonly mark: string;
  readonly lit: string;
}

const value = (block: string, name: string) => new RegExp(`--${name}: (#[0-9a-f]{6})`).exec(block)?.[1] ?? '';

function many(block: string): Look[] {
  return Array.from({ length: 12 }, (_, index) => {
    const pad = `p${index + 1}`;
    return {
      field: value(block, pad),
      lift: value(block, `${pad}-lift`),
      mark: value(block, `${pad}-mark`),
      lit: value(block, `${pad}-lit`),
    };
  });
}

function alone(sheet: string, before: string): Look[] {
  return Array.from({ length: 12 }, (_, index) => {
    const block = new RegExp(`\\n${before}\\.pad-alone-${index + 1} \\{([^}]*)\\}`).exec(sheet)?.[1] ?? '';
    const [field, lift, mark, lit] = ['field', 'lift', 'mark', 'lit'].map((name) => value(block, name));
    return { field: field ?? '', lift: lift ?? '', mark: mark ?? '', lit: lit ?? '' };
  });
}

const [dusk, linen] = css('./pad-colours.css').split('/* For bright rooms') as [string, string];
const LOOKS: Readonly<Record<string, Look[]>> = {
  dusk: many(dusk),
  linen: many(linen),
  'dusk, alone': alone(css('./pad-alone.css'), ''),
  'linen, alone': alone(css('./pad-alone.css'), '\\.linen '),
};

/** What is drawn at this opacity over something. */
function over(hex: string, ground: string, opacity: number): string {
  const under = channels(ground);
  const mixed = channels(hex).map(
    (channel, index) => channel * opacity + (under[index] ?? 0) * (1 - opacity),
  );
  return `#${mixed
    .map((channel) =>
      Math.round(255 * channel)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}

/** How much of a colour's light is red, 0 to 1: from 0.8 on WCAG counts its changes as red flashes. */
function redness(hex: string): number {
  const [red = 0, green = 0, blue = 0] = channels(hex).map(linear);
  return red / (red + green + blue);
}

describe('[D2] the pads’ colours', () => {
  it('none of them, lit or not, is a saturated red', () => {
    for (const look of Object.values(LOOKS).flat()) {
      for (const colour of Object.values(look)) expect(redness(colour)).toBeLessThan(0.78);
    }
    expect(redness('#582606')).toBeGreaterThan(0.8);
  });
});

describe('[X1] the pads’ colours', () => {
  it('are measured as others measure them', () => {
    // Two of the published pairs for CIEDE2000 (Sharma and others, 2005).
    expect(difference([50, 2.6772, -79.7751], [50, 0, -82.7485])).toBeCloseTo(2.0425, 4);
    expect(difference([60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387])).toBeCloseTo(1.2644, 4);
    expect(contrast('#ffffff', '#000000')).toBeCloseTo(21, 5);
  });

  it('are half as light in calm as the style sheet says', () => {
    const looks = css('./pad-looks.css');
    expect(looks).toMatch(/\n\.calm \.water \{\s*opacity: 0\.5;/);
    expect(looks).toMatch(/\n\.calm \.mark \{\s*opacity: 0\.82;/);
    expect(looks).toMatch(/\.dusk \.surface\.calm \{\s*--water: #0e191d;/);
    expect(looks).toMatch(/\.linen \.surface\.calm \{\s*background: #000000;/);
    expect(looks).toMatch(/\.linen \.calm \.pad,[^{]*\{\s*opacity: 0\.72;/);
  });

  for (const [name, looks] of Object.entries(LOOKS)) {
    it(`${name}: every mark stands out from its field by 3 : 1, at rest, touched and calm`, () => {
      expect(looks).toHaveLength(12);
      for (const { field, lift, mark, lit } of looks) {
        expect(field).not.toBe('');
        expect(contrast(mark, field)).toBeGreaterThanOrEqual(3);
        expect(contrast(lit, lift)).toBeGreaterThanOrEqual(3);
        // Calm, as pad-looks.css draws it: fields under half dark water and marks over them, or all of it before black.
        const pale = name.startsWith('linen');
        const calmField = pale ? over(field, '#000000', 0.72) : over(field, '#0e191d', 0.5);
        const calmMark = pale ? over(mark, '#000000', 0.72) : over(mark, calmField, 0.82);
        expect(contrast(calmMark, calmField)).toBeGreaterThanOrEqual(3);
        expect(light(calmField) / light(field)).toBeLessThan(0.65);
      }
    });
  }

  for (const name of ['dusk', 'linen']) {
    for (const [sight, matrix] of Object.entries(SIGHTS)) {
      it(`${name}: neighbours in a row look different to eyes ${sight}`, () => {
        const marks = (LOOKS[name] ?? []).map((look) => lab(look.mark, matrix));
        const least = marks
          .slice(1)
          .map((mark, index) => difference(marks[index] ?? mark, mark))
          .reduce((low, one) => Math.min(low, one), 1e3);
        expect(least).toBeGreaterThanOrEqual(20);
      });
    }
  }

  it('high contrast keeps 7 : 1, calm or not, and yellow stands out from white by its rim, never alone', () => {
    const looks = css('./pad-looks.css');
    const block = /\.contrast \.pad,[^{]*\{([^}]*)\}/.exec(looks)?.[1] ?? '';
    const [field, mark, lit] = ['field', 'mark', 'lit'].map((name) => value(block, name)) as [
      string,
      string,
      string,
    ];
    expect(contrast(mark, field)).toBeGreaterThanOrEqual(7);
    expect(contrast(lit, field)).toBeGreaterThanOrEqual(7);
    const calm = Number(/\.contrast \.calm \.pad,[^{]*\{\s*opacity: ([\d.]+)/.exec(looks)?.[1]);
    const touched = Number(/\.contrast \.calm \.pad\.touched \{\s*opacity: ([\d.]+)/.exec(looks)?.[1]);
    expect(contrast(over(mark, '#000000', calm), '#000000')).toBeGreaterThanOrEqual(7);
    expect(contrast(over(lit, '#000000', touched), '#000000')).toBeGreaterThanOrEqual(7);
  });

  it('[D2] no pad is a saturated red, and a touch lifts its field by less than a tenth', () => {
    for (const looks of Object.values(LOOKS)) {
      for (const look of looks) {
        expect(light(look.lift) - light(look.field)).toBeLessThan(0.1);
        for (const hex of Object.values(look)) {
          const [red, green, blue] = channels(hex);
          expect(red / (red + green + blue)).toBeLessThan(0.8);
        }
      }
    }
  });
});
