// Builds web/pack: every instrument as a few levelled, tuned MP3 files with a manifest, from the bank that npm brings.

import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createMp3Encoder } from 'wasm-media-encoders';
import { CALIBRATION, type Manifest, type PackInstrument, type Zone } from '../src/audio/manifest';
import { SOFT_Q } from '../src/audio/twin';
import { type Bank, openBank, RATE } from './bank';
import { looped } from './loop';
import { type Channels, loudness, lowPass, median } from './loudness';
import { keysOf, PERCUSSION, type PercussionRecipe, PITCHED, type PitchedRecipe } from './recipe';
import { fromOnset, mono, peak, scaled, softLoudness, untilSilence } from './shape';
import { centsOff } from './tuning';

const TONE_LEVEL = -23;
/** LUFS over the first second of every instrument's middle tone, struck fully. */
const SOFT_LEVEL = -25;
const PERCUSSION_LEVEL = -20;
/** LUFS over the first 400 ms. */
const KEPT_DEVIATION = 0.5;
/** How much of the natural difference between low and high tones stays. */
const MOST_DEVIATION = 2;
const MOST_SOFT_LIFT = 15;
const FILE_PEAK = 0.7;
/** Of full scale: room for what MP3 adds; the manifest's gain makes up for it. */
const CLICK = 1000;
const MONO_KBPS = 80;
const STEREO_KBPS = 112;

type Encode = (channels: Channels) => Uint8Array;
type Write = (file: string, bytes: Uint8Array) => void;

