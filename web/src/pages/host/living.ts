/** What the picture on the start page plays: nobody's touches, few and soft, the same every time. */
import type { LightOn, Lights, Stage } from '../../protocol.gen';

const SEATS = 12;
/** Seats that rest in the picture, so that full and hollow can both be seen. */
const RESTING = [1, 3, 5, 6, 8, 10, 12];

/** Seat, pad, seconds until the next: a slow tune handed round the circle. */
const TUNE: readonly (readonly [seat: number, pad: number, wait: number])[] = [
  [2, 2, 1.4],
  [4, 0, 1.9],
  [9, 4, 1.4],
  [11, 1, 2.4],
  [7, 5, 1.2],
  [4, 2, 1.9],
  [2, 3, 1.4],
  [9, 1, 2.8],
];

export function picturedRoom(): Stage {
  const seats = Array.from({ length: SEATS }, (_, place) => ({
    seat: place + 1,
    place,
    link: 'here' as const,
    rest: RESTING.includes(place + 1),
  }));
  const tempo = { beat: 0, at: 0, bpm: 60, target: 60, until: 0, bar: 4 };
  return {
    seats,
    running: true,
    tempo,
    pulse: false,
    cues: [],
    counting: null,
    plan: null,
    light: 'full',
    calm: false,
    code: null,
  };
}

export interface Step {
  readonly lights: Lights;
  /** Seconds until the next step. */
  readonly wait: number;
}

/** Step `count` of the tune, 0 upwards, round and round. */
export function pictured(count: number): Step {
  const [seat, pad, wait] = TUNE[count % TUNE.length] ?? [2, 2, 1.4];
  const touch: LightOn = [seat, pad, count + 1, false, true];
  return { lights: { on: [touch], off: [] }, wait };
}

/** The same for those who want no motion: light that stays. */
export function picturedStill(): Lights {
  const seats = new Map(TUNE.map(([seat, pad]) => [seat, pad]));
  const on = Array.from(seats, ([seat, pad], id): LightOn => [seat, pad, id + 1, true, true]);
  return { on: on.slice(0, 3), off: [] };
}
