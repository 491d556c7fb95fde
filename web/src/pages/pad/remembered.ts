/** The last surface this tab showed: after a reload the pads stand there at once, before the room has answered. */
import { type Surface, VERSION } from '../../protocol.gen';

const KEY = `roundelay.surface.${VERSION}`;

export function remember(surface: Surface): void {
  try {
    window.sessionStorage.setItem(KEY, JSON.stringify(surface));
  } catch {
    // Nothing is kept here: the pads come a moment later.
  }
}

export function remembered(): Surface | null {
  try {
    const text = window.sessionStorage.getItem(KEY);
    return text === null ? null : (JSON.parse(text) as Surface);
  } catch {
    return null;
  }
}

export function forget(): void {
  try {
    window.sessionStorage.removeItem(KEY);
  } catch {
    // Nothing was kept.
  }
}
