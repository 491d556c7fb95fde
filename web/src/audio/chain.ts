// The way of all sound to the loudspeaker: seven places from left to right, one room, one limiter, one ceiling.

import { brightnessHertz } from './brightness';
import { impulseSide } from './impulse';
import { Ramp, type Way } from './ramp';
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
const ROUNDED = -3;
/** Decibels at the corner of the low-pass over everything: flat before it, no bump. */
const WAKE = 0.5;

/** A gain whose every change is a ramp. */
export interface Fader {
  readonly node: GainNode;
  /** Linear gain to arrive at after `seconds` (0.3 if not said). */
  go(value: number, seconds?: number, way?: Way): void;
  goal(): number;
}

export function fader(context: BaseAudioContext, initial: number): Fader {
  const node = context.createGain();
  const ramp = new Ramp(node.gain, initial);
  return {
    node,
    go: (value, seconds = RAMP, way = 'linear') => ramp.go(value, context.currentTime, seconds, way),
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
  /** All sound behind the master, as bright as the room is to be. */
  private readonly colour: BiquadFilterNode;
  private readonly hertz: Ramp;
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
    this.colour = context.createBiquadFilter();
    this.colour.type = 'lowpass';
    this.colour.Q.value = ROUNDED;
    this.hertz = new Ramp(this.colour.frequency, brightnessHertz(1));
    this.master.node.connect(this.colour);
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
    this.colour.connect(this.limiter);
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

  /** 1 open to 0, there after `seconds`. */
  brighten(brightness: number, seconds: number): void {
    const goal = brightnessHertz(brightness);
    if (this.hertz.goal !== goal)
      this.hertz.go(goal, this.context.currentTime, Math.max(RAMP, seconds), 'even');
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
    this.colour.disconnect(old.input);
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
    this.colour.connect(input);
    input.connect(convolver);
    convolver.connect(level.node);
    level.node.connect(this.limiter);
    this.room = { input, convolver, level };
  }
}
