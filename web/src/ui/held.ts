/** Acts that last as long as a finger or a key holds them, and end whatever happens to either. */
import { useEffect, useRef } from 'preact/hooks';

interface HeldHandlers {
  readonly onPointerDown: (event: PointerEvent) => void;
  readonly onPointerUp: () => void;
  readonly onPointerCancel: () => void;
  readonly onLostPointerCapture: () => void;
  readonly onMouseDown: (event: MouseEvent) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onKeyUp: (event: KeyboardEvent) => void;
  readonly onBlur: () => void;
  readonly onContextMenu: (event: MouseEvent) => void;
  /** For ui/scanning-page.ts: a switch holds it down instead of clicking it. */
  readonly 'data-held': true;
}

function presses(event: KeyboardEvent): boolean {
  return event.key === ' ' || event.key === 'Enter';
}

/** Handlers for one button. `begin` comes once, then `end` once: on lifting, leaving, hiding, or going away. */
export function useHeld(begin: (event: PointerEvent | null) => void, end: () => void): HeldHandlers {
  const held = useRef(false);
  const ending = useRef(end);
  ending.current = end;
  function release(): void {
    if (!held.current) return;
    held.current = false;
    ending.current();
  }
  function hold(event: PointerEvent | null): void {
    if (held.current) return;
    held.current = true;
    begin(event);
  }
  useEffect(() => {
    window.addEventListener('blur', release);
    window.addEventListener('pagehide', release);
    return () => {
      window.removeEventListener('blur', release);
      window.removeEventListener('pagehide', release);
      release();
    };
  }, []);
  return {
    onPointerDown: (event) => {
      if (event.button !== 0) return;
      (event.currentTarget as Element).setPointerCapture(event.pointerId);
      hold(event);
    },
    onPointerUp: release,
    onPointerCancel: release,
    onLostPointerCapture: release,
    onMouseDown: (event) => event.preventDefault(), // no focus: the space bar remains STOP
    onKeyDown: (event) => {
      if (!presses(event)) return;
      event.preventDefault();
      if (!event.repeat) hold(null);
    },
    onKeyUp: (event) => {
      if (presses(event)) release();
    },
    onBlur: release,
    onContextMenu: (event) => event.preventDefault(), // a long touch opens no menu
    'data-held': true,
  };
}
