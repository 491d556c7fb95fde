/** Buttons that switches reach one after the other, when it isn't the pads. */
import type { Choices } from './switching';

/** Null: there are none. */
export function choicesOf(buttons: readonly HTMLElement[]): Choices | null {
  if (buttons.length === 0) return null;
  return {
    count: buttons.length,
    frame: (choice) => {
      const framed = choice === null ? undefined : buttons[choice];
      if (framed !== undefined) framed.focus();
    },
    choose: (choice) => {
      const chosen = buttons[choice];
      if (chosen !== undefined) chosen.click();
    },
  };
}
