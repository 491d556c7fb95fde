import { describe, expect, it } from 'vitest';
import { correlate } from './fft';
import { looped } from './loop';
import { loudness, lowPass, median } from './loudness';
import { keysOf, PITCHED } from './recipe';
import { fromOnset, peak, untilSilence } from './shape';
import { centsOff } from './tuning';

const RATE = 44100;

function sine(hertz: number, seconds: number, gain = 1): Float32Array {
  return Float32Array.from(
    { length: Math.round(seconds * RATE) },
    (_, i) => gain * Math.sin((2 * Math.PI * hertz * i) / RATE),
  );
}

describe('loudness', () => {
  it('[A1] agrees with the standard: a full 997 Hz sine is -3.01 LUFS, in both channels 3 dB more', () => {
    const tone = sine(997, 1);
    expect(loudness([tone], RATE, 1)).toBeCloseTo(-3.01, 1);
    expect(loudness([tone, tone], RATE, 1)).toBeCloseTo(0, 1);
  });

  it('[A1] hears bass less than treble, as people do', () => {
    expect(loudness([sine(40, 1)], RATE, 1)).toBeLessThan(loudness([sine(4000, 1)], RATE, 1) - 5);
  });

  it('[A1] takes the middle one of odd and even many', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 2, 3])).toBe(2.5);
  });

  it('[A1] darkens above the corner only', () => {
    expect(peak([lowPass(sine(8000, 0.2), RATE, 800, -4).subarray(2000)])).toBeLessThan(0.02);
    expect(peak([lowPass(sine(80, 0.2), RATE, 800, -4).subarray(2000)])).toBeGreaterThan(0.95);
  });
});

describe('tuning', () => {
  it('[A1] is read to a cent, high and low', () => {
    for (const [key, cents] of [
      [45, 12.3],
      [69, -7.7],
      [93, 31.4],
    ] as const) {
      const tone = sine(440 * 2 ** ((key + cents / 100 - 69) / 12), 1.5);
      expect(Math.abs(centsOff(tone, RATE, key, 0.5) - cents)).toBeLessThan(1);
    }
  });
});

describe('loops', () => {
  it('[P4] of a steady tone are inaudible: the waves on both sides are one', () => {
    const tone = sine(261.6, 7, 0.5);
    const loop = looped([tone], RATE);
    expect(loop.likeness).toBeGreaterThan(0.999);
    const [made] = loop.channels;
    const jump = Math.abs((made?.[loop.end - 1] ?? 0) - (made?.[loop.start - 1] ?? 0));
    expect(jump).toBeLessThan(0.002);
  });

  it('[P4] go on after their end for 100 ms, so that a shifted decoder meets the same wave', () => {
    const loop = looped([sine(330, 7, 0.5)], RATE);
    const [made] = loop.channels;
    expect(made?.length).toBe(loop.end + 4410);
    expect(made?.[loop.end + 99]).toBe(made?.[loop.start + 99]);
  });

  it('[P4] are found by likeness, which peaks where a piece was cut out', () => {
    const long = Float64Array.from({ length: 1000 }, (_, i) => Math.sin(i * i * 0.001));
    const products = correlate(long, long.slice(400, 500));
    expect(products.indexOf(Math.max(...products))).toBe(400);
  });
});

describe('shaping', () => {
  it('[A2] begins a hair before the first audible sample', () => {
    const late = new Float32Array(2000);
    late[1500] = 1;
    const [cut] = fromOnset([late], RATE, 0.02, 0.0003);
    expect(cut?.indexOf(1)).toBe(16);
  });

  it('[A3] ends in a fade, never in a click', () => {
    const [ended] = untilSilence([sine(200, 1)], RATE);
    expect(Math.abs(ended?.[ended.length - 1] ?? 1)).toBeLessThan(1e-6);
  });
});

describe('the recipe', () => {
  it('[A1] samples every instrument at least every six semitones, ends included', () => {
    for (const one of PITCHED) {
      const keys = keysOf(one);
      expect(keys[0]).toBe(one.low);
      expect(keys[keys.length - 1]).toBe(one.high);
      for (let i = 1; i < keys.length; i++)
        expect((keys[i] ?? 0) - (keys[i - 1] ?? 0)).toBeLessThanOrEqual(6);
    }
  });
});
