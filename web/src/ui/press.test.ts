import { expect, test } from 'vitest';
import { atOnce } from './press';

function pressed(): { readonly times: () => number; readonly handlers: ReturnType<typeof atOnce> } {
  let count = 0;
  const handlers = atOnce(() => {
    count += 1;
  });
  return { times: () => count, handlers };
}

test('[C1] a finger acts as it goes down, and its click does not act again', () => {
  const { times, handlers } = pressed();
  handlers.onPointerDown({ button: 0 } as PointerEvent);
  handlers.onClick({ detail: 1 } as MouseEvent);
  expect(times()).toBe(1);
});

test('[X4] keyboards and screen readers, which only click, act too', () => {
  const { times, handlers } = pressed();
  handlers.onClick({ detail: 0 } as MouseEvent);
  expect(times()).toBe(1);
});

test('another mouse button does nothing', () => {
  const { times, handlers } = pressed();
  handlers.onPointerDown({ button: 2 } as PointerEvent);
  expect(times()).toBe(0);
});
