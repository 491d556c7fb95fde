/** What can be set of how a seat is touched and seen: each field of a profile, how it is stepped, how it is said. Pure. */
import type { Access } from '../../../access/profile';
import { PADS_MOST } from '../../../protocol.gen';
import { secondsWords } from '../../../ui/seconds';
import { figure, type Key, say } from '../../../words/say';

export type Field = keyof Access;
export type Value = boolean | number | string | null;

/** A number stepped up and down. `off` stands below the least: nought, or null where the profile says so. */
interface Stepped {
  readonly kind: 'stepped';
  readonly next: (value: number | null, by: -1 | 1) => number | null;
  readonly words: (value: number | null) => string;
}
interface Switched {
  readonly kind: 'switched';
}
interface Chosen {
  readonly kind: 'chosen';
  readonly choices: ReadonlyArray<readonly [value: string, words: Key]>;
}

export interface Setting {
  readonly field: Field;
  readonly title: Key;
  readonly words: Key;
  readonly how: Stepped | Switched | Chosen;
}

/** Places to stop at on the way up and down. */
function along(stops: readonly number[], words: (value: number) => string): Stepped {
  return {
    kind: 'stepped',
    next: (value, by) => {
      const from = value ?? stops[0] ?? 0;
      const after =
        by > 0 ? stops.filter((stop) => stop > from + 1e-9) : stops.filter((stop) => stop < from - 1e-9);
      return (by > 0 ? after[0] : after[after.length - 1]) ?? from;
    },
    words: (value) => words(value ?? 0),
  };
}

/** From `least` to `most` in even steps. */
function evenly(least: number, most: number, step: number): number[] {
  const count = Math.round((most - least) / step);
  return Array.from({ length: count + 1 }, (_, at) => Math.round((least + at * step) * 100) / 100);
}

const SHORT = [...evenly(0, 0.5, 0.05), ...evenly(0.6, 1, 0.1), ...evenly(1.25, 2, 0.25)];
const DWELL = [...evenly(0.25, 1, 0.05), ...evenly(1.1, 2, 0.1)];
const SCAN = [...evenly(0.3, 1, 0.1), ...evenly(1.2, 2, 0.2), ...evenly(2.5, 5, 0.5)];
/** Where looking begins: long enough for most eyes not to play by chance. */
const USUAL_DWELL = 0.7;

const offOr = (words: (value: number) => string) => (value: number) =>
  value === 0 ? say('access.off') : words(value);
const millimetres = (value: number) => say('access.millimetres', { size: figure(value) });
const plain = (value: number) => figure(value);

const dwell: Stepped = {
  kind: 'stepped',
  next: (value, by) => {
    if (value === null) return by > 0 ? USUAL_DWELL : null;
    if (by < 0 && value <= (DWELL[0] ?? 0)) return null;
    return along(DWELL, secondsWords).next(value, by);
  },
  words: (value) => (value === null ? say('access.off') : secondsWords(value)),
};

const SWITCHED: Switched = { kind: 'switched' };

export const HAND: readonly Setting[] = [
  {
    field: 'hold_duration',
    title: 'access.hold.title',
    words: 'access.hold.words',
    how: along(SHORT, offOr(secondsWords)),
  },
  {
    field: 'ignore_repeat',
    title: 'access.repeat.title',
    words: 'access.repeat.words',
    how: along(SHORT, offOr(secondsWords)),
  },
  {
    field: 'act_on',
    title: 'access.act_on.title',
    words: 'access.act_on.words',
    how: {
      kind: 'chosen',
      choices: [
        ['touch', 'access.act_on.touch'],
        ['lift', 'access.act_on.lift'],
      ],
    },
  },
  { field: 'slide', title: 'access.slide.title', words: 'access.slide.words', how: SWITCHED },
  { field: 'palm', title: 'access.palm.title', words: 'access.palm.words', how: SWITCHED },
  { field: 'latch', title: 'access.latch.title', words: 'access.latch.words', how: SWITCHED },
  {
    field: 'most_per_second',
    title: 'access.most.title',
    words: 'access.most.words',
    how: along([...evenly(0, 10, 1), 12, 15, 20], (value) =>
      value === 0 ? say('access.most.all') : figure(value, Number.isInteger(value) ? 0 : 1),
    ),
  },
];

export const GAZE: readonly Setting[] = [
  { field: 'dwell', title: 'access.dwell.title', words: 'access.dwell.words', how: dwell },
  { field: 'rest_zone', title: 'access.rest_zone.title', words: 'access.rest_zone.words', how: SWITCHED },
  {
    field: 'look_away_first',
    title: 'access.look_away.title',
    words: 'access.look_away.words',
    how: SWITCHED,
  },
];

