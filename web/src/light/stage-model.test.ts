import { describe, expect, it } from 'vitest';
import type { LightOn, SeatLight, Stage } from '../protocol.gen';
import { Change, FALL, HOLD } from './limiter';
import { LIFE, RIDERS_MOST, SHEETS_MOST, StageModel, shareOf } from './stage-model';

function stage(seats: number, change: Partial<Stage> = {}, seat: Partial<SeatLight> = {}): Stage {
  return {
    seats: Array.from({ length: seats }, (_, i) => ({
      seat: i + 1,
      place: i,
      link: 'here',
      rest: false,
      ...seat,
    })),
    running: true,
    tempo: { beat: 0, at: 0, bpm: 76, target: 76, until: 0, bar: 4 },
    pulse: false,
    cues: [],
    counting: null,
    plan: null,
    light: 'full',
    calm: false,
    code: null,
    ...change,
  };
}

/** A model with a room in it, and short words for what happens there. */
function room(seats = 12) {
  const model = new StageModel();
  model.stage(stage(seats), 0);
  const on = (...touches: LightOn[]) => ({ on: touches, off: [] });
  return {
    model,
    strikes: (now: number, seat: number, pad = 0) => model.lights(on([seat, pad, 0, false, true]), now),
    holds: (now: number, seat: number, id: number, pad = 0) =>
      model.lights(on([seat, pad, id, true, true]), now),
    restsAndTouches: (now: number, seat: number) => model.lights(on([seat, 0, 0, false, false]), now),
    ends: (now: number, id: number) => model.lights({ on: [], off: [id] }, now),
    filled: (seat: number, now: number) => model.seats[seat - 1]?.mark.level(now),
    lobe: (seat: number, now: number) => model.seats[seat - 1]?.lobe.level(now),
    alive: () => model.sheets.filter((sheet) => sheet.seat !== null),
  };
}

describe('[D1] who plays', () => {
  it('fills the seat at once, and for as long as it has just sounded', () => {
    const { strikes, filled } = room();
    strikes(1, 3);
    expect(filled(3, 1)).toBe(1);
    expect(filled(4, 1)).toBe(0);
    expect(filled(3, 1 + HOLD + FALL)).toBeCloseTo(0);
  });

  it('sends out one sheet that carries the shape of the pad', () => {
    const { strikes, alive, model } = room();
    strikes(1, 3, 7);
    expect(alive().length).toBe(1);
    expect(alive()[0]?.pads[0]).toBe(7);
    model.update(1.5);
    const early = alive()[0]?.radius ?? 0;
    model.update(2);
    expect(alive()[0]?.radius).toBeGreaterThan(early);
    model.update(1 + LIFE);
    expect(alive().length).toBe(0);
  });

  it('lets a chord or a quick run of one seat ride on one sheet, each shape once', () => {
    const { strikes, alive } = room();
    for (const [n, pad] of [0, 4, 4, 7, 0].entries()) strikes(1 + n / 10, 3, pad);
    expect(alive().length).toBe(1);
    expect(Array.from(alive()[0]?.pads.slice(0, alive()[0]?.riders) ?? [])).toEqual([0, 4, 7]);
    for (let pad = 0; pad < 12; pad += 1) strikes(1.5, 3, pad);
    expect(alive()[0]?.riders).toBe(RIDERS_MOST);
  });

  it('holds light from the beginning of a lasting note to its end, without a sheet', () => {
    const { holds, ends, filled, lobe, alive } = room();
    holds(1, 3, 41, 5);
    expect(lobe(3, 60)).toBe(1);
    expect(filled(3, 60)).toBe(1);
    expect(alive().length).toBe(0);
    ends(60, 41);
    expect(lobe(3, 60 + FALL)).toBeCloseTo(0);
  });

  it('holds until the last of several notes has ended, and shows the pad that is left', () => {
    const { holds, ends, lobe, model } = room();
    holds(1, 3, 41, 5);
    holds(1, 3, 42, 6);
    ends(5, 42);
    expect(lobe(3, 9)).toBe(1);
    expect(model.seats[2]?.lobePad).toBe(5);
    ends(10, 41);
    expect(lobe(3, 12)).toBe(0);
  });

  it('glows softly, hollow, for a touch that is not heard', () => {
    const { restsAndTouches, filled, alive, model } = room();
    restsAndTouches(1, 3);
    expect(filled(3, 1)).toBe(0);
    expect(alive().length).toBe(0);
    expect(model.seats[2]?.unheard.level(1)).toBeGreaterThan(0.2);
  });

  it('ignores a touch of a seat that nobody told of', () => {
    const { strikes, alive } = room();
    strikes(1, 40);
    expect(alive().length).toBe(0);
  });
});

describe('[D1] what holds nothing for ever', () => {
  it.each([
    ['STOP', stage(12, { running: false })],
    ['the tablet gone', stage(12, {}, { link: 'away' })],
    ['the seat gone', stage(1)],
  ])('%s ends held light', (_, fact) => {
    const { holds, lobe, model } = room();
    holds(1, 3, 41);
    model.stage(fact, 5);
    expect(lobe(3, 5 + FALL) ?? 0).toBeCloseTo(0);
  });

  it('the lost link ends held light and melts the sheets', () => {
    const { holds, strikes, lobe, alive, model } = room();
    holds(1, 3, 41);
    strikes(4.9, 4);
    model.calm(5);
    model.update(5.5);
    expect(lobe(3, 5 + FALL)).toBeCloseTo(0);
    expect(alive().length).toBe(0);
  });
});

