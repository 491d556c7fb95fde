import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Channels, channels, luminance } from '../light/palette';

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

const light = (hex: string) => luminance(channels(hex));
function contrast(one: string, other: string): number {
  const [low, high] = [light(one), light(other)].sort((a, b) => a - b) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

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

/** How eyes see without one kind of their cones (Machado and others, 2009, severity 1), on linear light. */
const SIGHTS: Readonly<Record<string, readonly (readonly [number, number, number])[]>> = {
  usual: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  'without red': [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  'without green': [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  'without blue': [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

const linear = (channel: number) =>
  channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;

/** CIE L*a*b* (D65) of a colour as some eyes see it. */
function lab(hex: string, sight: readonly (readonly [number, number, number])[]): Channels {
  const [r, g, b] = channels(hex).map(linear) as [number, number, number];
  const [red, green, blue] = sight.map((row) =>
    Math.min(1, Math.max(0, row[0] * r + row[1] * g + row[2] * b)),
  ) as [number, number, number];
  const f = (t: number) => (t > 216 / 24389 ? Math.cbrt(t) : (24389 / 27 / 116) * t + 16 / 116);
  const x = f((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047);
  const y = f(0.2126729 * red + 0.7151522 * green + 0.072175 * blue);
  const z = f((0.0193339 * red + 0.119192 * green + 0.9503041 * blue) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** CIEDE2000: how different two colours look. */
function difference([l1, a1, b1]: Channels, [l2, a2, b2]: Channels): number {
  const rad = Math.PI / 180;
  const mean = (Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2;
  const g = 0.5 * (1 - Math.sqrt(mean ** 7 / (mean ** 7 + 25 ** 7)));
  const [p1, p2] = [a1 * (1 + g), a2 * (1 + g)];
  const [c1, c2] = [Math.hypot(p1, b1), Math.hypot(p2, b2)];
  const hue = (b: number, a: number) => (a === 0 && b === 0 ? 0 : (Math.atan2(b, a) / rad + 360) % 360);
  const [h1, h2] = [hue(b1, p1), hue(b2, p2)];
  const grey = c1 * c2 === 0;
  const turn = h2 - h1;
  const dh = grey ? 0 : Math.abs(turn) <= 180 ? turn : turn > 180 ? turn - 360 : turn + 360;
  const dL = l2 - l1;
  const dC = c2 - c1;
  const dH = 2 * Math.sqrt(c1 * c2) * Math.sin((dh / 2) * rad);
  const L = (l1 + l2) / 2;
  const C = (c1 + c2) / 2;
  const far = Math.abs(h1 - h2) > 180;
  const H = grey ? h1 + h2 : far ? (h1 + h2 + (h1 + h2 < 360 ? 360 : -360)) / 2 : (h1 + h2) / 2;
  const t =
    1 -
    0.17 * Math.cos((H - 30) * rad) +
    0.24 * Math.cos(2 * H * rad) +
    0.32 * Math.cos((3 * H + 6) * rad) -
    0.2 * Math.cos((4 * H - 63) * rad);
  const sl = 1 + (0.015 * (L - 50) ** 2) / Math.sqrt(20 + (L - 50) ** 2);
  const sc = 1 + 0.045 * C;
  const sh = 1 + 0.015 * C * t;
  const rc = 2 * Math.sqrt(C ** 7 / (C ** 7 + 25 ** 7));
  const rt = -Math.sin(60 * Math.exp(-(((H - 275) / 25) ** 2)) * rad) * rc;
  return Math.sqrt((dL / sl) ** 2 + (dC / sc) ** 2 + (dH / sh) ** 2 + rt * (dC / sc) * (dH / sh));
}

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
