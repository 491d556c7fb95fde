import { describe, expect, it } from 'vitest';
import { Touches } from './touches';

/** Writes down what began and ended. */
function surface() {
  const said: string[] = [];
  let note = 0;
  const touches = new Touches({
    began(pad) {
      note += 1;
      said.push(`${note} on ${pad}`);
      return note;
    },
    ended(which, pad) {
      said.push(`${which} off ${pad}`);
    },
  });
  return { said, touches };
}

describe('touches', () => {
  it('[P1] ten fingers are ten notes', () => {
    const { said, touches } = surface();
    for (let finger = 0; finger < 10; finger++) touches.begin(`finger ${finger}`, finger, 0.8);
    expect(touches.sounding()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    touches.endAll();
    expect(touches.sounding()).toEqual([]);
    expect(said.filter((line) => line.includes('off'))).toHaveLength(10);
  });

  it('[P4] each ends once, however often its end is told', () => {
    const { said, touches } = surface();
    touches.begin('finger 1', 2, 0.8);
    touches.end('finger 1');
    touches.end('finger 1');
    touches.endAll();
    expect(said).toEqual(['1 on 2', '1 off 2']);
  });

  it('[P4] a finger whose lift was lost ends when it comes down again', () => {
    const { said, touches } = surface();
    touches.begin('finger 1', 0, 0.8);
    touches.begin('finger 1', 3, 0.8);
    expect(said).toEqual(['1 on 0', '1 off 0', '2 on 3']);
    expect(touches.padOf('finger 1')).toBe(3);
    expect(touches.padOf('finger 2')).toBeNull();
  });
});
