// The room's instrument: starts, bends, lets go and ends tones on native audio nodes.

import type { Mix } from '../protocol.gen';
import { OPEN_HERTZ } from './brightness';
import { CALM_HERTZ, Chain, type Fader, fader, ROUNDED } from './chain';
import type { Pack } from './pack';
import { Ramp } from './ramp';
import { isGround, toSteal } from './stealing';
import { Sudden, wayOf } from './sudden';
import { CALM_ATTACK, SOFT_ATTACK, SOFT_Q, softCutoff } from './twin';
import { rateFor, touchGain } from './zone';

/** Seconds after which a tone ends whatever holds it; the ground alone may last. */
export const LONGEST = 30;
const STRUCK_ON_A_HELD_INSTRUMENT = 1.2;
/** Seconds a tone lasts that is not held, on an instrument that would never end by itself. */
const STEAL_FADE = 0.02;
const CUT_FADE = 0.01;
const DIP = 0.03;
const AT_EASE = 0.3;
/** Seconds of a change while nothing sounds that it could startle with, or of a colour. */

export interface Tone {
  readonly id: number;
  readonly seat: number;
  readonly instrument: string;
  readonly soft: boolean;
  readonly pitch: number;
  readonly velocity: number;
  readonly hold: boolean;
  /** Seconds in which it swells; absent or 0: as the instrument begins by itself. */
  readonly rise?: number;
}

interface Voice {
  readonly id: number;
  readonly seat: number;
  readonly hold: boolean;
  readonly source: AudioBufferSourceNode;
  /** How fast the recording runs, and the pitch it has at its own pace; null for a sound without pitch. */
  readonly run: { readonly rate: Ramp; readonly key: number } | null;
  readonly gain: GainNode;
  readonly level: number;
  readonly began: number;
  /** Seconds in which it rises. */
  readonly rise: number;
  readonly release: number;
  released: number | null;
}

/** One seat's place in the mix. */
interface Strip {
  readonly fader: Fader;
  /** Open, or as dark as Calm is. */
  readonly colour: BiquadFilterNode;
  readonly hertz: Ramp;
  pan: number;
}

export interface EngineOptions {
  /** The most voices at once. */
  readonly cap: number;
  readonly reverb: boolean;
  readonly destination?: AudioNode;
}

export class Engine {
  readonly context: BaseAudioContext;
  readonly chain: Chain;
  private readonly pack: Pack;
  private cap: number;
  private voices: Voice[] = [];
  private readonly strips = new Map<number, Strip>();
  private readonly seatGains = new Map<number, number>();
  private readonly seatPans = new Map<number, number>();
  private readonly calmSeats = new Set<number>();
  private readonly sudden: Sudden;
  private mixed = false;
  private calm = false;

  constructor(context: BaseAudioContext, pack: Pack, options: EngineOptions) {
    this.context = context;
    this.pack = pack;
    this.cap = options.cap;
    this.chain = new Chain(context, options.reverb, options.destination);
    this.sudden = new Sudden(
      context.currentTime,
      (time) => this.chain.outside(time),
      () => this.chain.outsideMost(),
    );
  }

  count(): number {
    return this.voices.length;
  }

  /** For a machine that can't keep up: fewer voices from now on, and no echo. */
  ease(cap: number): void {
    this.cap = cap;
    this.chain.dryForGood();
  }

