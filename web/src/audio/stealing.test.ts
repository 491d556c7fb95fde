import { describe, expect, it } from 'vitest';
import { BED, CHORDS, CUES, DRONE, LEADER, PULSE } from '../protocol.gen';
import { type Stealable, toSteal } from './stealing';

const voice = (seat: number, began: number, released: number | null = null): Stealable => ({
  seat,
  began,
  released,
});

describe('which tone gives way', () => {
  it('[A2] what is fading anyway, the oldest first', () => {
    const fading = voice(1, 5, 9);
    expect(toSteal([voice(2, 1), voice(1, 6, 8), fading, voice(2, 2)])).toBe(fading);
  });

  it('[A2] else the oldest of the seat that has most, so that a busy seat never silences a quiet one', () => {
    const oldestOfBusy = voice(7, 3);
    const lone = voice(2, 1);
    expect(toSteal([lone, voice(7, 4), oldestOfBusy, voice(3, 2), voice(7, 5)])).toBe(oldestOfBusy);
  });

  it('[A2] of seats with equally many, the oldest tone of all', () => {
    const oldest = voice(4, 1);
    expect(toSteal([voice(3, 2), oldest, voice(3, 3), voice(4, 5)])).toBe(oldest);
  });

  it('[M4] never the ground under the playing', () => {
    const grounds = [PULSE, DRONE, BED, CHORDS, CUES].map((seat, i) => voice(seat, i, i % 2 ? 9 : null));
    expect(toSteal(grounds)).toBeNull();
    const player = voice(9, 8);
    expect(toSteal([...grounds, player])).toBe(player);
  });

  it('[C2] the therapist gives a tone as everybody does', () => {
    const led = voice(LEADER, 1);
    expect(toSteal([voice(DRONE, 0), led, voice(LEADER, 2), voice(3, 0.5)])).toBe(led);
  });

  it('[A2] nothing, when nothing sounds', () => {
    expect(toSteal([])).toBeNull();
  });
});
