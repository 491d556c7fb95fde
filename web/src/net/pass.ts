/** What this device holds to be known again: the pass of a member's seat, or a host page's pass for one role. */
import { post } from './api';

export interface Pass {
  readonly room: string;
  readonly token: string;
}

const keyOf = (kind: 'member') => `roundelay.${kind}`;

/** Stands in where the browser keeps nothing (private windows): the pass then lasts as long as the page. */
const unkept = new Map<string, string>();

function read(key: string): string | null {
  try {
    const kept = window.localStorage.getItem(key);
    if (kept !== null) return kept;
  } catch {
    // Storage is forbidden here.
  }
  const remembered = unkept.get(key);
  return remembered === undefined ? null : remembered;
}

/** The pass of the seat this device plays, if it has one. */
export function keptPass(kind: 'member'): Pass | null {
  const text = read(keyOf(kind));
  if (text === null) return null;
  try {
    const { room, token } = JSON.parse(text) as Partial<Pass>;
    return typeof room === 'string' && typeof token === 'string' ? { room, token } : null;
  } catch {
    return null;
  }
}

/** False when it lasts only as long as this page: a reload will need the code again. */
export function keepPass(kind: 'member', pass: Pass): boolean {
  const text = JSON.stringify({ room: pass.room, token: pass.token });
  unkept.set(keyOf(kind), text);
  try {
    window.localStorage.setItem(keyOf(kind), text);
    return true;
  } catch {
    return false;
  }
}

export function dropPass(kind: 'member'): void {
  unkept.delete(keyOf(kind));
  try {
    window.localStorage.removeItem(keyOf(kind));
  } catch {
    // Nothing was kept.
  }
}

/** Where the pads are for a device that keeps nothing: its pass stays in the address, so that a reload finds it. */
export function passAddress(pass: Pass): string {
  return `/pad#${pass.room}.${pass.token}`;
}

/** The pass that `passAddress` has put into this page's address. */
export function passInAddress(): Pass | null {
  const [room, token] = window.location.hash.slice(1).split('.');
  return room && token ? { room, token } : null;
}

/** A pass for a page of the therapist's; refused with status 401 when this device isn't paired. */
export function hostPass(room: string, role: 'conductor' | 'speaker' | 'display'): Promise<Pass> {
  return post<Pass>(`/api/rooms/${encodeURIComponent(room)}/pass`, { role });
}