export const SWITCHES: readonly Setting[] = [
  {
    field: 'scanning',
    title: 'access.scanning.title',
    words: 'access.scanning.words',
    how: {
      kind: 'chosen',
      choices: [
        ['off', 'access.off'],
        ['auto', 'access.scanning.auto'],
        ['step', 'access.scanning.step'],
        ['held', 'access.scanning.held'],
      ],
    },
  },
  {
    field: 'scan_every',
    title: 'access.scan_every.title',
    words: 'access.scan_every.words',
    how: along(SCAN, secondsWords),
  },
  {
    field: 'first_item_pause',
    title: 'access.first_pause.title',
    words: 'access.first_pause.words',
    how: along(evenly(0, 5, 0.5), offOr(secondsWords)),
  },
  {
    field: 'loops',
    title: 'access.loops.title',
    words: 'access.loops.words',
    how: along([...evenly(0, 10, 1), 15, 20], (value) =>
      value === 0 ? say('access.loops.never') : figure(value),
    ),
  },
  { field: 'any_key', title: 'access.any_key.title', words: 'access.any_key.words', how: SWITCHED },
  {
    field: 'own_pad',
    title: 'access.own_pad.title',
    words: 'access.own_pad.words',
    how: along(evenly(0, PADS_MOST - 1, 1), (value) => figure(value + 1)),
  },
];

export const MORE: readonly Setting[] = [
  {
    field: 'dead_margin',
    title: 'access.margin.title',
    words: 'access.margin.words',
    how: along(evenly(0, 40, 2), offOr(millimetres)),
  },
  {
    field: 'loudness',
    title: 'access.loudness.title',
    words: 'access.loudness.words',
    how: {
      kind: 'chosen',
      choices: [
        ['fixed', 'access.loudness.fixed'],
        ['place', 'access.loudness.place'],
        ['speed', 'access.loudness.speed'],
      ],
    },
  },
  { field: 'tilt', title: 'access.tilt.title', words: 'access.tilt.words', how: SWITCHED },
  { field: 'midi', title: 'access.midi.title', words: 'access.midi.words', how: SWITCHED },
  { field: 'shake', title: 'access.shake.title', words: 'access.shake.words', how: SWITCHED },
];

export const PADS: readonly Setting[] = [
  {
    field: 'pads',
    title: 'access.pads.title',
    words: 'access.pads.words',
    how: along(evenly(1, PADS_MOST, 1), plain),
  },
  {
    field: 'pad_size',
    title: 'access.pad_size.title',
    words: 'access.pad_size.words',
    how: along([...evenly(30, 80, 5), ...evenly(90, 200, 10)], millimetres),
  },
  {
    field: 'arrangement',
    title: 'access.arrangement.title',
    words: 'access.arrangement.words',
    how: {
      kind: 'chosen',
      choices: [
        ['auto', 'access.arrangement.auto'],
        ['row', 'access.arrangement.row'],
        ['rows', 'access.arrangement.rows'],
      ],
    },
  },
  {
    field: 'side',
    title: 'access.side.title',
    words: 'access.side.words',
    how: {
      kind: 'chosen',
      choices: [
        ['all', 'access.side.all'],
        ['left', 'access.side.left'],
        ['right', 'access.side.right'],
      ],
    },
  },
  {
    field: 'turned',
    title: 'access.turned.title',
    words: 'access.turned.words',
    how: {
      kind: 'chosen',
      choices: [
        ['upright', 'access.turned.upright'],
        ['left', 'access.turned.left'],
        ['right', 'access.turned.right'],
        ['upside_down', 'access.turned.upside_down'],
      ],
    },
  },
];

export const LIGHT: readonly Setting[] = [
  {
    field: 'theme',
    title: 'access.theme.title',
    words: 'access.theme.words',
    how: {
      kind: 'chosen',
      choices: [
        ['dusk', 'access.theme.dusk'],
        ['linen', 'access.theme.linen'],
        ['contrast', 'access.theme.contrast'],
        ['device', 'access.theme.device'],
      ],
    },
  },
  {
    field: 'motion',
    title: 'access.motion.title',
    words: 'access.motion.words',
    how: {
      kind: 'chosen',
      choices: [
        ['full', 'access.motion.full'],
        ['still', 'access.motion.still'],
        ['device', 'access.motion.device'],
      ],
    },
  },
  { field: 'haptics', title: 'access.haptics.title', words: 'access.haptics.words', how: SWITCHED },
  {
    field: 'own_sound',
    title: 'access.own_sound.title',
    words: 'access.own_sound.words',
    how: along(evenly(0, 10, 1), offOr(plain)),
  },
];

export const ALL_SETTINGS: readonly Setting[] = [...HAND, ...GAZE, ...SWITCHES, ...MORE, ...PADS, ...LIGHT];

/** The value that all these profiles have; undefined when they differ. */
export function same(profiles: readonly Access[], field: Field): Value | undefined {
  const [first, ...others] = profiles;
  if (first === undefined) return undefined;
  return others.every((one) => one[field] === first[field]) ? first[field] : undefined;
}

/** Whether a whole profile is in force for all of them. */
export function isWorn(profiles: readonly Access[], whole: Access): boolean {
  return (
    profiles.length > 0 && ALL_SETTINGS.every(({ field }) => same([...profiles, whole], field) !== undefined)
  );
}

/** One value of a profile, in words. */
export function valueWords(field: Field, value: Value): string {
  const how = ALL_SETTINGS.find((one) => one.field === field)?.how;
  if (how === undefined) return String(value);
  if (how.kind === 'switched') return value === true ? say('access.on') : say('access.off');
  if (how.kind === 'stepped') return how.words(typeof value === 'number' ? value : null);
  const words = how.choices.find(([choice]) => choice === value);
  return words === undefined ? String(value) : say(words[1]);
}