describe('[D2] the wildest room', () => {
  it('has at most twelve sheets, and the oldest melts for the next', () => {
    const { strikes, alive, model } = room(48);
    for (let seat = 1; seat <= 14; seat += 1) strikes(1 + seat / 100, seat);
    expect(alive().length).toBe(SHEETS_MOST);
    model.update(1.6);
    expect(alive().some((sheet) => sheet.seat?.look.number === 1)).toBe(false);
    strikes(1.6, 20);
    expect(alive().some((sheet) => sheet.seat?.look.number === 20)).toBe(true);
  });

  it('sends out no more than two sheets of one seat in a second', () => {
    const { strikes, model, alive } = room();
    const born = new Set<number>();
    for (let at = 0; at < 10; at += 0.05) {
      strikes(at, 5);
      model.update(at);
      for (const sheet of alive()) born.add(sheet.born);
    }
    expect(born.size).toBeLessThanOrEqual(17);
  });

  it('makes each sheet fainter, the more there are in one place', () => {
    const { strikes, model, alive } = room();
    strikes(1, 1);
    model.update(2);
    const alone = alive()[0]?.level ?? 0;
    const crowd = room();
    for (let seat = 1; seat <= 12; seat += 1) crowd.strikes(1, seat);
    crowd.model.update(2);
    expect(crowd.alive()[0]?.level).toBeLessThan(0.95 * alone);
  });

  it('lights the water slowly', () => {
    const { strikes, model } = room();
    let before = 0;
    for (let at = 0; at < 3; at += 1 / 60) {
      for (let seat = 1; seat <= 12; seat += 1) strikes(at, seat);
      model.update(at);
      expect(model.glow - before).toBeLessThan(0.01);
      before = model.glow;
    }
    expect(before).toBe(1);
  });
});

describe('[D1] without motion', () => {
  it('a sheet stands where it is and only comes and goes', () => {
    const model = new StageModel(true);
    model.stage(stage(12), 0);
    model.lights({ on: [[3, 0, 0, false, true]], off: [] }, 1);
    model.update(1.2);
    const radius = model.sheets[0]?.radius;
    model.update(2.5);
    expect(model.sheets[0]?.radius).toBe(radius);
  });
});

describe('[D1][C2] whose turn it is', () => {
  const turnOf = (now: readonly number[], next: readonly number[]): Stage =>
    stage(
      12,
      { cues: [{ technique: 'turns', phase: 'play', now, next, began: 0, until: 8, share: null }] },
      { rest: true },
    );

  /** How full each seat is after everything has faded. */
  function settled(model: StageModel, from: number): number[] {
    for (let now = from; now < from + 4; now += 0.02) model.update(now);
    return model.seats.map((seat) => shareOf(seat.turn, from + 4));
  }

  it('fills their seats untouched, and leaves the others hollow, not resting', () => {
    const { model } = room();
    model.stage(turnOf([2, 3], [4]), 1);
    expect(settled(model, 1)).toEqual([0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    expect(model.seats[0]?.shown.to).toBe('here');
    expect(model.seats.map((seat) => shareOf(seat.next, 5))[3]).toBe(1);
  });

  it('empties them again, and lets resting seats show as such, when it ends', () => {
    const { model } = room();
    model.stage(turnOf([2], []), 1);
    settled(model, 1);
    model.stage(stage(12, {}, { rest: true }), 6);
    expect(settled(model, 6)).toEqual(new Array(12).fill(0));
    expect(model.seats[0]?.shown.to).toBe('rest');
  });

  it('[D2] never brings a seat up more than once in 1.2 s, however fast turns go round', () => {
    const { model } = room();
    const ups = [Number.NEGATIVE_INFINITY];
    let before = 0;
    for (let frame = 0; frame < 600; frame += 1) {
      const now = frame / 30;
      model.stage(turnOf([1 + (Math.floor(frame / 6) % 2)], []), now);
      model.update(now);
      const level = shareOf(model.seats[0]?.turn ?? new Change<boolean>(false), now);
      if (before === 0 && level > 0) {
        expect(now - (ups[ups.length - 1] ?? 0)).toBeGreaterThan(1.2);
        ups.push(now);
      }
      before = level;
    }
    expect(ups.length).toBeGreaterThan(3);
  });
});

describe('[X3] a calm room', () => {
  it('sends out sheets that only come and go', () => {
    const { model, strikes } = room();
    model.stage(stage(12, { calm: true }), 1);
    strikes(2, 3);
    model.update(2.5);
    const radius = model.sheets[0]?.radius;
    model.update(3.5);
    expect(model.sheets[0]?.radius).toBe(radius);
  });

  it('lets what has set out before go its way', () => {
    const { model, strikes } = room();
    strikes(2, 3);
    model.stage(stage(12, { calm: true }), 2.1);
    model.update(2.5);
    const radius = model.sheets[0]?.radius ?? 0;
    model.update(3);
    expect(model.sheets[0]?.radius).toBeGreaterThan(radius);
  });
});
