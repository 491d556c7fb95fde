// The way of all sound to the loudspeaker: seven places from left to right, one room, one limiter, one ceiling.

import { brightnessHertz } from './brightness';
import { impulseSide } from './impulse';
import { steadyNoise } from './noise';
import { Ramp, softly, type Way } from './ramp';
import { CEILING, softclipCurve } from './softclip';
import type { Point } from './sudden';

const PLACES = 7;
/** Pan buses: enough to hear who sits where, and cheap however many play. */
const WIDTH = 0.75;
/** How far out the outermost place is: whoever sits at one loudspeaker still hears everyone. */
const POST_GAIN = 0.6;
/** Takes back the limiter's make-up gain; belongs to its settings. */
const SEND = 0.25;
const HUSHED = 0.1;
const HUSH_SECONDS = 0.08;
const RAMP = 0.3;
export const ROUNDED = -3;
/** Decibels at the corner of the low-pass over everything: flat before it, no bump. */
const WAKE = 0.5;
const CALM_CEILING = 0.2512;
/** -12 dBFS. */
const CALM_DRIVE = 2.818;
/** 9 dB: so much earlier the limiter works, because Calm takes that much away before it; else its ceiling would clip. */
export const CALM_HERTZ = 6000;
const NOISE_FADE = 0.5;
const NOISE_LONGEST = 20;

/** A gain whose every change is a ramp. */
export interface Fader {
  readonly node: GainNode;
  /** Linear gain to arrive at after `seconds`; as soon as is soft if not said. */
  go(value: number, seconds?: number, way?: Way): void;
  goal(): number;
  /** The gain at a time of the audio clock. */
  at(time: number): number;
}

export function fader(context: BaseAudioContext, initial: number): Fader {
  const node = context.createGain();
  const ramp = new Ramp(node.gain, initial);
  return {
    node,
    go: (value, seconds, way = 'linear') => {
      const now = context.currentTime;
      const soft = softly(ramp.at(now), value);
      if (seconds === undefined) ramp.go(value, now, soft.seconds, soft.way);
      else ramp.go(value, now, seconds, way);
    },
    goal: () => ramp.goal,
    at: (time) => ramp.at(time),
  };
}

function panned(context: BaseAudioContext, pan: number): AudioNode {
  if (context.createStereoPanner as unknown) {
    const panner = context.createStereoPanner();
    panner.pan.value = pan;
    return panner;
  }
  const panner = context.createPanner();
  panner.panningModel = 'equalpower';
  panner.setPosition(pan, 0, 1 - Math.abs(pan));
  return panner;
}

function impulse(context: BaseAudioContext): AudioBuffer {
  const sides = [impulseSide(context.sampleRate, 0), impulseSide(context.sampleRate, 1)] as const;
  const buffer = context.createBuffer(2, sides[0].length, context.sampleRate);
  buffer.getChannelData(0).set(sides[0]);
  buffer.getChannelData(1).set(sides[1]);
  return buffer;
}

/** In by a gain and out by its inverse, at every moment of the way. */
function pass([before, after]: readonly [Fader, Fader], gain: number): void {
  before.go(gain, RAMP, 'even');
  after.go(1 / gain, RAMP, 'even');
}

export class Chain {
  readonly master: Fader;
  /** What comes out, for meters. */
  readonly out: AudioNode;
  private readonly context: BaseAudioContext;
  private readonly places: AudioNode[] = [];
  /** All sound behind the master, as bright as the room is to be. */
  private readonly colour: BiquadFilterNode;
  private readonly hertz: Ramp;
  private readonly limiter: DynamicsCompressorNode;
  private readonly guard: Fader;
  /** Takes back what would be sudden. */
  private readonly gate: GainNode;
  /** The ceiling is as low as the way out of the curve is narrow: the way in is as much wider. */
  private readonly narrow: readonly [Fader, Fader];
  private readonly drive: readonly [Fader, Fader];
  private readonly trim: Fader;
  /** Everything but the noise. */
  private readonly music: Fader;
  private noise: { readonly source: AudioBufferSourceNode; readonly level: Fader } | null = null;
  private brightness = 1;
  private calm = false;
  private echo: AudioBuffer | null;
  private room: {
    readonly input: GainNode;
    readonly convolver: ConvolverNode;
    readonly level: Fader;
  } | null = null;

  constructor(context: BaseAudioContext, reverb: boolean, destination: AudioNode = context.destination) {
    this.context = context;
    this.master = fader(context, 0);
    this.colour = context.createBiquadFilter();
    this.colour.type = 'lowpass';
    this.colour.Q.value = ROUNDED;
    this.hertz = new Ramp(this.colour.frequency, brightnessHertz(1));
    this.gate = context.createGain();
    this.master.node.connect(this.gate);
    this.gate.connect(this.colour);
    this.limiter = context.createDynamicsCompressor();
    this.limiter.threshold.value = -12;
    this.limiter.knee.value = 6;
    this.limiter.ratio.value = 20;
    this.limiter.attack.value = 0.002;
    this.limiter.release.value = 0.15;
    const post = context.createGain();
    post.gain.value = POST_GAIN;
    this.guard = fader(context, 1);
    const ceiling = context.createWaveShaper();
    ceiling.curve = softclipCurve();
    this.drive = [fader(context, 1), fader(context, 1)];
    this.narrow = [fader(context, 1), fader(context, 1)];
    this.trim = fader(context, 1);
    this.music = fader(context, 1);
    const out = context.createGain();
    const way = [
      this.colour,
      this.drive[0].node,
      this.limiter,
      post,
      this.drive[1].node,
      this.guard.node,
      this.narrow[0].node,
      ceiling,
      this.narrow[1].node,
      this.trim.node,
      this.music.node,
      out,
      destination,
    ];
    way.reduce((before, next) => before.connect(next));
    this.out = out;
    for (let i = 0; i < PLACES; i++) {
      const place = panned(context, WIDTH * ((2 * i) / (PLACES - 1) - 1));
      place.connect(this.master.node);
      this.places.push(place);
    }
    this.echo = reverb ? impulse(context) : null;
    this.openRoom(0);
  }

