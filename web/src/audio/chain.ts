// The way of all sound to the loudspeaker: seven places from left to right, one room, one limiter, one ceiling.

import { impulseSide } from './impulse';
import { softclipCurve } from './softclip';

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
const WAKE = 0.5;

/** A gain that goes straight to its goal, and from wherever it is to the next. */
class Ramp {
  private readonly param: AudioParam;
  private from = 0;
  private to: number;
  private start = 0;
  private end = 0;

  constructor(param: AudioParam, initial: number) {
    this.param = param;
    this.to = initial;
    param.value = initial;
  }

  private at(time: number): number {
    if (time >= this.end) return this.to;
    if (time <= this.start) return this.from;
    return this.from + ((this.to - this.from) * (time - this.start)) / (this.end - this.start);
  }

  go(value: number, now: number, seconds: number): void {
    this.from = this.at(now);
    this.to = value;
    this.start = now;
    this.end = now + seconds;
    this.param.cancelScheduledValues(now);
    this.param.setValueAtTime(this.from, now);
    this.param.linearRampToValueAtTime(value, this.end);
  }

  get goal(): number {
    return this.to;
  }
}

/** A gain whose every change is a ramp. */
export interface Fader {
  readonly node: GainNode;
  /** Linear gain to arrive at after `seconds` (0.3 if not said). */
  go(value: number, seconds?: number): void;
  goal(): number;
}

export function fader(context: BaseAudioContext, initial: number): Fader {
  const node = context.createGain();
  const ramp = new Ramp(node.gain, initial);
  return {
    node,
    go: (value, seconds = RAMP) => ramp.go(value, context.currentTime, seconds),
    goal: () => ramp.goal,
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

export class Chain {
  readonly master: Fader;
  /** What comes out, for meters. */
  readonly out: AudioNode;
  private readonly context: BaseAudioContext;
  private readonly places: AudioNode[] = [];
  private readonly limiter: DynamicsCompressorNode;
  private readonly guard: Fader;
  private echo: AudioBuffer | null;
  private room: {
    readonly input: GainNode;
    readonly convolver: ConvolverNode;
    readonly level: Fader;
  } | null = null;

  constructor(context: BaseAudioContext, reverb: boolean, destination: AudioNode = context.destination) {
    this.context = context;
    this.master = fader(context, 0);
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
    this.master.node.connect(this.limiter);
    this.limiter.connect(post);
    post.connect(this.guard.node);
    this.guard.node.connect(ceiling);
    ceiling.connect(destination);
    this.out = ceiling;
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

  /** After everything, so that echoes are hushed too. */
  hush(on: boolean): void {
    const goal = on ? HUSHED : 1;
    if (this.guard.goal() !== goal) this.guard.go(goal, on ? HUSH_SECONDS : RAMP);
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
    this.master.node.disconnect(old.input);
    this.openRoom(this.context.currentTime + fade);
    // The old room goes when a mute tone of that length has ended; a timer would not run in an offline render.
    const timer = this.context.createOscillator();
    const mute = this.context.createGain();
    mute.gain.value = 0;
    timer.connect(mute);
    mute.connect(this.limiter);
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
    this.master.node.connect(input);
    input.connect(convolver);
    convolver.connect(level.node);
    level.node.connect(this.limiter);
    this.room = { input, convolver, level };
  }
}
