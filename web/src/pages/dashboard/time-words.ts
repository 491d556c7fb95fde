/** Times, tempos and delays as people say them. */
import type { Tempo } from '../../protocol.gen';
import { say } from '../../words/say';

export const SLOWEST = 30;
export const FASTEST = 200;

/** A tempo the room can have, in whole beats a minute. */
export function clampBpm(bpm: number): number {
  return Math.min(FASTEST, Math.max(SLOWEST, Math.round(bpm)));
}

/** "4:10" of a time that runs. */
export function clockWords(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const rest = whole % 60;
  return `${Math.floor(whole / 60)}:${rest < 10 ? '0' : ''}${rest}`;
}

/** "0:42 ago". */
export function agoWords(seconds: number): string {
  if (!(seconds >= 3)) return say('dashboard.time.just_now');
  if (seconds >= 3600) return say('dashboard.time.over_an_hour');
  return say('dashboard.time.ago', { time: clockWords(seconds) });
}

/** The tempo at a moment of the server's clock: between two points it goes evenly. */
export function tempoAt(tempo: Tempo, now: number): number {
  if (tempo.until <= tempo.at || now >= tempo.until) return tempo.target;
  if (now <= tempo.at) return tempo.bpm;
  return tempo.bpm + ((tempo.target - tempo.bpm) * (now - tempo.at)) / (tempo.until - tempo.at);
}

/** "to 60 in 12 s" while the tempo glides. */
export function glideWords(tempo: Tempo, now: number): string | null {
  const left = tempo.until - now;
  if (left <= 0 || Math.round(tempo.bpm) === Math.round(tempo.target)) return null;
  return say('dashboard.time.glides', { bpm: Math.round(tempo.target), time: durationWords(left) });
}

/** "8 s", "2 min". */
export function durationWords(seconds: number): string {
  if (seconds < 90) return say('dashboard.time.seconds', { seconds: Math.max(1, Math.ceil(seconds)) });
  return say('dashboard.time.minutes', { minutes: Math.round(seconds / 60) });
}

export type LinkMark = 'none' | 'good' | 'late' | 'away';

/** Up to here (ms) nobody feels a tablet to be late. */
const GOOD_MS = 40;

/** What the little sign at a seat says. */
export function linkMark(link: string, delayMs: number | null): LinkMark {
  if (link === 'away') return 'away';
  if (link !== 'here' || delayMs === null) return 'none';
  return delayMs <= GOOD_MS ? 'good' : 'late';
}

export const LINK_WORDS: Readonly<Record<LinkMark, string>> = {
  none: '',
  get good() {
    return say('dashboard.link.good');
  },
  get late() {
    return say('dashboard.link.late');
  },
  get away() {
    return say('dashboard.link.away');
  },
};
