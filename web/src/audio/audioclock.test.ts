import { describe, expect, it } from 'vitest';
import { AudioClock } from './audioclock';

/** An audio clock that runs 100 s ahead of the page's and moves in steps of 10 ms. */
const stepped = (page: number): number => 100 + Math.floor(page * 100) / 100;

describe('the audio clock', () => {
  it('[M2] is known to a millisecond although it moves in steps', () => {
    const clock = new AudioClock();
    for (let page = 1; page < 3; page += 0.0173) clock.read(page, stepped(page));
    expect(clock.toAudio(5)).toBeCloseTo(105, 3);
  });

  it('[M2] follows slow drift', () => {
    const clock = new AudioClock();
    const drifting = (page: number): number => stepped(page * (1 - 100e-6));
    for (let page = 0; page < 600; page += 0.0973) clock.read(page, drifting(page));
    expect(Math.abs((clock.toAudio(600) ?? 0) - (100 + 600 * (1 - 100e-6)))).toBeLessThan(0.002);
  });

  it('[A5] forgets what it knew when the clock had stood still', () => {
    const clock = new AudioClock();
    for (let page = 1; page < 2; page += 0.05) clock.read(page, 100 + page);
    clock.read(10, 102);
    expect(clock.toAudio(11)).toBeCloseTo(103, 6);
  });

  it('[M2] knows nothing before the first reading, nor after a reset', () => {
    const clock = new AudioClock();
    expect(clock.toAudio(1)).toBeNull();
    clock.read(1, 2);
    clock.reset();
    expect(clock.toAudio(1)).toBeNull();
  });
});
