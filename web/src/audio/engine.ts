// The room's instrument: starts, bends, lets go and ends tones on native audio nodes.

import type { Mix } from '../protocol.gen';
import { Chain, type Fader, fader } from './chain';
import type { Pack } from './pack';
import { Ramp } from './ramp';
import { isGround, toSteal } from './stealing';
import { SOFT_ATTACK, SOFT_Q, softCutoff } from './twin';
import { rateFor, touchGain } from './zone';

/** Seconds after which a tone ends whatever holds it; the ground alone may last. */
export const LONGEST = 30;
const STRUCK_ON_A_HELD_INSTRUMENT = 1.2;
/** Seconds a tone lasts that is not held, on an instrument that would never end by itself. */
const STEAL_FADE = 0.02;
const CUT_FADE = 0.01;
const DIP = 0.03;

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
  private mixed = false;

  constructor(context: BaseAudioContext, pack: Pack, options: EngineOptions) {
    this.context = context;
    this.pack = pack;
    this.cap = options.cap;
    this.chain = new Chain(context, options.reverb, options.destination);
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
    const rise = Math.max(tone.rise ?? 0, tone.soft ? SOFT_ATTACK : 0);
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
    source.start(start, sample.lead);
    const longest = tone.hold
      ? isGround(tone.seat)
        ? null
        : LONGEST
      : sample.loop
        ? STRUCK_ON_A_HELD_INSTRUMENT
        : null;
    if (longest !== null) this.descend(voice, start + longest, voice.release);
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
    if (this.chain.master.goal() !== mix.master) {
      if (over > 0) this.chain.master.go(mix.master, over, 'even');
      else this.chain.master.go(mix.master);
    }
    this.chain.brighten(mix.brightness ?? 1, over);
    this.chain.hush(mix.hush);
    for (const one of mix.seats) {
      this.seatGains.set(one.seat, one.gain);
      this.seatPans.set(one.seat, one.pan);
    }
    this.strips.forEach((strip, seat) => {
      const goal = this.gainOf(seat);
      if (strip.fader.goal() !== goal) strip.fader.go(goal);
      this.place(strip, this.panOf(seat));
    });
  }

  private gainOf(seat: number): number {
    return this.seatGains.get(seat) ?? 1;
  }

  private panOf(seat: number): number {
    return this.seatPans.get(seat) ?? 0;
  }

  private strip(seat: number): Strip {
    const known = this.strips.get(seat);
    if (known) return known;
    const strip: Strip = { fader: fader(this.context, this.gainOf(seat)), pan: this.panOf(seat) };
    strip.fader.node.connect(this.chain.place(strip.pan));
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
        strip.fader.node.disconnect();
        strip.fader.node.connect(this.chain.place(strip.pan));
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
