import { afterEach, expect, it, vi } from 'vitest';
import { Trial } from '../../../test/trial';
import { whole } from '../../access/profile';
import { Ways } from '../../access/ways';
import type { SurfaceView } from '../../touch/surface';
import { say } from '../../words/say';
import { Senses } from './senses';

afterEach(() => vi.unstubAllGlobals());

it('[X2] a browser without MIDI is told of once, as long as it is wanted', () => {
  vi.stubGlobal('navigator', {});
  const told: string[] = [];
  const nothingShown = { surface: null, count: () => 0 } as unknown as SurfaceView;
  const senses = new Senses(nothingShown, new Ways(new Trial().intake), (sentence) => told.push(sentence));
  senses.want(whole({}));
  expect(told).toEqual([]);
  senses.want(whole({ midi: true }));
  senses.want(whole({ midi: true, pads: 3 }));
  expect(told).toEqual([say('pad.midi.none')]);
});
