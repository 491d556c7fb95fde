/** Where the beat is, from a tempo fact. */
import type { Tempo } from '../protocol.gen';

/** The beat at a moment of the server's clock (seconds); whole numbers are beats. */
export function beatAt(tempo: Tempo, at: number): number {
  const gliding = Math.max(0, tempo.until - tempo.at);
  const passed = at - tempo.at;
  const inGlide = Math.min(Math.max(passed, 0), gliding);
  const bend = gliding > 0 ? ((tempo.target - tempo.bpm) / gliding) * inGlide * inGlide * 0.5 : 0;
  const before = Math.min(passed, 0) * tempo.bpm;
  const after = Math.max(passed - gliding, 0) * tempo.target;
  return tempo.beat + (before + tempo.bpm * inGlide + bend + after) / 60;
}

/** 1 on the beat, 0 between two beats, smooth: for things that breathe in size. */
export function breathAt(tempo: Tempo, at: number): number {
  return 0.5 + 0.5 * Math.cos(2 * Math.PI * beatAt(tempo, at));
}
