/** The tablet's own soft voice, for who must hear their hand close by. Made here, no sound is fetched: two sines that rise
    softly, fall as a struck bar does or stay while they are held, and a limiter that no hand can get past. */
import { openContext } from '../../audio/context';
import { frequency, gainOf, PEAK, VOICES_MOST } from './own-voice';

/** Seconds. Nothing begins harder than this; nothing ends with a click. */
const RISE = 0.02;
const FALL = 0.15;
/** How fast a struck tone dies away: to a third in so many seconds. */
const STRUCK = 0.7;
/** A held one sinks a little at first, as a bowed one does. */
const SETTLES = { to: 0.6, in: 0.4 };
/** The octave above gives the tone its edge; it dies sooner. */
const OCTAVE = { share: 0.28, struck: 0.25 };

interface Voice {
  readonly gain: GainNode;
  readonly sources: readonly OscillatorNode[];
}

export class OwnSound {
  private readonly context = openContext();
  private readonly all: GainNode;
  private readonly voices = new Map<number, Voice>();

  constructor() {
    const { context } = this;
    const limiter = context.createDynamicsCompressor();
    limiter.threshold.value = -15;
    limiter.knee.value = 6;
    limiter.ratio.value = 20;
    limiter.attack.value = 0.002;
    limiter.release.value = 0.2;
    this.all = context.createGain();
    this.all.gain.value = 0;
    this.all.connect(limiter);
    limiter.connect(context.destination);
    // A browser lets sound begin only once a touch has ended.
    for (const event of ['touchend', 'pointerup', 'keyup']) window.addEventListener(event, () => this.wake());
  }

  /** 0 to 10. */
  level(step: number): void {
    const { gain } = this.all;
    gain.setTargetAtTime(gainOf(step), this.context.currentTime, 0.05);
    if (step === 0) for (const note of Array.from(this.voices.keys())) this.end(note);
  }

  /** `pitch` in semitones as MIDI counts them; `lasting`: it stays until its touch ends. */
  begin(note: number, pitch: number, velocity: number, lasting: boolean): void {
    this.wake();
    const oldest = this.voices.keys().next();
    if (this.voices.size >= VOICES_MOST && !oldest.done) this.end(oldest.value);
    const { context } = this;
    const now = context.currentTime;
    const gain = context.createGain();
    const peak = PEAK * velocity;
    gain.gain.setValueAtTime(0, now);
    gain.gain.linearRampToValueAtTime(peak, now + RISE);
    if (lasting) gain.gain.setTargetAtTime(peak * SETTLES.to, now + RISE, SETTLES.in);
    else gain.gain.setTargetAtTime(0, now + RISE, STRUCK);
    gain.connect(this.all);
    const octave = context.createGain();
    octave.gain.setValueAtTime(OCTAVE.share, now);
    if (!lasting) octave.gain.setTargetAtTime(0, now + RISE, OCTAVE.struck);
    octave.connect(gain);
    const sources = [gain, octave].map((into, index) => {
      const source = context.createOscillator();
      source.frequency.value = frequency(pitch) * (index + 1);
      source.connect(into);
      source.start(now);
      return source;
    });
    this.voices.set(note, { gain, sources });
    if (!lasting) this.finish({ gain, sources }, now + 6 * STRUCK);
  }

  /** The touch is over. */
  end(note: number): void {
    const voice = this.voices.get(note);
    if (voice === undefined) return;
    this.voices.delete(note);
    const now = this.context.currentTime;
    const { gain } = voice.gain;
    gain.cancelScheduledValues(now);
    gain.setTargetAtTime(0, now, FALL / 3);
    this.finish(voice, now + 2 * FALL);
  }

  private finish({ sources, gain }: Voice, at: number): void {
    for (const source of sources) source.stop(at);
    const last = sources[0];
    if (last !== undefined) last.onended = () => gain.disconnect();
  }

  private wake(): void {
    if (this.context.state !== 'running') this.context.resume().catch(() => undefined); // the next touch asks again
  }
}
