/** Listens to the keyboard of the dashboard and does what `shortcuts.ts` says. */
import { signal } from '@preact/signals';
import { toggleDrone, togglePulse } from './grounds';
import type { Session } from './session';
import { actOfKey, type KeyAct, type KeyPress } from './shortcuts';

const KEY = 'roundelay.keys';

function kept(): boolean {
  try {
    return window.localStorage.getItem(KEY) !== 'off';
  } catch {
    return true; // storage may be forbidden: keys are on, as in a new browser
  }
}

export const keysOn = signal(kept());

export function setKeysOn(on: boolean): void {
  keysOn.value = on;
  try {
    window.localStorage.setItem(KEY, on ? 'on' : 'off');
  } catch {
    return; // see `kept`
  }
}

/** Whether the focus was last moved by the keyboard: only then do space and enter belong to the focused control. */
let byKeyboard = false;

function standingOn(): KeyPress['on'] {
  const element = document.activeElement;
  if (element === null || !(element instanceof HTMLElement)) return 'nothing';
  if (element.matches('input, select, textarea')) return 'text';
  return byKeyboard && element.matches('button, a[href]') ? 'control' : 'nothing';
}

function perform(session: Session, act: KeyAct): void {
  const acts: Readonly<Record<KeyAct, () => void>> = {
    stop: () => session.send('stop', {}),
    go: () => session.send('go', {}),
    softer: () => session.send('step_level', { by: -1 }),
    louder: () => session.send('step_level', { by: 1 }),
    hush: () => session.send('set_hush', { on: session.state.value?.hush !== true }),
    silence: () => session.send('all_notes_off', {}),
    undo: () => session.send('undo', {}),
    tap: () => session.sendTap(),
    pulse: () => togglePulse(session),
    drone: () => toggleDrone(session),
    join: () => session.toggleDrawer('join'),
    close: () => {
      session.drawer.value = null;
    },
  };
  acts[act]();
}

export function listenToKeys(session: Session): void {
  window.addEventListener(
    'pointerdown',
    () => {
      byKeyboard = false;
    },
    true,
  );
  window.addEventListener('keydown', (event) => {
    if (event.key === 'Tab') byKeyboard = true;
    if (event.defaultPrevented) return;
    const act = actOfKey(
      {
        key: event.key,
        repeat: event.repeat,
        withOthers: event.ctrlKey || event.altKey || event.metaKey,
        on: standingOn(),
      },
      keysOn.value,
    );
    if (act === null) return;
    event.preventDefault();
    // A button that was clicked keeps the focus, and would be pressed when the space bar comes up.
    if (!byKeyboard && document.activeElement instanceof HTMLButtonElement) document.activeElement.blur();
    perform(session, act);
  });
}
