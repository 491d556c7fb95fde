/** Acts that can't wait for the finger to lift: STOP, and each tap of the tempo. */

interface PressHandlers {
  readonly onPointerDown: (event: PointerEvent) => void;
  readonly onClick: (event: MouseEvent) => void;
}

/** Acts as the finger goes down; keyboards and screen readers, which only click, act too. Undo takes a slip back. */
export function atOnce(act: () => void): PressHandlers {
  return {
    onPointerDown: (event) => {
      if (event.button === 0) act();
    },
    onClick: (event) => {
      if (event.detail === 0) act();
    },
  };
}
