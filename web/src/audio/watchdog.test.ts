import { describe, expect, it } from 'vitest';
import { type Verdict, type Vital, Watchdog } from './watchdog';

const vital = (page: number, audio: number, more: Partial<Vital> = {}): Vital => ({
  page,
  audio,
  state: 'running',
  underruns: null,
  ...more,
});

function verdicts(watchdog: Watchdog, vitals: readonly Vital[]): Verdict[] {
  return vitals.map((one) => watchdog.judge(one));
}

describe('the watchdog', () => {
  it('[A5] is content while the clock moves', () => {
    const run = [0, 0.1, 0.2, 0.3, 5].map((page) => vital(page, page));
    expect(new Set(verdicts(new Watchdog(), run))).toEqual(new Set(['fine']));
  });

  it('[A5] wants a new context when a running clock stands still for half a second, and only then', () => {
    const run = [1, 1.2, 1.4, 1.5].map((page) => vital(page, 7));
    expect(verdicts(new Watchdog(), run)).toEqual(['fine', 'fine', 'fine', 'rebuild']);
  });

  it('[A5] wants a tap while suspended or interrupted, however long', () => {
    const watchdog = new Watchdog();
    expect(watchdog.judge(vital(1, 7, { state: 'interrupted' }))).toBe('tap');
    expect(watchdog.judge(vital(9, 7, { state: 'suspended' }))).toBe('tap');
    expect(watchdog.judge(vital(9.1, 7))).toBe('fine');
  });

  it('[A2] eases the work after more than three drop-outs in ten seconds, once', () => {
    const watchdog = new Watchdog();
    const run = [0, 1, 2, 3, 4, 5].map((page) => vital(page, page, { underruns: page }));
    expect(verdicts(watchdog, run)).toEqual(['fine', 'fine', 'fine', 'fine', 'ease', 'fine']);
  });

  it('[A2] bears a drop-out now and then', () => {
    const run = [0, 11, 22, 33, 44].map((page, i) => vital(page, page, { underruns: i * 2 }));
    expect(new Set(verdicts(new Watchdog(), run))).toEqual(new Set(['fine']));
  });
});
