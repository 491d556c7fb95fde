import { describe, expect, it } from 'vitest';
import { meansOf } from './device';

describe('what a device can sound', () => {
  it('[A2] 128 voices on a laptop', () => {
    expect(meansOf({ touchPoints: 0, cores: 2 })).toEqual({ cap: 128, reverb: true, mono: false });
  });

  it('[A2] fewer on tablets, and few on old ones', () => {
    expect(meansOf({ touchPoints: 5, cores: 8 }).cap).toBe(64);
    expect(meansOf({ touchPoints: 5, cores: 2 })).toEqual({ cap: 24, reverb: false, mono: true });
  });
});
