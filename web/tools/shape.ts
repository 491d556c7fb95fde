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
  for (const channel of channels) {
    for (let i = 0; i < channel.length; i++) {
      const size = Math.abs(channel[i] as number);
      if (size > most) most = size;
    }
  }
  return most;
}

/** One channel with half of each side, as a loudspeaker in the middle of the room hears it. */
export function mono([left, right]: readonly [Float32Array, Float32Array]): Float32Array {
  const middle = new Float32Array(left.length);
  for (let i = 0; i < left.length; i++) middle[i] = ((left[i] as number) + (right[i] as number)) / 2;
  return middle;
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
  return channels.map((channel) => {
    const cut = channel.slice(start);
    for (let i = 0; i < Math.min(ramp, cut.length); i++) cut[i] = ((cut[i] as number) * (i + 0.5)) / ramp;
    return cut;
  });
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
  return channels.map((channel) => {
    const ended = channel.slice(0, length);
    for (let i = Math.max(0, length - fade); i < length; i++) {
      ended[i] = (ended[i] as number) * ((length - i) / fade) ** 2;
    }
    return ended;
  });
}

/** Loudness of the soft twin of a tone, in LUFS over `seconds`. */
export function softLoudness(channels: Channels, rate: number, pitch: number, seconds: number): number {
  const rise = SOFT_ATTACK * rate;
  const twin = channels.map((channel) => {
    const heard = lowPass(channel.subarray(0, Math.round(seconds * rate)), rate, softCutoff(pitch), SOFT_Q);
    for (let i = 0; i < Math.min(rise, heard.length); i++) heard[i] = ((heard[i] as number) * i) / rise;
    return heard;
  });
  return loudness(twin, rate, seconds);
}
