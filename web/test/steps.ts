// A score of the sound tests: what the engine is told, and when.

import type { Engine, Tone } from '../src/audio/engine';
import type { Meter } from '../src/audio/meter';
import type { Mix } from '../src/protocol.gen';

export type Step =
  | { readonly at: number; readonly do: 'play'; readonly tone: Tone; readonly when?: number }
  | {
      readonly at: number;
      readonly do: 'release';
      readonly id: number;
      readonly fade?: number;
      readonly when?: number;
    }
  | {
      readonly at: number;
      readonly do: 'bend';
      readonly id: number;
      readonly pitch: number;
      readonly over: number;
      readonly when?: number;
    }
  | { readonly at: number; readonly do: 'silence'; readonly fade: number; readonly seat?: number }
  | { readonly at: number; readonly do: 'mix'; readonly mix: Mix }
  | { readonly at: number; readonly do: 'wake' }
  | { readonly at: number; readonly do: 'noise'; readonly on: boolean }
  | { readonly at: number; readonly do: 'meter' }
  | { readonly at: number; readonly do: 'count' };

function take(engine: Engine, step: Step, voices: number[], meter: Meter): void {
  if (step.do === 'play') engine.play(step.tone, step.when);
  if (step.do === 'release') engine.release(step.id, step.when, step.fade);
  if (step.do === 'bend') engine.bend(step.id, step.pitch, step.over, step.when);
  if (step.do === 'silence') engine.silence(step.fade, step.seat);
  if (step.do === 'mix') engine.mix(step.mix);
  if (step.do === 'wake') engine.chain.wake(false);
  if (step.do === 'noise') engine.chain.measure(step.on);
  if (step.do === 'meter') meter.read();
  if (step.do === 'count') voices.push(engine.count());
}

/** Hands the engine each step at its time of the render; the returned list fills with the voices that are counted. */
export function announceSteps(
  context: OfflineAudioContext,
  engine: Engine,
  steps: readonly Step[],
  meter: Meter,
): readonly number[] {
  const voices: number[] = [];
  const moments = new Map<number, Step[]>();
  for (const step of steps) {
    // A render halts only between blocks of 128 samples.
    const frame = Math.round((step.at * context.sampleRate) / 128) * 128;
    moments.set(frame, [...(moments.get(frame) ?? []), step]);
  }
  moments.forEach((together, frame) => {
    const act = (): void => {
      for (const step of together) take(engine, step, voices, meter);
    };
    if (frame === 0) {
      act();
      return;
    }
    context.suspend(frame / context.sampleRate).then(() => {
      act();
      context.resume();
    });
  });
  return voices;
}
