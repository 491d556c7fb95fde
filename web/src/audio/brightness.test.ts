import { describe, expect, it } from 'vitest';
import { brightnessHertz, CLOSED_HERTZ, OPEN_HERTZ } from './brightness';

describe('brightness', () => {
  it('[C2] runs from a closed door to open in equal steps of pitch', () => {
    expect(brightnessHertz(0)).toBe(CLOSED_HERTZ);
    expect(brightnessHertz(1)).toBeCloseTo(OPEN_HERTZ, 6);
    expect(brightnessHertz(0.5) / brightnessHertz(0)).toBeCloseTo(
      brightnessHertz(1) / brightnessHertz(0.5),
      6,
    );
  });

  it('stays there for anything beyond', () => {
    expect(brightnessHertz(3)).toBeCloseTo(OPEN_HERTZ, 6);
    expect(brightnessHertz(-1)).toBe(CLOSED_HERTZ);
  });
});
