// Audio contexts as this browser has them: old Safari prefixes them and decodes by callback only.

interface Prefixed {
  readonly AudioContext?: typeof AudioContext;
  readonly webkitAudioContext?: typeof AudioContext;
  readonly OfflineAudioContext?: typeof OfflineAudioContext;
  readonly webkitOfflineAudioContext?: typeof OfflineAudioContext;
}

/** Old Safari knows `interrupted` (a call, Siri, the lock screen) beside the standard states. */
import { say } from '../words/say';
export type ContextState = AudioContextState | 'interrupted';

function found(): Prefixed {
  return window as unknown as Prefixed;
}

/** A context that sounds. Throws one sentence if this browser has none. */
export function openContext(latency: 'interactive' | 'balanced' = 'interactive'): AudioContext {
  const Context = found().AudioContext ?? found().webkitAudioContext;
  if (!Context) throw new Error(say('speaker.cannot_sound'));
  return new Context({ latencyHint: latency });
}

/** A context that renders into memory. */
export function offlineContext(channels: number, frames: number, rate: number): OfflineAudioContext {
  const Context = found().OfflineAudioContext ?? found().webkitOfflineAudioContext;
  if (!Context) throw new Error(say('speaker.cannot_sound'));
  return new Context(channels, frames, rate);
}

/** Decodes by callback, which every browser has. */
export function decode(context: BaseAudioContext, bytes: ArrayBuffer): Promise<AudioBuffer> {
  return new Promise((resolve, reject) => {
    const failed = (): void => reject(new Error('not a sound'));
    const promise = context.decodeAudioData(bytes, resolve, failed) as Promise<AudioBuffer> | undefined;
    // Newer browsers answer by promise as well; an unhandled one would be reported as an error of the page.
    if (promise) promise.then(undefined, failed);
  });
}
