// What the sound tests call: renders what the engine is told, hands over what a file holds, times a live start.

import { decode, offlineContext, openContext } from '../src/audio/context';
import { Engine, type Tone } from '../src/audio/engine';
import { Meter } from '../src/audio/meter';
import { Pack } from '../src/audio/pack';
import { announceSteps, type Step } from './steps';

const FOLDER = '/pack/';
const RATE = 44100;
const packs = new Map<string, Pack>();

/** One pack for all tests of a page: decoding is what takes time. */
async function packWith(ids: readonly string[], folder = FOLDER): Promise<Pack> {
  const pack = packs.get(folder) ?? new Pack(folder);
  packs.set(folder, pack);
  await pack.want(ids);
  return pack;
}

let handed = 0;

/** Leaves samples with the server of this page, one channel after the other; the address where they can be fetched. */
async function handOver(channels: readonly Float32Array[]): Promise<string> {
  handed += 1;
  const address = `/heard/${handed}`;
  await fetch(address, { method: 'POST', body: new Blob(channels as Float32Array<ArrayBuffer>[]) });
  return address;
}

export interface Score {
  readonly seconds: number;
  readonly steps: readonly Step[];
  readonly instruments: readonly string[];
  readonly cap: number;
  readonly reverb: boolean;
  readonly folder?: string;
  /** Seconds over which loudness is told. */
  readonly metered?: number;
}

export interface Take {
  /** Where the samples are: left then right, float32. */
  readonly heard: string;
  readonly voices: readonly number[];
  /** LUFS over the last moments, as the speaker page would tell it. */
  readonly loudness: number | null;
  readonly problems: readonly string[];
}

/** Renders a score: each step happens at its own time, as messages come in. */
async function render(score: Score): Promise<Take> {
  const pack = await packWith(score.instruments, score.folder);
  const context = offlineContext(2, Math.ceil(score.seconds * RATE), RATE);
  const engine = new Engine(context, pack, { cap: score.cap, reverb: score.reverb });
  const meter = new Meter(context, engine.chain.out);
  const voices = announceSteps(context, engine, score.steps, meter);
  const buffer = await context.startRendering();
  return {
    heard: await handOver([buffer.getChannelData(0), buffer.getChannelData(1)]),
    voices,
    loudness: meter.loudness.over(score.metered ?? 3),
    problems: pack.problems(),
  };
}

/** What a file of the pack holds, as this browser decodes it: where the samples are, and of how many channels. */
async function file(name: string): Promise<{ readonly heard: string; readonly channels: number }> {
  const answer = await fetch(FOLDER + name);
  const buffer = await decode(offlineContext(1, 1, RATE), await answer.arrayBuffer());
  const channels = Array.from({ length: buffer.numberOfChannels }, (_, i) => buffer.getChannelData(i));
  return { heard: await handOver(channels), channels: channels.length };
}

const TAP = `registerProcessor('tap', class extends AudioWorkletProcessor {
  constructor() { super(); this.quiet = 0; this.armed = false; this.port.onmessage = () => { this.armed = true; this.quiet = 0; }; }
  process([[left]]) {
    const block = left || new Float32Array(128);
    if (!this.armed) return true;
    const first = block.findIndex((v) => Math.abs(v) > 0.001);
    if (this.quiet < 1400) { this.quiet = first < 0 ? this.quiet + 128 : 0; if (this.quiet >= 1400) this.port.postMessage(null); return true; }
    if (first >= 0) { this.armed = false; this.port.postMessage(currentFrame + first); }
    return true;
  }
});`;

/** Milliseconds of the audio clock from telling the engine to the first sample above -60 dBFS, limiter and all. */
async function arrivals(tones: readonly Tone[]): Promise<readonly number[]> {
  const pack = await packWith(tones.map((tone) => tone.instrument));
  const context = openContext();
  await context.resume();
  const address = URL.createObjectURL(new Blob([TAP], { type: 'text/javascript' }));
  await context.audioWorklet.addModule(address);
  const tap = new AudioWorkletNode(context, 'tap');
  const engine = new Engine(context, pack, { cap: 128, reverb: true, destination: tap });
  tap.connect(context.destination);
  engine.mix({ master: 0.25, hush: false, calm: false, seats: [], instruments: [] });
  const heard = (): Promise<number | null> =>
    new Promise((resolve) => {
      tap.port.onmessage = (event: MessageEvent<number | null>) => resolve(event.data);
    });
  await new Promise((resolve) => window.setTimeout(resolve, 400));
  const delays: number[] = [];
  for (const tone of tones) {
    const silence = heard();
    tap.port.postMessage(null);
    await silence;
    // Anywhere between two steps of the audio clock, as touches come.
    await new Promise((resolve) => window.setTimeout(resolve, (delays.length * 7) % 15));
    const onset = heard();
    const told = context.currentTime;
    engine.play(tone);
    delays.push(1000 * (Number(await onset) / context.sampleRate - told));
    engine.silence(0.02);
  }
  await context.close();
  return delays;
}

export interface SoundBench {
  readonly render: typeof render;
  readonly file: typeof file;
  readonly arrivals: typeof arrivals;
}

declare global {
  interface Window {
    soundBench: SoundBench;
  }
}

window.soundBench = { render, file, arrivals };
