/** What can be set on the tablet itself: a handful, each a step less or more from what it is now. Pure. */
import type { Access } from '../../access/profile';
import { type AccessProfile, PADS_MOST } from '../../protocol.gen';
import { figure, type Key, say } from '../../words/say';

export interface OwnSetting {
  readonly title: Key;
  /** What it is now, in words. */
  readonly value: (access: Access) => string;
  /** A step down or up; null: there is none. */
  readonly step: (access: Access, by: -1 | 1) => AccessProfile | null;
}

/** Seconds: finer steps are for the therapist's page. */
const SHORT = [0, 0.1, 0.2, 0.3, 0.5, 0.7, 1, 1.5, 2];
const LOUD = [0, 2, 4, 6, 8, 10];
const PADS = Array.from({ length: PADS_MOST }, (_, index) => index + 1);
const TURNS = ['upright', 'right', 'upside_down', 'left'] as const;
const THEMES = ['dusk', 'linen', 'contrast', 'device'] as const;
const MOTIONS = ['device', 'full', 'still'] as const;

/** The next place to stop at: what stands between two of them goes to the nearer end. */
function along(stops: readonly number[], from: number, by: -1 | 1): number | null {
  const further = stops.filter((stop) => (by > 0 ? stop > from + 1e-9 : stop < from - 1e-9));
  return (by > 0 ? further[0] : further[further.length - 1]) ?? null;
}

/** Round and round: there is no end to fall off. */
function around<T>(all: readonly T[], from: T, by: -1 | 1): T {
  return all[(all.indexOf(from) + by + all.length) % all.length] ?? from;
}

const seconds = (value: number) =>
  value === 0 ? say('access.off') : say('access.seconds', { time: figure(value, value % 1 === 0 ? 0 : 1) });

function stepped(
  field: 'hold_duration' | 'ignore_repeat' | 'pads' | 'own_sound',
  title: Key,
  stops: readonly number[],
  words: (value: number) => string,
): OwnSetting {
  return {
    title,
    value: (access) => words(access[field]),
    step: (access, by) => {
      const value = along(stops, access[field], by);
      return value === null ? null : { [field]: value };
    },
  };
}

export const OWN_SETTINGS: readonly OwnSetting[] = [
  stepped('hold_duration', 'access.hold.title', SHORT, seconds),
  stepped('ignore_repeat', 'access.repeat.title', SHORT, seconds),
  stepped('pads', 'access.pads.title', PADS, (value) => figure(value)),
  {
    title: 'pad.panel.turned.title',
    value: ({ turned }) => say(`pad.panel.turned.${turned}`),
    step: ({ turned }, by) => ({ turned: around(TURNS, turned, by) }),
  },
  {
    title: 'access.theme.title',
    value: ({ theme }) => say(`access.theme.${theme}`),
    step: ({ theme }, by) => ({ theme: around(THEMES, theme, by) }),
  },
  {
    title: 'access.motion.title',
    value: ({ motion }) => say(`access.motion.${motion}`),
    step: ({ motion }, by) => ({ motion: around(MOTIONS, motion, by) }),
  },
  stepped('own_sound', 'access.own_sound.title', LOUD, (value) =>
    value === 0 ? say('access.off') : figure(value),
  ),
];
