import { describe, expect, it } from 'vitest';
import { melody } from './melody';

describe('[X1] the little piece', () => {
  it('goes up and down by steps and ends at home', () => {
    expect(melody(3, 8)).toEqual([0, 1, 2, 1, 0, 1, 2, 0]);
    expect(melody(1, 3)).toEqual([0, 0, 0]);
    expect(melody(0, 3)).toEqual([]);
  });

  it('asks for every pad of up to twelve within twenty touches', () => {
    for (let pads = 1; pads <= 12; pads += 1) {
      const asks = melody(pads, 20);
      expect(asks).toHaveLength(20);
      expect(new Set(asks).size).toBe(pads);
    }
  });
});
