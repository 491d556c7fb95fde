import { afterEach, describe, expect, it, vi } from 'vitest';
import { speakerDevice } from './speaker-device';

function browser(kept: Map<string, string> | null): void {
  vi.stubGlobal('window', {
    crypto,
    get localStorage() {
      if (kept === null) throw new Error('forbidden');
      return {
        getItem: (key: string) => kept.get(key) ?? null,
        setItem: (key: string, value: string) => kept.set(key, value),
      };
    },
  });
}

afterEach(() => vi.unstubAllGlobals());

describe('the name of a speaker device', () => {
  it('[A3] is drawn once and kept', () => {
    browser(new Map());
    const name = speakerDevice();
    expect(name).toMatch(/^[0-9a-f]{16}$/);
    expect(speakerDevice()).toBe(name);
  });

  it('[A3] is drawn anew when what was kept is no name', () => {
    browser(new Map([['roundelay.speaker', 'Hall']]));
    expect(speakerDevice()).toMatch(/^[0-9a-f]{16}$/);
  });

  it('[A3] is none where nothing can be kept', () => {
    browser(null);
    expect(speakerDevice()).toBeNull();
  });
});
