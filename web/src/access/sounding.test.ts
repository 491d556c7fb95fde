import { expect, it } from 'vitest';
import { Touches } from '../touch/touches';
import { Sounding, TAP_MS } from './sounding';

function sounding(perSecond: number, latch: boolean): { made: Sounding; touches: Touches; said: string[] } {
  const said: string[] = [];
  const touches = new Touches({
    began: (pad) => said.push(`on ${pad}`),
    ended: (_, pad) => {
      said.push(`off ${pad}`);
    },
  });
  const made = new Sounding(touches);
  made.set(perSecond, latch);
  return { made, touches, said };
}

it('[P4] what has a beginning only ends by itself, and a second one on the same pad ends the first', () => {
  const { made, said } = sounding(0, false);
  made.tap('', 2, 0.8, 0);
  made.tap('', 2, 0.8, 100);
  expect(made.due()).toBe(100 + TAP_MS);
  made.pass(100 + TAP_MS);
  expect(said).toEqual(['on 2', 'off 2', 'on 2', 'off 2']);
  expect(made.due()).toBeNull();
});

it('[X1] one too many is not taken, but a tone that stays can always be ended', () => {
  const { made, said } = sounding(1, true);
  expect(made.begin('a', 1, 0.8, 0)).toBe(true);
  expect(made.begin('b', 2, 0.8, 500)).toBe(false);
  expect(made.begin('a', 1, 0.8, 600)).toBe(true);
  expect(said).toEqual(['on 1', 'off 1']);
});

it('[P4] tones that stayed end when nothing may stay any more', () => {
  const { made, touches } = sounding(0, true);
  made.begin('a', 1, 0.8, 0);
  made.set(0, false);
  expect(touches.keys()).toEqual([]);
});
