// Owns the audio context: opens it in a touch, watches that it truly runs, and makes a new one when it does not.

import type { Mix } from '../protocol.gen';
import { AudioClock } from './audioclock';
import { type ContextState, openContext } from './context';
import { type Means, means } from './device';
import { Engine } from './engine';
import { Meter } from './meter';
import { Pack } from './pack';
import { announcePlayback, unlock } from './unlock';
import { Watchdog } from './watchdog';

const WATCH_MS = 100;
const CAP_LEAST = 16;

interface Telling {
  readonly outputLatency?: number;
  readonly baseLatency?: number;
  readonly playbackStats?: { readonly underrunEvents?: number };
}

const pageNow = (): number => performance.now() / 1000;

export class Output {
  readonly pack: Pack;
  private readonly changed: () => void;
  private readonly renewed: () => void;
  private engineNow: Engine | null = null;
  private context: AudioContext | null = null;
  private meter: AnalyserNode | null = null;
  private loudnessMeter: Meter | null = null;
  private readonly meterData = new Uint8Array(1024);
  private readonly clock = new AudioClock();
  private watchdog = new Watchdog();
  private means: Means = means();
  private lastMix: Mix | null = null;
  private timer: number | null = null;
  private told = '';
  /** Whether the larger buffer is in use. */
  private roomy = false;
  private readonly onDevices = (): void => this.deviceChanged();

  /** `changed`: something a person may see has changed. `renewed`: a new engine sounds, knowing no tones yet. */
  constructor(changed: () => void, renewed: () => void, folder = '/pack/') {
    this.changed = changed;
    this.renewed = renewed;
    this.pack = new Pack(folder, this.means.mono, () => this.changed());
  }

  /** Call inside a touch, a click or a key press. */
  start(): void {
    announcePlayback();
    if (!this.context) this.open('interactive');
    // While interrupted, resuming may end in a context that runs with a frozen clock.
    if ((this.context?.state as ContextState | undefined) !== 'interrupted') this.unlock();
    if (this.timer === null) {
      this.timer = window.setInterval(() => this.watch(), WATCH_MS);
      navigator.mediaDevices?.addEventListener('devicechange', this.onDevices);
    }
    this.watch();
  }

  /** Whether sound comes out now. */
  awake(): boolean {
    return this.context?.state === 'running';
  }

  engine(): Engine | null {
    return this.engineNow;
  }

  mix(mix: Mix): void {
    this.lastMix = mix;
    this.engineNow?.mix(mix);
  }

  /** A moment of the page's clock (seconds) as a moment of the audio clock. */
  toAudio(page: number): number | null {
    this.readClocks();
    return this.clock.toAudio(page);
  }

  /** Milliseconds from the engine to the loudspeaker, as far as the browser tells. */
  latency(): number | null {
    const context = this.context as (AudioContext & Telling) | null;
    if (!context) return null;
    const seconds = (context.outputLatency ?? 0) + (context.baseLatency ?? 0);
    return seconds > 0 && Number.isFinite(seconds) ? Math.min(10000, 1000 * seconds) : null;
  }

  /** The greatest sample of the last moment, 0 to 1. */
  level(): number {
    if (!this.meter || !this.awake()) return 0;
    this.meter.getByteTimeDomainData(this.meterData);
    let most = 0;
    for (const byte of Array.from(this.meterData)) most = Math.max(most, Math.abs(byte - 128));
    return most / 128;
  }

  /** LUFS over the last `seconds`, 3 at most; null in silence, during the noise, and where the browser can't tell. */
  loudness(seconds: number): number | null {
    const meter = this.loudnessMeter;
    if (!meter || !this.awake() || this.engineNow?.chain.measures()) return null;
    meter.read();
    return meter.loudness.over(seconds);
  }

  close(): void {
    if (this.timer !== null) window.clearInterval(this.timer);
    this.timer = null;
    navigator.mediaDevices?.removeEventListener('devicechange', this.onDevices);
    this.drop();
  }

  private open(latency: 'interactive' | 'balanced'): void {
    const context = openContext(latency);
    const engine = new Engine(context, this.pack, { cap: this.means.cap, reverb: this.means.reverb });
    const meter = context.createAnalyser();
    meter.fftSize = 1024;
    engine.chain.out.connect(meter);
    this.loudnessMeter = new Meter(context, engine.chain.out);
    if (this.lastMix) engine.mix(this.lastMix);
    engine.chain.wake(this.lastMix?.hush ?? false);
    context.onstatechange = () => this.watch();
    this.context = context;
    this.engineNow = engine;
    this.meter = meter;
    this.clock.reset();
    this.watchdog = new Watchdog();
  }

  private drop(): void {
    const context = this.context;
    this.context = null;
    this.engineNow = null;
    this.meter = null;
    this.loudnessMeter = null;
    if (!context) return;
    context.onstatechange = null;
    context.close().then(undefined, () => undefined);
  }

  private rebuild(latency: 'interactive' | 'balanced'): void {
    this.drop();
    this.open(latency);
    this.unlock();
    this.renewed();
  }

  private unlock(): void {
    if (this.context && this.engineNow) unlock(this.context, this.engineNow.chain.master.node);
  }

  private readClocks(): void {
    if (this.context && this.awake()) this.clock.read(pageNow(), this.context.currentTime);
  }

  private watch(): void {
    const context = this.context as (AudioContext & Telling) | null;
    if (!context) return;
    this.readClocks();
    this.loudnessMeter?.read();
    if (this.engineNow?.chain.measures()) this.loudnessMeter?.loudness.forget();
    const verdict = this.watchdog.judge({
      page: pageNow(),
      audio: context.currentTime,
      state: context.state as ContextState,
      underruns: context.playbackStats?.underrunEvents ?? null,
    });
    if (verdict === 'rebuild') this.rebuild(this.roomy ? 'balanced' : 'interactive');
    if (verdict === 'ease') this.ease();
    const tell = `${context.state}`;
    if (tell !== this.told) {
      this.told = tell;
      this.changed();
    }
  }

  /** Fewer voices and no echo; on a tablet, whose smallest buffer may be too small, then a larger one. */
  private ease(): void {
    const eased = !this.means.reverb;
    this.means = { ...this.means, cap: Math.max(CAP_LEAST, this.means.cap >> 1), reverb: false };
    this.engineNow?.ease(this.means.cap);
    if (eased && this.means.mono && !this.roomy) {
      this.roomy = true;
      this.rebuild('balanced');
    }
  }

  /** Another loudspeaker may run at another rate, which old Safari's context doesn't follow. */
  private deviceChanged(): void {
    if (!this.context || !this.awake()) return;
    const fresh = openContext();
    const differs = fresh.sampleRate !== this.context.sampleRate;
    fresh.close().then(undefined, () => undefined);
    if (differs) this.rebuild('interactive');
  }
}
