import { describe, expect, it } from 'vitest';
import { ClockSync } from './clocksync';

/** A server whose clock is `offset` ahead, behind a link with these delays there and back (seconds). */
function asked(clock: ClockSync, at: number, offset: number, there: number, back: number): void {
  clock.add(at, at + there + offset, at + there + back);
}

describe('the clock', () => {
  it('knows nothing before it has enough answers', () => {
    const clock = new ClockSync();
    asked(clock, 1, 100, 0.01, 0.01);
    asked(clock, 1.1, 100, 0.01, 0.01);
    expect(clock.ready()).toBe(false);
    expect(clock.serverNow(2)).toBeNull();
    expect(clock.toLocal(102)).toBeNull();
    expect(clock.roundTrip()).toBeNull();
    expect(clock.jitter()).toBeNull();
  });

  it('finds the offset on an even link, both ways', () => {
    const clock = new ClockSync();
    for (let i = 0; i < 5; i++) asked(clock, i, 100, 0.01, 0.01);
    expect(clock.serverNow(10)).toBeCloseTo(110, 9);
    expect(clock.toLocal(110)).toBeCloseTo(10, 9);
    expect(clock.roundTrip()).toBeCloseTo(0.02, 9);
    expect(clock.jitter()).toBeCloseTo(0, 9);
  });

  it('believes the quickest answer, however many slow ones lie', () => {
    const clock = new ClockSync();
    for (let i = 0; i < 8; i++) asked(clock, i, 100, 0.3, 0.01);
    asked(clock, 8, 100, 0.004, 0.004);
    for (let i = 9; i < 14; i++) asked(clock, i, 100, 0.01, 0.25);
    expect(clock.serverNow(20)).toBeCloseTo(120, 6);
  });

  it('forgets an old quick answer when the clocks have drifted apart', () => {
    const clock = new ClockSync();
    asked(clock, 0, 100, 0.001, 0.001);
    for (let i = 1; i < 6; i++) asked(clock, 600 + i, 100.05, 0.002, 0.002);
    expect(clock.serverNow(700)).toBeCloseTo(800.05, 6);
  });

  it('says how far round trips stray', () => {
    const clock = new ClockSync();
    for (const back of [0.01, 0.03, 0.01, 0.03, 0.01]) asked(clock, 0, 0, 0.01, back);
    expect(clock.roundTrip()).toBeCloseTo(0.02, 9);
    expect(clock.jitter()).toBeCloseTo(0.008, 9);
  });

  it('takes no nonsense in', () => {
    const clock = new ClockSync();
    for (let i = 0; i < 5; i++) {
      clock.add(2, 100, 1);
      clock.add(Number.NaN, 100, 1);
      clock.add(1, Number.NaN, 2);
    }
    expect(clock.ready()).toBe(false);
  });

  it('starts afresh for another server', () => {
    const clock = new ClockSync();
    for (let i = 0; i < 5; i++) asked(clock, i, 100, 0.01, 0.01);
    clock.reset();
    expect(clock.serverNow(10)).toBeNull();
  });
});
