import { expect, it } from 'vitest';
import { Scanner } from './scanning';

function scanner(): { scanner: Scanner; shown: (number | null)[] } {
  const shown: (number | null)[] = [];
  return { scanner: new Scanner((item) => shown.push(item)), shown };
}

it('[X1] after a pause of the browser the frame goes on by one, it does not race', () => {
  const { scanner: made, shown } = scanner();
  made.set({ mode: 'auto', every: 1000, pause: 500, loops: 0 }, 3, 0);
  made.pass(60_000);
  expect(shown).toEqual([0, 1]);
  expect(made.due()).toBe(61_000);
});

it('[X1] over nothing there is no frame', () => {
  const { scanner: made, shown } = scanner();
  made.set({ mode: 'auto', every: 1000, pause: 0, loops: 0 }, 0, 0);
  made.step(10);
  expect(shown).toEqual([]);
  expect(made.due()).toBeNull();
});

it('[X1] however fast it walks, it stays a moment where it was pressed', () => {
  const { scanner: made } = scanner();
  made.set({ mode: 'auto', every: 300, pause: 0, loops: 0 }, 3, 0);
  made.hold();
  expect(made.due()).toBeNull();
  made.resume(200);
  expect(made.due()).toBe(800);
});