  /** Sounds a tone at `when` (seconds of the audio clock), or at once if that has passed. */
  play(tone: Tone, when = 0): void {
    const found = this.pack.sample(tone.instrument, tone.pitch);
    if (!found) return;
    const { sample, instrument } = found;
    const now = this.context.currentTime;
    const start = Math.max(when, now);
    for (const same of this.voices) if (same.id === tone.id) this.fade(same, start, STEAL_FADE);
    this.makeRoom(now);

    const source = this.context.createBufferSource();
    source.buffer = sample.buffer;
    const percussion = tone.instrument.startsWith('percussion:');
    const rate = new Ramp(source.playbackRate, percussion ? 1 : rateFor(tone.pitch, sample.key));
    if (sample.loop) {
      const pace = sample.buffer.sampleRate;
      source.loop = true;
      source.loopStart = sample.lead + sample.loop[0] / pace;
      source.loopEnd = sample.lead + sample.loop[1] / pace;
    }
    const gain = this.context.createGain();
    const level = touchGain(tone.velocity) * (tone.soft ? sample.soft : sample.gain);
    const gentle = this.calm || this.calmSeats.has(tone.seat);
    const rise = Math.max(tone.rise ?? 0, tone.soft ? SOFT_ATTACK : 0, gentle ? CALM_ATTACK : 0);
    const voice: Voice = {
      id: tone.id,
      seat: tone.seat,
      hold: tone.hold,
      source,
      run: percussion ? null : { rate, key: sample.key },
      gain,
      level,
      began: start,
      rise,
      release: instrument.release,
      released: null,
    };
    if (rise > 0) {
      gain.gain.setValueAtTime(0, start);
      gain.gain.linearRampToValueAtTime(level, start + rise);
    } else {
      gain.gain.value = level;
    }
    if (tone.soft) {
      const dark = this.context.createBiquadFilter();
      dark.type = 'lowpass';
      dark.frequency.value = softCutoff(tone.pitch);
      dark.Q.value = SOFT_Q;
      source.connect(dark);
      dark.connect(gain);
    } else {
      source.connect(gain);
    }
    gain.connect(this.strip(tone.seat).fader.node);
    const dips = this.sudden.begin(
      {
        id: tone.id,
        at: start,
        recording: sample,
        rate: rate.goal,
        powers: sample.powers,
        amplitude: touchGain(tone.velocity) * sample.gain * this.gainOf(tone.seat),
        rise,
        lasting: tone.hold && sample.loop !== null,
      },
      now,
    );
    if (dips) this.chain.takeBack(wayOf(dips, now));
    source.start(start, sample.lead);
    const longest = tone.hold
      ? isGround(tone.seat)
        ? null
        : LONGEST
      : sample.loop
        ? STRUCK_ON_A_HELD_INSTRUMENT
        : null;
    if (longest !== null) {
      this.descend(voice, start + longest, voice.release);
      this.sudden.end(voice.id, start + longest);
    }
    this.voices.push(voice);
    source.onended = () => {
      this.voices = this.voices.filter((one) => one !== voice);
      gain.disconnect();
    };
  }

  /** Lets a tone go at `when`. A struck one rings on by itself unless a `fade` (seconds) is asked for. */
  release(id: number, when = 0, fade?: number | null): void {
    const start = Math.max(when, this.context.currentTime);
    for (const voice of this.voices) {
      if (voice.id !== id) continue;
      if (fade !== undefined && fade !== null) this.fade(voice, start, fade);
      else if (voice.hold) this.fade(voice, start, voice.release);
    }
  }

  /** Lets a sounding tone slide to `pitch` (MIDI) within `over` seconds from `when` on. */
  bend(id: number, pitch: number, over: number, when = 0): void {
    const start = Math.max(when, this.context.currentTime);
    for (const voice of this.voices) {
      if (voice.id === id && voice.run) voice.run.rate.go(rateFor(pitch, voice.run.key), start, over, 'even');
    }
  }

  /** Ends every tone, planned ones too, within `fade` seconds: of one seat, or of all with their echoes. */
  silence(fade: number, seat?: number | null): void {
    const now = this.context.currentTime;
    const whole = seat === undefined || seat === null;
    for (const voice of this.voices) if (whole || voice.seat === seat) this.fade(voice, now, fade);
    if (whole) this.chain.dryOut(fade);
  }

  /** Ends what is held; used when nobody can say any more when it should end. */
  releaseHeld(fade: number): void {
    const now = this.context.currentTime;
    for (const voice of this.voices) if (voice.hold && voice.released === null) this.fade(voice, now, fade);
  }

