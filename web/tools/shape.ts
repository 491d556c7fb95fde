// Cuts and fades of a rendered note, and the level it shall have.

import { SOFT_ATTACK, SOFT_Q, softCutoff } from '../src/audio/twin';
import { type Channels, loudness, lowPass } from './loudness';

const LEAD = 16;
/** Samples kept before the first audible one. */
const TAIL_FADE = 0.25;
const SILENCE = 0.0025;
/** Of the peak, 52 dB below it: what is left of a struck tone then is not missed. */

export function peak(channels: Channels): number {
  let most = 0;
  for (const channel of channels) for (const v of channel) most = Math.max(most, Math.abs(v));
  return most;
}

/** One channel with half of each side, as a loudspeaker in the middle of the room hears it. */
export function mono([left, right]: readonly [Float32Array, Float32Array]): Float32Array {
  return left.map((v, i) => (v + (right[i] ?? 0)) / 2);
}

export function scaled(channels: Channels, gain: number): Float32Array[] {
  return channels.map((channel) => channel.map((v) => v * gain));
}

/** Without what comes before the first sample above `share` of the peak; the new beginning rises over `rise` seconds. */
export function fromOnset(channels: Channels, rate: number, share: number, rise: number): Float32Array[] {
  const threshold = peak(channels) * share;
  let onset = Number.POSITIVE_INFINITY;
  for (const channel of channels) {
    const first = channel.findIndex((v) => Math.abs(v) > threshold);
    if (first >= 0) onset = Math.min(onset, first);
  }
  const start = Math.max(0, onset - LEAD);
  const ramp = Math.max(1, Math.round(rise * rate));
  return channels.map((channel) =>
    channel.slice(start).map((v, i) => (i < ramp ? (v * (i + 0.5)) / ramp : v)),
  );
}

/** Ends where the sound has died away, with a fade so that nothing breaks off. */
export function untilSilence(channels: Channels, rate: number): Float32Array[] {
  const threshold = peak(channels) * SILENCE;
  let last = 0;
  for (const channel of channels) {
    for (let i = channel.length - 1; i > last; i--) {
      if (Math.abs(channel[i] ?? 0) > threshold) {
        last = i;
        break;
      }
    }
  }
  const fade = Math.round(TAIL_FADE * rate);
  const length = Math.min(channels[0]?.length ?? 0, last + fade);
  return channels.map((channel) =>
    channel.slice(0, length).map((v, i) => v * Math.min(1, ((length - i) / fade) ** 2)),
  );
}

/** Loudness of the soft twin of a tone, in LUFS over `seconds`. */
export function softLoudness(channels: Channels, rate: number, pitch: number, seconds: number): number {
  const rise = SOFT_ATTACK * rate;
  const twin = channels.map((channel) =>
    lowPass(channel, rate, softCutoff(pitch), SOFT_Q).map((v, i) => (i < rise ? (v * i) / rise : v)),
  );
  return loudness(twin, rate, seconds);
}
