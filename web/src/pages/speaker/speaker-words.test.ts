import { describe, expect, it } from 'vitest';
import type { SpeakerLook } from '../../audio/speaker';
import { meterReach, settled, wordsFor } from './speaker-words';

const SOUNDING: SpeakerLook = {
  role: 'active',
  state: 'ready',
  link: 'here',
  loading: 1,
  latency: 32,
  problems: [],
  bye: null,
  code: null,
};

describe('the sentence of the speaker page', () => {
  it('[A5] asks for the first tap, and says plainly when it needs another', () => {
    const asleep: SpeakerLook = { ...SOUNDING, state: 'asleep' };
    expect(wordsFor(asleep, false)).toMatchObject({ title: 'The room can sound here', act: 'start' });
    expect(wordsFor(asleep, true)).toMatchObject({ title: 'Sound needs one tap here', act: 'start' });
  });

  it('[R4] offers a standby to take over', () => {
    expect(wordsFor({ ...SOUNDING, role: 'standby' }, true).act).toBe('take');
  });

  it('[R4] names a loudspeaker that is late', () => {
    expect(wordsFor({ ...SOUNDING, latency: 180 }, true).more).toContain('180 ms late');
    expect(wordsFor(SOUNDING, true).more).not.toContain('late');
  });

  it('[R4] says in the server’s words why a room has ended', () => {
    expect(wordsFor({ ...SOUNDING, link: 'gone', bye: 'The therapist closed the room.' }, true).more).toBe(
      'The therapist closed the room.',
    );
  });
});

describe('the meter', () => {
  it('[D2] follows a strobe of sound without flickering', () => {
    let shown = 0;
    const seen: number[] = [];
    for (let frame = 0; frame < 600; frame++) {
      shown = settled(shown, frame % 8 < 4 ? 1 : 0, 1 / 60);
      if (frame > 300) seen.push(shown);
    }
    expect(Math.max(...seen) - Math.min(...seen)).toBeLessThan(0.2);
  });

  it('[A3] shows silence as nothing and full level as everything', () => {
    expect(meterReach(0)).toBe(0);
    expect(meterReach(1)).toBe(1);
    expect(meterReach(0.25)).toBeCloseTo(0.75, 2);
  });
});
