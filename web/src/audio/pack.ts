// Fetches and decodes the sounds the room uses, and no others.

import { say } from '../words/say';
import { decode, offlineContext } from './context';
import { powers } from './kweight';
import { CALIBRATION, type Manifest, type PackInstrument, type Zone } from './manifest';
import { KNOWN, STRETCH } from './sudden';
import { nearestZone } from './zone';

const FALLBACK = 'kalimba';
const PERCUSSION = 'percussion:';
const AT_ONCE = 6;
/** Files fetched together: as many connections as browsers open to one host. */

/** A recording ready to sound. */
export interface Sample extends Zone {
  readonly buffer: AudioBuffer;
  /** Seconds the decoder put before the sound. */
  readonly lead: number;
  /** K-weighted power of its first stretches, levelled. */
  readonly powers: Float32Array;
}

export interface LoadedInstrument {
  readonly id: string;
  readonly hold: boolean;
  readonly release: number;
  readonly samples: readonly Sample[];
}

/** Does `work` on all of `items`, some at a time. */
async function together<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const queue = items.slice();
  const hand = async (): Promise<void> => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, items.length) }, hand));
}

/** Old tablets have little memory: one channel sounds as well from one loudspeaker. */
function oneChannel(context: BaseAudioContext, buffer: AudioBuffer): AudioBuffer {
  if (buffer.numberOfChannels === 1) return buffer;
  const mono = context.createBuffer(1, buffer.length, buffer.sampleRate);
  const out = mono.getChannelData(0);
  const left = buffer.getChannelData(0);
  const right = buffer.getChannelData(1);
  for (let i = 0; i < out.length; i++) out[i] = ((left[i] ?? 0) + (right[i] ?? 0)) * Math.SQRT1_2;
  return mono;
}

function wordFor(id: string): string {
  const words = id.replace(PERCUSSION, '').replace(/_/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export class Pack {
  private readonly folder: string;
  private readonly mono: boolean;
  private readonly changed: () => void;
  private manifest: Manifest | null = null;
  private decoder: BaseAudioContext | null = null;
  private lead = 0;
  private opening: Promise<void> | null = null;
  private readonly loaded = new Map<string, LoadedInstrument>();
  private readonly loading = new Map<string, Promise<void>>();
  private readonly missing = new Map<string, string>();
  private readonly files = { done: 0, wanted: 0 };

  constructor(folder = '/pack/', mono = false, changed: () => void = () => undefined) {
    this.folder = folder;
    this.mono = mono;
    this.changed = changed;
  }

  /** Loads what isn't there yet; resolves when all of `ids` are there or known to be missing. */
  async want(ids: readonly string[]): Promise<void> {
    try {
      await this.open();
    } catch {
      this.opening = null;
      this.missing.set('', say('speaker.no_sounds'));
      this.changed();
      return;
    }
    this.missing.delete('');
    await Promise.all(ids.map((id) => this.load(id)));
    this.changed();
  }

  /** Share of what was wanted that is there, 0 to 1; 0 until something is wanted. */
  progress(): number {
    return this.files.wanted === 0 ? 0 : this.files.done / this.files.wanted;
  }

  /** What could not be loaded, one sentence each. */
  problems(): readonly string[] {
    return Array.from(this.missing.values());
  }

  has(id: string): boolean {
    return this.loaded.has(id);
  }

  /** The instrument, or while it is missing one that is there; null if nothing fits. */
  instrument(id: string): LoadedInstrument | null {
    const own = this.loaded.get(id);
    if (own) return own;
    const percussion = id.startsWith(PERCUSSION);
    if (!percussion && this.loaded.has(FALLBACK)) return this.loaded.get(FALLBACK) ?? null;
    for (const [other, one] of Array.from(this.loaded)) {
      if (other.startsWith(PERCUSSION) === percussion) return one;
    }
    return null;
  }

  /** The recording that sounds `pitch` on `id`. */
  sample(
    id: string,
    pitch: number,
  ): { readonly sample: Sample; readonly instrument: LoadedInstrument } | null {
    const instrument = this.instrument(id);
    const sample = instrument && nearestZone(instrument.samples, pitch);
    return instrument && sample ? { sample, instrument } : null;
  }

  private open(): Promise<void> {
    this.opening ??= (async () => {
      const answer = await fetch(`${this.folder}manifest.json`, { cache: 'no-cache' });
      if (!answer.ok) throw new Error('no manifest');
      const manifest = (await answer.json()) as Manifest;
      // Decoding at the files' own rate keeps loop points exact, and needs no tap.
      this.decoder = offlineContext(1, 1, manifest.rate);
      const click = (await this.fetched(CALIBRATION, this.decoder)).getChannelData(0);
      let peak = 0;
      for (let i = 1; i < click.length; i++)
        if (Math.abs(click[i] ?? 0) > Math.abs(click[peak] ?? 0)) peak = i;
      this.lead = Math.max(0, peak - manifest.click) / manifest.rate;
      this.manifest = manifest;
    })();
    return this.opening;
  }

  private async fetched(file: string, decoder: BaseAudioContext): Promise<AudioBuffer> {
    const answer = await fetch(this.folder + file);
    if (!answer.ok) throw new Error(file);
    return decode(decoder, await answer.arrayBuffer());
  }

  private load(id: string): Promise<void> {
    const known = this.loading.get(id);
    if (known) return known;
    const entry = this.manifest?.instruments[id];
    const work = entry ? this.fill(id, entry) : Promise.resolve(this.miss(id));
    this.loading.set(id, work);
    return work;
  }

  private async fill(id: string, entry: PackInstrument): Promise<void> {
    const decoder = this.decoder;
    if (!decoder) return;
    this.files.wanted += entry.zones.length;
    this.changed();
    const samples: Sample[] = [];
    await together(entry.zones, async (zone) => {
      try {
        const buffer = await this.fetched(zone.file, decoder);
        samples.push(this.ready(zone, this.mono ? oneChannel(decoder, buffer) : buffer));
      } catch {
        this.miss(id);
      }
      this.files.done += 1;
      this.changed();
    });
    if (samples.length === 0) return;
    samples.sort((a, b) => a.key - b.key);
    this.loaded.set(id, { id, hold: entry.hold, release: entry.release, samples });
  }

  private ready(zone: Zone, buffer: AudioBuffer): Sample {
    const channels = Array.from({ length: buffer.numberOfChannels }, (_, i) => buffer.getChannelData(i));
    const from = Math.round(this.lead * buffer.sampleRate);
    const known = powers(channels, buffer.sampleRate, from, KNOWN, STRETCH);
    return { ...zone, lead: this.lead, buffer, powers: known };
  }

  private miss(id: string): void {
    // Forgotten, so that it is tried again the next time the room wants it.
    this.loading.delete(id);
    this.missing.set(
      id,
      `${wordFor(id)} can’t be loaded, so another sound plays in its place. Reload this page to try again.`,
    );
  }
}