  mix(mix: Mix): void {
    // Whoever comes into a room whose level is growing has nothing to grow from.
    const over = this.mixed ? (mix.over ?? 0) : 0;
    this.mixed = true;
    this.sudden.allowed = mix.accents === true;
    this.calm = mix.calm;
    if (this.chain.master.goal() !== mix.master) {
      if (over > 0) this.chain.master.go(mix.master, over, 'even');
      else this.chain.master.go(mix.master, this.voices.length === 0 ? AT_EASE : undefined);
    }
    this.chain.soften(mix.calm);
    this.chain.cap(mix.trim ?? 1);
    this.chain.brighten(mix.brightness ?? 1, over);
    this.chain.hush(mix.hush);
    for (const one of mix.seats) {
      this.seatGains.set(one.seat, one.gain);
      this.seatPans.set(one.seat, one.pan);
      if (one.calm) this.calmSeats.add(one.seat);
      else this.calmSeats.delete(one.seat);
    }
    this.strips.forEach((strip, seat) => {
      const goal = this.gainOf(seat);
      const sounds = this.voices.some((voice) => voice.seat === seat);
      if (strip.fader.goal() !== goal) strip.fader.go(goal, sounds ? undefined : AT_EASE);
      const hertz = this.hertzOf(seat);
      if (strip.hertz.goal !== hertz) strip.hertz.go(hertz, this.context.currentTime, AT_EASE, 'even');
      this.place(strip, this.panOf(seat));
    });
  }

  private gainOf(seat: number): number {
    return this.seatGains.get(seat) ?? 1;
  }

  private hertzOf(seat: number): number {
    return this.calmSeats.has(seat) ? CALM_HERTZ : OPEN_HERTZ;
  }

  private panOf(seat: number): number {
    return this.seatPans.get(seat) ?? 0;
  }

  private strip(seat: number): Strip {
    const known = this.strips.get(seat);
    if (known) return known;
    const colour = this.context.createBiquadFilter();
    colour.type = 'lowpass';
    colour.Q.value = ROUNDED;
    const strip: Strip = {
      fader: fader(this.context, this.gainOf(seat)),
      colour,
      hertz: new Ramp(colour.frequency, this.hertzOf(seat)),
      pan: this.panOf(seat),
    };
    strip.fader.node.connect(colour);
    colour.connect(this.chain.place(strip.pan));
    this.strips.set(seat, strip);
    return strip;
  }

  /** Moves a seat to another place in a dip too short to notice, so that a sounding tone doesn't click. */
  private place(strip: Strip, pan: number): void {
    const from = this.chain.place(strip.pan);
    const to = this.chain.place(pan);
    strip.pan = pan;
    if (from === to) return;
    const goal = strip.fader.goal();
    strip.fader.go(0, DIP);
    window.setTimeout(
      () => {
        strip.colour.disconnect();
        strip.colour.connect(this.chain.place(strip.pan));
        strip.fader.go(goal, DIP);
      },
      1000 * DIP + 10,
    );
  }

  private makeRoom(now: number): void {
    let sounding = this.voices.length;
    while (sounding >= this.cap) {
      const voice = toSteal(this.voices);
      if (!voice) return;
      this.fade(voice, now, STEAL_FADE);
      this.voices = this.voices.filter((one) => one !== voice);
      sounding = this.voices.length;
    }
  }

  /** How loud a voice is at `time`, as planned. */
  private levelAt(voice: Voice, time: number): number {
    if (voice.rise === 0) return voice.level;
    return voice.level * Math.max(0, Math.min(1, (time - voice.began) / voice.rise));
  }

  private descend(voice: Voice, when: number, fade: number): void {
    voice.gain.gain.setTargetAtTime(0, when, Math.max(CUT_FADE, fade) / 6);
    voice.source.stop(when + Math.max(CUT_FADE, fade));
  }

  private fade(voice: Voice, when: number, fade: number): void {
    // Ending sooner outranks an end already begun or planned; ending later never does.
    const end = when + fade;
    if (voice.released !== null && voice.released <= end) return;
    const again = voice.released !== null;
    voice.released = end;
    this.sudden.end(voice.id, when);
    const param = voice.gain.gain;
    if (when < voice.began) {
      voice.source.stop();
      voice.gain.disconnect();
      this.voices = this.voices.filter((one) => one !== voice);
      return;
    }
    const level = again ? param.value : this.levelAt(voice, when);
    param.cancelScheduledValues(when);
    // A ramp cut short keeps its slope up to here.
    if (!again && when < voice.began + voice.rise) param.linearRampToValueAtTime(level, when);
    else param.setValueAtTime(level, when);
    this.descend(voice, when, fade);
  }
}
