/** What the speaker page says: one sentence on how things stand, one on what to do. */
import type { SpeakerLook } from '../../audio/speaker';
import { say } from '../../words/say';

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
      title: say('speaker.ended.title'),
      more: look.bye ?? say('speaker.ended.more'),
      act: 'none',
    };
  }
  if (look.state === 'asleep') {
    return started
      ? { title: say('speaker.tap.title'), more: say('speaker.tap.more'), act: 'start' }
      : {
          title: say('speaker.asleep.title'),
          more: say('speaker.asleep.more'),
          act: 'start',
        };
  }
  if (look.link !== 'here') {
    return {
      title: say('speaker.away.title'),
      more: say('speaker.away.more'),
      act: 'none',
    };
  }
  if (look.role === 'standby') {
    return { title: say('speaker.standby.title'), more: say('speaker.standby.more'), act: 'take' };
  }
  if (look.state === 'loading') {
    return {
      title: say('speaker.loading.title'),
      more: say('speaker.loading.more'),
      act: 'none',
    };
  }
  return { title: say('speaker.sounding.title'), more: lateness(look.latency), act: 'none' };
}

function lateness(latency: number | null): string {
  if (latency === null || latency < NOTICEABLE) return say('speaker.sounding.more');
  return say('speaker.sounding.late', { latency: Math.round(latency) });
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
