import { describe, expect, it } from 'vitest';
import type { Safety } from '../../../protocol.gen';
import {
  ceilingWords,
  doseWords,
  levelWords,
  reach,
  shortWords,
  typedLevel,
  usualCeiling,
} from './safety-words';

const QUIET: Safety = {
  kept: { measured: 70, people: 'children', ceiling: 75, locked: true },
  unlocking: false,
  noise: false,
  level: null,
  limit: 75,
  dose: 0,
  loud: false,
  accents: false,
  cut: false,
};

describe('the loudness line', () => {
  it('[A3] says plainly that nothing was measured', () => {
    expect(levelWords({ ...QUIET, kept: null })).toBe('not measured');
    expect(ceilingWords({ ...QUIET, kept: null })).toContain('how loud it is in the room isn’t known');
  });

  it('[A3] names an estimate as one, and what was done about it', () => {
    expect(levelWords(QUIET)).toBe('quiet');
    expect(levelWords({ ...QUIET, level: 68 })).toBe('about 68 dBA');
    expect(levelWords({ ...QUIET, level: 76, loud: true })).toBe('loud, about 76 dBA');
    expect(levelWords({ ...QUIET, level: 80, loud: true, cut: true })).toBe('made 6 dB softer');
    expect(levelWords({ ...QUIET, noise: true })).toBe('noise to measure');
    const seen = [QUIET, { ...QUIET, level: 68 }, { ...QUIET, cut: true }, { ...QUIET, kept: null }];
    expect(seen.map(shortWords)).toEqual(['quiet', '68 dBA', '−6 dB', 'dBA ?']);
    expect(ceilingWords(QUIET)).toContain('75 dBA');
  });

  it('[A3] tells a dose in figures that mean something', () => {
    expect(doseWords(0.0004)).toContain('Hardly anything');
    expect(doseWords(0.0123)).toContain('1.2 %');
    expect(doseWords(0.31)).toContain('31 %');
  });

  it('[A3] has a bar that ends where it must', () => {
    expect(reach(20)).toBe(0);
    expect(reach(65)).toBe(0.5);
    expect(reach(120)).toBe(1);
  });

  it('[A3] takes a figure as people type it, and nothing else', () => {
    expect(typedLevel('71,5')).toBe(71.5);
    expect(typedLevel(' 70 ')).toBe(70);
    for (const text of ['', ' ', '7', '300', 'loud', '1e9']) expect(typedLevel(text)).toBeNull();
    expect(usualCeiling('children')).toBe(75);
    expect(usualCeiling('adults')).toBe(80);
  });
});