function decibels(db: number): number {
  return 10 ** (db / 20);
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

interface Tone {
  readonly key: number;
  readonly cents: number;
  readonly channels: readonly Float32Array[];
  readonly loop: readonly [number, number] | null;
  readonly level: number;
  readonly softLevel: number;
}

function tone(bank: Bank, recipe: PitchedRecipe, key: number): Tone {
  const rendered = bank.note(recipe.program, key, recipe.seconds);
  const cents = centsOff(mono(rendered), RATE, key, recipe.hold ? 1.4 : 0.5);
  const placed = recipe.stereo ? rendered : [mono(rendered)];
  const cut = recipe.hold ? fromOnset(placed, RATE, 0.12, 0.002) : fromOnset(placed, RATE, 0.02, 0.0003);
  const loop = recipe.hold ? looped(cut, RATE) : null;
  const channels = loop ? loop.channels : untilSilence(cut, RATE);
  return {
    key,
    cents,
    channels,
    loop: loop ? [loop.start, loop.end] : null,
    level: loudness(channels, RATE, 1),
    softLevel: softLoudness(channels, RATE, key, 1),
  };
}

function instrument(
  recipe: PitchedRecipe,
  tones: readonly Tone[],
  encode: Encode,
  write: Write,
): PackInstrument {
  const middle = median(tones.map((one) => one.level));
  const deviations = tones.map((one) => {
    const kept = (one.level - middle) * KEPT_DEVIATION;
    return Math.max(-MOST_DEVIATION, Math.min(MOST_DEVIATION, kept));
  });
  const centre = median(deviations);
  const zones: Zone[] = tones.map((one, i) => {
    const deviation = (deviations[i] ?? 0) - centre;
    const fit = FILE_PEAK / peak(one.channels);
    const file = `${recipe.id}-${one.key}.mp3`;
    write(file, encode(scaled(one.channels, fit)));
    const lift = TONE_LEVEL + deviation - one.level;
    const softLift = Math.min(SOFT_LEVEL + deviation - one.softLevel, lift + MOST_SOFT_LIFT);
    return {
      file,
      key: rounded(one.key + one.cents / 100, 4),
      gain: rounded(decibels(lift) / fit, 5),
      soft: rounded(decibels(softLift) / fit, 5),
      loop: one.loop,
    };
  });
  return { hold: recipe.hold, release: recipe.release, zones };
}

function hit(bank: Bank, recipe: PercussionRecipe, encode: Encode, write: Write): PackInstrument {
  const rendered = mono(bank.hit(recipe.key, recipe.velocity, 2.5));
  const sound = recipe.darker === undefined ? rendered : lowPass(rendered, RATE, recipe.darker, SOFT_Q);
  const channels = untilSilence(fromOnset([sound], RATE, 0.02, 0.0003), RATE);
  const fit = FILE_PEAK / peak(channels);
  const file = `percussion-${recipe.id}.mp3`;
  write(file, encode(scaled(channels, fit)));
  const gain = decibels(PERCUSSION_LEVEL - loudness(channels, RATE, 0.4)) / fit;
  const zone: Zone = { file, key: 60, gain: rounded(gain, 5), soft: rounded(gain * 0.7, 5), loop: null };
  return { hold: false, release: 0.1, zones: [zone] };
}

function click(): Float32Array {
  const samples = new Float32Array(4 * CLICK);
  samples[CLICK] = 0.9;
  return samples;
}

async function encoder(): Promise<Encode> {
  const mp3 = await createMp3Encoder();
  return (channels) => {
    const bitrate = channels.length === 2 ? STEREO_KBPS : MONO_KBPS;
    mp3.configure({ sampleRate: RATE, channels: channels.length === 2 ? 2 : 1, bitrate });
    const body = Uint8Array.from(mp3.encode(channels as Float32Array[]));
    const end = Uint8Array.from(mp3.finalize());
    const file = new Uint8Array(body.length + end.length);
    file.set(body);
    file.set(end, body.length);
    return file;
  };
}

function copyright(bank: Bank): string {
  return [
    'The sounds in this folder were made on this computer from the sound bank MuseScore_General_Lite,',
    'by rendering single notes, cutting, levelling and looping them, and encoding them as MP3.',
    'What follows is the copyright text of that bank, unchanged.',
    '',
    '-'.repeat(80),
    bank.copyright,
  ].join('\n');
}

/** Builds the whole pack into `folder`; returns its manifest and size in bytes. */
async function build(folder: string): Promise<{ readonly manifest: Manifest; readonly bytes: number }> {
  const encode = await encoder();
  const hash = createHash('sha256');
  const total = PITCHED.reduce((sum, one) => sum + keysOf(one).length, 0) + PERCUSSION.length;
  let done = 0;
  let bytes = 0;
  const progress = (): void => {
    done += 1;
    console.log(`pack ${done}/${total}`);
  };
  const write: Write = (file, content) => {
    writeFileSync(join(folder, file), content);
    hash.update(file).update(content);
    bytes += content.length;
  };
  write(CALIBRATION, encode([click()]));
  const bank = await openBank();
  const instruments: Record<string, PackInstrument> = {};
  for (const recipe of PITCHED) {
    const tones = keysOf(recipe).map((key) => {
      const made = tone(bank, recipe, key);
      progress();
      return made;
    });
    instruments[recipe.id] = instrument(recipe, tones, encode, write);
  }
  for (const recipe of PERCUSSION) {
    instruments[`percussion:${recipe.id}`] = hit(bank, recipe, encode, write);
    progress();
  }
  hash.update(JSON.stringify(instruments));
  const manifest: Manifest = { version: 1, rate: RATE, click: CLICK, hash: hash.digest('hex'), instruments };
  writeFileSync(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 1)}\n`);
  writeFileSync(join(folder, 'COPYRIGHT.txt'), copyright(bank));
  return { manifest, bytes };
}

/** Why it failed, in one sentence with the way out. */
function sentence(error: unknown): string {
  const code = (error as { readonly code?: string }).code;
  if (code === 'ENOSPC')
    return 'The sounds could not be written: the disk is full. Free 50 MB and start again.';
  if (code === 'EACCES' || code === 'EROFS')
    return 'The sounds could not be written: this folder is read-only. Move the program to a folder of your own.';
  if (code === 'MODULE_NOT_FOUND' || code === 'ENOENT')
    return 'The sound bank is missing. Delete web/node_modules and run the set-up again.';
  return error instanceof Error ? error.message : String(error);
}

async function main(): Promise<void> {
  const started = performance.now();
  const web = join(dirname(fileURLToPath(import.meta.url)), '..');
  const target = join(web, 'pack');
  const work = join(web, 'node_modules', `.pack-${process.pid}`);
  try {
    mkdirSync(work);
    const { manifest, bytes } = await build(work);
    rmSync(target, { recursive: true, force: true });
    renameSync(work, target);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    const files = readdirSync(target).length;
    console.log(
      `pack done: ${files} files, ${(bytes / 1e6).toFixed(2)} MB, ${seconds} s, ${manifest.hash.slice(0, 12)}`,
    );
  } catch (error) {
    rmSync(work, { recursive: true, force: true });
    console.error(sentence(error));
    process.exitCode = 1;
  }
}

await main();
