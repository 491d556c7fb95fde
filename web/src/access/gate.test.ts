import { expect, it } from 'vitest';
import { Gate, type Rules } from './gate';

function gate(rules: Partial<Rules>): { gate: Gate; said: string[] } {
  const said: string[] = [];
  const made = new Gate(
    {
      begin: (key, pad) => said.push(`begin ${key} ${pad}`) > 0,
      end: (key) => said.push(`end ${key}`),
      tap: (key, pad) => said.push(`tap ${key} ${pad}`) > 0,
    },
    { waiting: (pad, lasts) => said.push(`ring ${pad} ${lasts}`) },
  );
  made.set({ hold: 0, ignore: 0, onLift: false, ...rules });
  return { gate: made, said };
}

it('[X1] two fingers that wait on one pad share its ring', () => {
  const { gate: made, said } = gate({ hold: 300 });
  made.press('a', 1, 0.8, 'glass', 0);
  made.press('b', 1, 0.8, 'glass', 100);
  made.lift('a', 200);
  expect(said).toEqual(['ring 1 300', 'ring 1 300']);
  made.pass(400);
  expect(said.slice(2)).toEqual(['ring 1 0', 'begin b 1']);
});

it('[X1] a repeat counts from the last touch that counted: a hand that goes on is never shut out for good', () => {
  const { gate: made, said } = gate({ ignore: 250 });
  for (let at = 0; at < 1000; at += 150) {
    made.press('a', 0, 0.8, 'glass', at);
    made.lift('a', at + 50);
  }
  expect(said.filter((one) => one === 'begin a 0')).toHaveLength(4);
});

it('[P4] a timer that rings late changes nothing: what was held for long enough counts as it lifts', () => {
  const { gate: made, said } = gate({ hold: 300 });
  made.press('a', 1, 0.8, 'glass', 0);
  made.lift('a', 350);
  expect(said).toEqual(['ring 1 300', 'ring 1 0', 'begin a 1', 'end a']);
});
