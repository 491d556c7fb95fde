import { expect, test } from 'vitest';
import { Fader } from './fader';

test('what is never told is not seen, and comes in its own time', () => {
  const element = { style: { opacity: '', visibility: '' } };
  const fader = new Fader(element, 1);
  fader.show(0, 100);
  expect(element.style).toEqual({ opacity: '0.000', visibility: 'hidden' });
  fader.show(1, 100.25);
  expect(element.style).toEqual({ opacity: '0.250', visibility: 'visible' });
  fader.show(1, 102);
  expect(element.style.opacity).toBe('1.000');
});

test('what stays in reach is never hidden from keys', () => {
  const element = { style: { opacity: '', visibility: '' } };
  new Fader(element, 1, true).show(0, 100);
  expect(element.style).toEqual({ opacity: '0.000', visibility: '' });
});

test('[D2] told to blink in every frame, it does not', () => {
  const element = { style: { opacity: '', visibility: '' } };
  const fader = new Fader(element);
  fader.show(0.5, 0);
  const seen: number[] = [];
  for (let frame = 0; frame < 120; frame += 1) {
    fader.show(frame % 2, 1 + frame / 60);
    seen.push(Number(element.style.opacity));
  }
  const steps = seen.slice(1).map((one, index) => Math.abs(one - (seen[index] as number)));
  expect(Math.max(...steps)).toBeLessThan(0.02);
});