  /** Where a sound at `pan` (-1 left to 1 right) goes in. */
  place(pan: number): AudioNode {
    const index = Math.round(((Math.max(-1, Math.min(1, pan)) + 1) / 2) * (PLACES - 1));
    const node = this.places[index];
    if (!node) throw new Error(`no place for pan ${pan}`);
    return node;
  }

  /** 1 open to 0, there after `seconds`. */
  brighten(brightness: number, seconds: number): void {
    this.brightness = brightness;
    const open = brightnessHertz(this.brightness);
    const goal = this.calm ? Math.min(CALM_HERTZ, open) : open;
    if (this.hertz.goal !== goal)
      this.hertz.go(goal, this.context.currentTime, Math.max(RAMP, seconds), 'even');
  }

  /** Everything below -12 dBFS and 6 kHz, there and back in a ramp. */
  soften(calm: boolean): void {
    if (calm === this.calm) return;
    this.calm = calm;
    this.brighten(this.brightness, RAMP);
    pass(this.narrow, calm ? CEILING / CALM_CEILING : 1);
    pass(this.drive, calm ? CALM_DRIVE : 1);
  }

  /** A gain after everything, which nothing gets past. */
  cap(trim: number): void {
    if (this.trim.goal() !== trim) this.trim.go(trim);
  }

  /** How much louder or softer what sounds now comes out at `time`, the gate and the ceiling left out. */
  outside(time: number): number {
    return this.master.at(time) * this.guard.at(time);
  }

  /** The same, the most it is now or will come to. */
  outsideMost(): number {
    const now = this.context.currentTime;
    const [master, guard] = [this.master, this.guard];
    return Math.max(master.at(now), master.goal()) * Math.max(guard.at(now), guard.goal());
  }

  /** The way of the gate from now on. */
  takeBack(points: readonly Point[]): void {
    const param = this.gate.gain;
    param.cancelScheduledValues(points[0]?.at ?? 0);
    for (const { at, gain, how } of points) {
      if (how === 'step') param.setValueAtTime(gain, at);
      else param.exponentialRampToValueAtTime(gain, at);
    }
  }

  /** The steady noise alone, for a phone to measure; it ends by itself. */
  measure(on: boolean): void {
    const now = this.context.currentTime;
    if (on === (this.noise !== null)) return;
    if (!on) {
      this.noise?.level.go(0, RAMP);
      this.noise?.source.stop(now + RAMP);
      return;
    }
    const source = this.context.createBufferSource();
    const turn = steadyNoise(this.context.sampleRate);
    source.buffer = this.context.createBuffer(2, turn.length, this.context.sampleRate);
    source.buffer.getChannelData(0).set(turn);
    source.buffer.getChannelData(1).set(turn);
    source.loop = true;
    const level = fader(this.context, 0);
    source.connect(level.node);
    level.node.connect(this.out);
    this.music.go(0, RAMP);
    level.go(1, NOISE_FADE);
    source.start(now);
    source.stop(now + NOISE_LONGEST);
    const noise = { source, level };
    this.noise = noise;
    source.onended = () => {
      level.node.disconnect();
      if (this.noise !== noise) return;
      this.noise = null;
      this.music.go(1);
    };
  }

  /** Whether the noise sounds. */
  measures(): boolean {
    return this.noise !== null;
  }

  /** After everything, so that echoes are hushed too. */
  hush(on: boolean): void {
    const goal = on ? HUSHED : 1;
    if (this.guard.goal() === goal) return;
    if (on) this.guard.go(goal, HUSH_SECONDS);
    else this.guard.go(goal);
  }

  /** From silence to the present level, so that nothing begins with a start. */
  wake(hushed: boolean): void {
    this.guard.go(0, 0);
    this.guard.go(hushed ? HUSHED : 1, WAKE);
  }

  /** Lets the echoes of what has sounded end within `fade` seconds; what sounds next has its echo again. */
  dryOut(fade: number): void {
    const old = this.room;
    if (!old) return;
    old.level.go(0, fade);
    this.colour.disconnect(old.input);
    this.openRoom(this.context.currentTime + fade);
    // The old room goes when a mute tone of that length has ended; a timer would not run in an offline render.
    const timer = this.context.createOscillator();
    const mute = this.context.createGain();
    mute.gain.value = 0;
    timer.connect(mute);
    mute.connect(this.drive[0].node);
    timer.onended = () => {
      mute.disconnect();
      old.convolver.disconnect();
      old.level.node.disconnect();
    };
    timer.start();
    timer.stop(this.context.currentTime + fade + 0.1);
  }

  /** No echo any more: it costs as much as many voices. */
  dryForGood(): void {
    this.echo = null;
    this.dryOut(RAMP);
  }

  /** The new room hears nothing before `from`: else it would echo what is just fading away. */
  private openRoom(from: number): void {
    this.room = null;
    if (!this.echo) return;
    const input = this.context.createGain();
    input.gain.value = from > 0 ? 0 : SEND;
    if (from > 0) input.gain.setValueAtTime(SEND, from);
    const convolver = this.context.createConvolver();
    convolver.buffer = this.echo;
    const level = fader(this.context, 1);
    this.colour.connect(input);
    input.connect(convolver);
    convolver.connect(level.node);
    level.node.connect(this.drive[0].node);
    this.room = { input, convolver, level };
  }
}
