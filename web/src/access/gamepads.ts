/** Gamepads, and switch boxes that say they are one. They have to be asked, so they are only while one is there to be seen. */

export interface Buttons {
  down(key: string, button: number): void;
  /** `device`: the first letters of the keys of all that it held. */
  lost(device: string): void;
  up(key: string): void;
}

/** Triggers tell how far they are pressed. */
const PRESSED = 0.5;

function gamepads(): Gamepad[] {
  try {
    return Array.from(navigator.getGamepads()).filter((one): one is Gamepad => one !== null);
  } catch {
    return []; // some browsers keep them to themselves on plain http
  }
}

const nameOf = (index: number) => `gamepad ${index} `;

export function listenToGamepads(buttons: Buttons): void {
  if (!('getGamepads' in navigator)) return;
  let held = new Set<string>();
  let frame: number | null = null;

  function read(): void {
    const there = gamepads();
    const now = new Set<string>();
    for (const one of there) {
      one.buttons.forEach(({ pressed, value }, button) => {
        const key = nameOf(one.index) + button;
        if (!pressed && value < PRESSED) return;
        now.add(key);
        if (!held.has(key)) buttons.down(key, button);
      });
    }
    held.forEach((key) => {
      if (!now.has(key)) buttons.up(key);
    });
    held = now;
    const on = there.length > 0 && document.visibilityState === 'visible';
    frame = on ? window.requestAnimationFrame(read) : null;
  }

  const look = () => {
    if (frame === null) read();
  };
  window.addEventListener('gamepadconnected', look);
  window.addEventListener('gamepaddisconnected', (event) => {
    const device = nameOf(event.gamepad.index);
    held.forEach((key) => {
      if (key.indexOf(device) === 0) held.delete(key);
    });
    buttons.lost(device);
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') look();
  });
  look();
}
