import { describe, expect, it } from 'vitest';
import { powerOf } from './kweight';
import { type Beginning, FLOOR, gainAt, KNOWN, STRETCH, Sudden, wayOf } from './sudden';

const RECORDING = {};

/** A tone of so many LUFS at its beginning, which falls by 3 dB every 50 ms. */
function tone(id: number, at: number, loudness: number, more: Partial<Beginning> = {}): Beginning {
  const powers = Float32Array.from({ length: KNOWN }, (_, i) => powerOf(loudness - 3 * i));
  const recording = {};
  return { id, at, recording, rate: 1, powers, amplitude: 1, rise: 0, lasting: false, ...more };
}

function room(gain = 1): Sudden {
  return new Sudden(
    0,
    () => gain,
    () => gain,
  );
}

const decibels = (gain: number): number => 20 * Math.log10(gain);

describe('a sudden sound', () => {
  it('[A3] is left alone after silence when it is soft', () => {
    expect(room().begin(tone(1, 5, FLOOR + 6), 5)).toBeNull();
  });

  it('[A3] is taken back to a soft beginning when it is loud, and returns by 24 dB a second', () => {
    const dips = room().begin(tone(1, 5, FLOOR + 28), 5) ?? [];
    const taken = decibels(gainAt(dips, 5));
    expect(taken).toBeGreaterThan(-22);
    expect(taken).toBeLessThan(-19);
    expect(decibels(gainAt(dips, 5.3))).toBeCloseTo(taken, 6);
    expect(decibels(gainAt(dips, 5.35 + 0.5))).toBeCloseTo(taken + 12, 6);
    expect(gainAt(dips, 8)).toBe(1);
    expect(gainAt(dips, 4.99)).toBe(1);
  });

  it('[A3] counts what the room takes away, and what it is about to give back', () => {
    expect(room(0.05).begin(tone(1, 5, FLOOR + 28), 5)).toBeNull();
    const hushed = new Sudden(
      0,
      () => 0.05,
      () => 1,
    );
    expect(hushed.begin(tone(1, 5, FLOOR + 28), 5)).not.toBeNull();
  });

  it('[A3] is no surprise once the last ten seconds were as loud', () => {
    const sudden = room();
    for (let i = 0; i < 40; i++) sudden.begin(tone(i, 5 + i * 0.25, -26), 5 + i * 0.25);
    expect(sudden.begin(tone(99, 15.1, -26), 15.1)).toBeNull();
    expect(sudden.begin(tone(100, 60, -14), 60)).not.toBeNull();
  });

  it('[A3] counts twice as high when the same recording begins twice together', () => {
    const twice = { recording: RECORDING, rate: 1 };
    const alike = room();
    alike.begin(tone(1, 5, -28, twice), 5);
    const dips = alike.begin(tone(2, 5.005, -28, twice), 5.005) ?? [];
    const others = room();
    others.begin(tone(1, 5, -28), 5);
    const apart = others.begin(tone(2, 5.005, -28), 5.005) ?? [];
    expect(decibels(gainAt(apart, 5.005) / gainAt(dips, 5.005))).toBeCloseTo(3, 0);
  });

  it('[A3] is taken back at its own moment when it is planned, and what comes between is left alone', () => {
    const sudden = room();
    const planned = sudden.begin(tone(1, 5.15, -20), 5) ?? [];
    expect(gainAt(planned, 5.1)).toBe(1);
    expect(gainAt(planned, 5.15)).toBeLessThan(0.3);
    expect(sudden.begin(tone(2, 5.02, FLOOR), 5.02)).toBeNull();
  });

  it('[A3] may be as sudden as it likes where accents are allowed', () => {
    const sudden = room();
    sudden.allowed = true;
    expect(sudden.begin(tone(1, 5, -6), 5)).toBeNull();
  });

  it('[A3] may grow as loud as it likes when it swells', () => {
    const swell = tone(1, 5, -30, { rise: 3, lasting: true });
    expect(room().begin(swell, 5)).toBeNull();
  });

  it('[A3] reckons with what lasts until it has ended', () => {
    const steady = Float32Array.from({ length: KNOWN }, () => powerOf(-30));
    const lasting = { ...tone(1, 5, -30), powers: steady, lasting: true };
    const sudden = room();
    sudden.begin(lasting, 5);
    sudden.begin(tone(2, 14, FLOOR - 20), 14);
    expect(sudden.begin(tone(3, 15, -24), 15)).toBeNull();
    sudden.end(1, 15);
    sudden.begin(tone(4, 24, FLOOR - 20), 24);
    expect(sudden.begin(tone(5, 26, -24), 26)).not.toBeNull();
  });

  it('[A2] costs a few microseconds', () => {
    const sudden = room();
    const many = 20000;
    const tones = Array.from({ length: many }, (_, i) =>
      tone(i, i * 0.005, -20 - (i % 20), { lasting: i % 5 === 0 }),
    );
    const begun = performance.now();
    for (const one of tones) {
      const dips = sudden.begin(one, one.at);
      if (dips) wayOf(dips, one.at);
      if (one.id % 5 === 4) sudden.end(one.id - 4, one.at);
    }
    const each = (1000 * (performance.now() - begun)) / many;
    process.stdout.write(`a note: ${each.toFixed(1)} µs (10 on a quiet machine)\n`);
    expect(each).toBeLessThan(200);
  });
});

describe('the way of the gain', () => {
  it('[A3] steps down, stays, and returns; a lower dip cuts the return short, a higher one is passed by', () => {
    const dips = [
      { at: 1, gain: 0.1 },
      { at: 1.4, gain: 0.9 },
      { at: 1.6, gain: 0.05 },
    ];
    const way = wayOf(dips, 1.2);
    expect(way.map(({ how }) => how)).toEqual(['step', 'step', 'return', 'step', 'step', 'return']);
    for (const point of way) {
      if (point.how === 'step') expect(point.gain).toBeCloseTo(gainAt(dips, point.at), 9);
    }
    expect(way[way.length - 1]?.gain).toBe(1);
    expect(way.map(({ at }) => at)).toEqual(way.map(({ at }) => at).sort((a, b) => a - b));
  });

  it('looks at stretches short enough for a beginning', () => {
    expect(STRETCH * KNOWN).toBeGreaterThan(1);
  });
});
