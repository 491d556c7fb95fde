/** What the speaker page says: one sentence on how things stand, one on what to do. */
import type { SpeakerLook } from '../../audio/speaker';

/** Milliseconds; above this a touch and its tone fall apart. */
const NOTICEABLE = 80;

export interface Words {
  readonly title: string;
  readonly more: string;
  /** The one thing to do now. */
  readonly act: 'start' | 'take' | 'none';
}

/** `started`: somebody has pressed *Start sound* on this page before. */
export function wordsFor(look: SpeakerLook, started: boolean): Words {
  if (look.link === 'gone') {
    return {
      title: 'This room has ended',
      more: look.bye ?? 'Start another one on the start page.',
      act: 'none',
    };
  }
  if (look.state === 'asleep') {
    return started
      ? { title: 'Sound needs one tap here', more: 'Something else took the loudspeaker.', act: 'start' }
      : {
          title: 'The room can sound here',
          more: 'Connect the loudspeaker by cable, then start. Keep this page open.',
          act: 'start',
        };
  }
  if (look.link !== 'here') {
    return {
      title: 'The link to the laptop is away',
      more: 'It comes back by itself, and the sound with it.',
      act: 'none',
    };
  }
  if (look.role === 'standby') {
    return { title: 'This is a standby', more: 'The sound comes from another page.', act: 'take' };
  }
  if (look.state === 'loading') {
    return {
      title: 'The sounds are loading',
      more: 'Those that are there can be heard already.',
      act: 'none',
    };
  }
  return { title: 'The room sounds here', more: lateness(look.latency), act: 'none' };
}

function lateness(latency: number | null): string {
  if (latency === null || latency < NOTICEABLE) return 'Keep this page open.';
  return `This loudspeaker is ${Math.round(latency)} ms late. One on a cable answers sooner.`;
}

/** How far a level reaches on the meter, 0 to 1: even steps of loudness from -48 dB to full. */
export function meterReach(level: number): number {
  if (level <= 0) return 0;
  return Math.max(0, Math.min(1, 1 + (20 * Math.log10(level)) / 48));
}

/** The meter's next reach: it rises gently and falls slowly, so that it can never flicker. */
export function settled(shown: number, reach: number, seconds: number): number {
  const time = reach > shown ? 0.25 : 1.2;
  return shown + (reach - shown) * (1 - Math.exp(-seconds / time));
}
