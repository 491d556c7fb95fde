// The steady noise by which a phone measures the room: pink, the same every time, and of a known loudness.

import { lufs, powers } from './kweight';

export const NOISE_LUFS = -20;
const SECONDS = 4;
const JOIN = 0.05;
/** Seconds in which the end goes over into the beginning: no click as it comes round. */
const SEED = 0x1d872b41;

/** One turn of the noise, to be looped on both sides. */
export function steadyNoise(rate: number): Float32Array<ArrayBuffer> {
  const length = Math.round(SECONDS * rate);
  const join = Math.round(JOIN * rate);
  const raw = new Float32Array(length + join);
  let state = SEED;
  const held = [0, 0, 0];
  for (let i = 0; i < raw.length; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const white = state / 2147483648 - 1;
    // Three poles and a zero's worth of white come within a decibel of 3 dB an octave.
    held[0] = 0.99765 * (held[0] ?? 0) + white * 0.099046;
    held[1] = 0.963 * (held[1] ?? 0) + white * 0.2965164;
    held[2] = 0.57 * (held[2] ?? 0) + white * 1.0526913;
    raw[i] = held[0] + held[1] + held[2] + white * 0.1848;
  }
  const turn = raw.slice(0, length);
  for (let i = 0; i < join; i++) {
    const share = i / join;
    turn[i] = (raw[i] ?? 0) * Math.sqrt(share) + (raw[length + i] ?? 0) * Math.sqrt(1 - share);
  }
  const heard = powers([turn, turn], rate, 0, 1, SECONDS);
  const gain = 10 ** ((NOISE_LUFS - lufs(heard[0] ?? 0)) / 20);
  for (let i = 0; i < length; i++) turn[i] = (turn[i] ?? 0) * gain;
  return turn;
}
