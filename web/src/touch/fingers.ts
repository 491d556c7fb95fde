/** Fingers, pens and the mouse on the surface: pointer events, or touch events where an old iPad has nothing else. */
import type { Contact } from '../access/intake';
import type { Ways } from '../access/ways';

/** Besides the pads: where every contact is, whatever it plays. */
export interface Watcher {
  down(key: string, contact: Contact): void;
  up(key: string): void;
}

/** Looks for contacts whose end the browser forgot to tell. */
const SWEEP_MS = 1000;

class Fingers {
  private readonly ways: Ways;
  private readonly watcher: Watcher;

  constructor(ways: Ways, watcher: Watcher) {
    this.ways = ways;
    this.watcher = watcher;
  }

  begin(key: string, contact: Contact): void {
    this.ways.now((intake, now) => intake.down(key, contact, now));
    this.watcher.down(key, contact);
  }

  move(key: string, contact: Contact): void {
    this.ways.now((intake, now) => intake.move(key, contact, now));
  }

  end(key: string): void {
    this.ways.now((intake, now) => intake.up(key, now));
    this.watcher.up(key);
  }

  /** A pointer that presses nothing: a mouse, or eyes that move one. */
  point(at: { readonly x: number; readonly y: number } | null): void {
    this.ways.now((intake, now) => intake.point(at, now));
  }

  /** The contacts of one kind (the first letters of their keys) that `alive` doesn't know any more are over. */
  sweep(kind: string, alive: (id: number) => boolean): void {
    for (const key of this.ways.intake.contactKeys()) {
      if (key.indexOf(kind) === 0 && !alive(Number(key.slice(kind.length)))) this.end(key);
    }
  }
}

const POINTER = 'pointer ';
const TOUCH = 'touch ';
const MOUSE = 'mouse';

function ofPointer(event: PointerEvent): Contact {
  const size = Math.max(event.width, event.height);
  // A mouse has no force: its 0.5 says only that a button is down.
  const pressure = event.pointerType === 'mouse' ? 0 : event.pressure;
  return { x: event.clientX, y: event.clientY, pressure, size: event.pointerType === 'mouse' ? 1 : size };
}

function listenToPointers(root: HTMLElement, fingers: Fingers): void {
  const captured = new Set<number>();
  root.addEventListener('pointerdown', (event) => {
    if (event.pointerType === 'mouse' && event.button !== 0) return;
    fingers.begin(POINTER + event.pointerId, ofPointer(event));
    event.preventDefault();
    try {
      root.setPointerCapture(event.pointerId);
      captured.add(event.pointerId);
    } catch {
      // The pointer is gone already (it never was, in a made-up event): its end may still come.
    }
  });
  root.addEventListener('pointermove', (event) => {
    if (event.buttons !== 0) fingers.move(POINTER + event.pointerId, ofPointer(event));
    else if (event.pointerType !== 'touch') fingers.point(ofPointer(event));
  });
  root.addEventListener('pointerleave', (event) => {
    if (event.pointerType !== 'touch') fingers.point(null);
  });
  const over = (event: PointerEvent) => {
    captured.delete(event.pointerId);
    fingers.end(POINTER + event.pointerId);
  };
  root.addEventListener('pointerup', over);
  root.addEventListener('pointercancel', over);
  root.addEventListener('lostpointercapture', over);
  window.setInterval(() => {
    fingers.sweep(POINTER, (id) => !captured.has(id) || root.hasPointerCapture(id));
  }, SWEEP_MS);
}

/** As typed here: force is missing on old iPads. */
type OldTouch = Touch & { readonly force?: number };

function ofTouch(touch: OldTouch): Contact {
  const size = 2 * Math.max(touch.radiusX || 0, touch.radiusY || 0);
  return { x: touch.clientX, y: touch.clientY, pressure: touch.force || 0, size };
}

function listenToTouches(root: HTMLElement, fingers: Fingers): void {
  const changed = (event: TouchEvent, act: (key: string, contact: Contact) => void) => {
    for (const touch of Array.from(event.changedTouches)) act(TOUCH + touch.identifier, ofTouch(touch));
  };
  const over = (event: TouchEvent) => {
    changed(event, (key) => fingers.end(key));
    const still = Array.from(event.touches, (touch) => touch.identifier);
    fingers.sweep(TOUCH, (id) => still.indexOf(id) >= 0);
  };
  root.addEventListener('touchstart', (event) =>
    changed(event, (key, contact) => fingers.begin(key, contact)),
  );
  root.addEventListener('touchmove', (event) => changed(event, (key, contact) => fingers.move(key, contact)));
  root.addEventListener('touchend', over);
  root.addEventListener('touchcancel', over);
}

function listenToMouse(root: HTMLElement, fingers: Fingers): void {
  const contact = (event: MouseEvent): Contact => ({
    x: event.clientX,
    y: event.clientY,
    pressure: 0,
    size: 1,
  });
  root.addEventListener('mousedown', (event) => {
    if (event.button !== 0) return;
    event.preventDefault();
    fingers.begin(MOUSE, contact(event));
  });
  window.addEventListener('mousemove', (event) => {
    if (event.buttons === 0) {
      fingers.end(MOUSE);
      fingers.point(root.contains(event.target as Node) ? contact(event) : null);
    } else {
      fingers.move(MOUSE, contact(event));
    }
  });
  document.addEventListener('mouseleave', () => fingers.point(null));
  window.addEventListener('mouseup', () => fingers.end(MOUSE));
}

export function listenToFingers(root: HTMLElement, ways: Ways, watcher: Watcher): void {
  const fingers = new Fingers(ways, watcher);
  if ('PointerEvent' in window) {
    listenToPointers(root, fingers);
  } else {
    listenToTouches(root, fingers);
    listenToMouse(root, fingers);
  }
}
