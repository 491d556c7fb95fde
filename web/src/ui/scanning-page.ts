/** Scans a page that lies in the DOM: finds its controls, draws the frame, listens to the switch. What is so is read anew. */
import { effect, signal } from '@preact/signals';
import {
  controlsOf,
  type Placed,
  partOf,
  readChoice,
  type ScanningChoice,
  type Spot,
  USUAL,
  Walk,
} from './scanning';
import { openBoard } from './scanning-board';

const KEPT = 'roundelay.scanning';
const CONTROLS = 'button, a[href], input, select, textarea, summary, [role="button"]';
/** What can be written into, or set to a value: a switch opens the board for it. */
const WRITTEN = 'input:not([type="file"]):not([type="checkbox"]):not([type="radio"]), textarea, select';
/** While it is open there is nothing else to go to. */
const BOARD = '.scan-board';
/** A switch that bounces, or a hand that trembles, presses once. */
const BOUNCE_MS = 250;
const PAD_EVERY_MS = 40;
/** The page moves under the frame: tiles open, lists grow. */
const PLACE_EVERY_MS = 200;
const AROUND = 6;

function kept(): ScanningChoice {
  try {
    return readChoice(window.localStorage.getItem(KEPT));
  } catch {
    return USUAL; // storage may be forbidden; a choice then lasts as long as the page
  }
}

export const scanning = signal<ScanningChoice>(USUAL);

export function chooseScanning(choice: ScanningChoice): void {
  scanning.value = choice;
  try {
    window.localStorage.setItem(KEPT, JSON.stringify(choice));
  } catch {
    return; // see `kept`
  }
}

interface Parts {
  /** Selectors of the page's parts, in the order of the scan; a control belongs to the innermost. */
  readonly parts: readonly string[];
  /** What leads every round. */
  readonly first?: string;
}

function shown(element: Element): boolean {
  const style = window.getComputedStyle(element);
  return element.getClientRects().length > 0 && style.visibility === 'visible';
}

class Scanner {
  private readonly page: Parts;
  private walk: Walk<Element> | null = null;
  private timer: number | null = null;
  private frame: HTMLElement | null = null;
  private placer: number | null = null;
  private pressedAt = Number.NEGATIVE_INFINITY;
  /** Pressed and not lifted yet, by an act that lasts. */
  private holding: Element | null = null;

  constructor(page: Parts) {
    this.page = page;
  }

  start(): void {
    if (this.frame !== null) return;
    this.frame = document.createElement('div');
    this.frame.className = 'scan-frame';
    this.frame.setAttribute('aria-hidden', 'true');
    document.body.appendChild(this.frame);
    this.placer = window.setInterval(() => this.place(), PLACE_EVERY_MS);
    this.begin();
  }

  stop(): void {
    this.up();
    if (this.timer !== null) window.clearTimeout(this.timer);
    if (this.placer !== null) window.clearInterval(this.placer);
    this.frame?.remove();
    this.timer = this.placer = this.frame = this.walk = null;
  }

  down(): void {
    const now = performance.now();
    if (now - this.pressedAt < BOUNCE_MS || this.walk === null) return;
    this.pressedAt = now;
    const control = this.walk.press();
    if (control === null) this.wait(true);
    else this.act(control);
  }

  up(): void {
    const held = this.holding;
    this.holding = null;
    if (held !== null) tell(held, 'keyup');
  }

  private act(control: Element): void {
    const before = document.activeElement;
    this.in(BOUNCE_MS, () => this.follow(control, before));
    if (!(control instanceof HTMLElement)) return;
    if (control.matches(WRITTEN)) openBoard(control);
    else if (control.matches('[data-held]')) {
      this.holding = control;
      tell(control, 'keydown');
    } else control.click();
  }

  private begin(): void {
    this.walk = new Walk(this.spots(), this.first());
    this.wait(true);
  }

  private in(milliseconds: number, what: () => void): void {
    if (this.timer !== null) window.clearTimeout(this.timer);
    this.timer = window.setTimeout(what, milliseconds);
  }

  /** The first of a round, and what was pressed just now, stand longer. */
  private wait(longer: boolean): void {
    const { every, pause } = scanning.value;
    this.in(1000 * (longer ? every + pause : every), () => this.next());
    this.place();
  }

  private next(): void {
    if (this.holding !== null) this.wait(false);
    else if (this.walk?.step() === true) this.begin();
    else {
      this.skipGone();
      this.wait(this.walk?.begins === true);
    }
  }

  /** After a press the page may be another one: the frame goes into what was opened, else it stays where it was. */
  private follow(pressed: Element, before: Element | null): void {
    const walk = new Walk(this.spots(), this.first());
    this.walk = walk;
    const focus = document.activeElement;
    const opened = document.querySelector(BOARD) ?? (focus === before ? null : this.partAround(focus));
    if (opened !== null && !opened.contains(pressed)) walk.enter(this.within(opened));
    else walk.goTo(pressed);
    this.wait(true);
  }

  private skipGone(): void {
    for (let round = 0; round < 50; round += 1) {
      const spot = this.walk?.spot ?? null;
      if (spot === null || controlsOf(spot).some(shown)) return;
      if (this.walk?.step() === true) return;
    }
  }

  private first(): Element | null {
    const found = this.page.first === undefined ? null : document.querySelector(this.page.first);
    return found !== null && shown(found) ? found : null;
  }

  private partAround(element: Element | null): Element | null {
    return element === null ? null : element.closest(this.page.parts.concat(BOARD).join(', '));
  }

  private within(part: Element): Element[] {
    const inside = Array.from(part.querySelectorAll(CONTROLS));
    return inside.filter((one) => shown(one) && this.partAround(one) === part && one !== this.first());
  }

  private spots(): Spot<Element>[] {
    const board = document.querySelector(BOARD);
    const found: Element[] = [];
    if (board !== null) found.push(board);
    else for (const part of this.page.parts) found.push(...Array.from(document.querySelectorAll(part)));
    const groups = found.map((part) => this.within(part)).filter((group) => group.length > 0);
    const parts = groups.map((group) => partOf(group.map(placed)));
    const [only, ...others] = parts;
    // A page of one part needs no round of its own for it.
    return only !== undefined && 'spots' in only && others.length === 0 ? only.spots.slice() : parts;
  }

  private place(): void {
    const { frame } = this;
    const spot = this.walk?.spot ?? null;
    if (frame === null) return;
    const controls = spot === null ? [] : controlsOf(spot);
    const names = controls.map(nameOf).join('\n');
    if (frame.getAttribute('data-at') !== names) {
      controls[0]?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    }
    const boxes = controls.filter(shown).map((one) => one.getBoundingClientRect());
    const left = Math.min(...boxes.map((box) => box.left)) - AROUND;
    const top = Math.min(...boxes.map((box) => box.top)) - AROUND;
    const right = Math.max(...boxes.map((box) => box.right)) + AROUND;
    const bottom = Math.max(...boxes.map((box) => box.bottom)) + AROUND;
    frame.hidden = boxes.length === 0;
    frame.setAttribute('data-at', names);
    frame.style.left = `${Math.max(0, left)}px`;
    frame.style.top = `${Math.max(0, top)}px`;
    frame.style.width = `${Math.min(window.innerWidth, right) - Math.max(0, left)}px`;
    frame.style.height = `${Math.min(window.innerHeight, bottom) - Math.max(0, top)}px`;
  }
}

function placed(control: Element): Placed<Element> {
  const { left, top, height } = control.getBoundingClientRect();
  return { control, left, top, height };
}

function nameOf(control: Element): string {
  const label = control instanceof HTMLInputElement ? control.labels?.[0]?.textContent : null;
  return (control.getAttribute('aria-label') ?? label ?? control.textContent ?? '').trim();
}

/** Tells a control that lasts while held that a key went down, or came up. */
function tell(control: Element, kind: 'keydown' | 'keyup'): void {
  control.dispatchEvent(new KeyboardEvent(kind, { key: 'Enter', bubbles: true }));
}

function isSwitch(event: KeyboardEvent): boolean {
  if (!event.isTrusted || event.ctrlKey || event.altKey || event.metaKey) return false;
  const writes = document.activeElement?.matches('input, textarea, select') === true;
  return (event.key === ' ' || event.key === 'Enter') && !writes;
}

function listen(scanner: Scanner): void {
  window.addEventListener(
    'keydown',
    (event) => {
      if (!scanning.value.on || !isSwitch(event)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (!event.repeat) scanner.down();
    },
    true,
  );
  window.addEventListener(
    'keyup',
    (event) => {
      if (!scanning.value.on || !isSwitch(event)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      scanner.up();
    },
    true,
  );
  window.addEventListener('blur', () => scanner.up());
  listenToPads(scanner);
}

/** Any button of any gamepad: many switch boxes are one. Asked only while there is one. */
function listenToPads(scanner: Scanner): void {
  let timer: number | null = null;
  let down = false;
  const look = (): void => {
    const pads = Array.from(navigator.getGamepads()).filter((one) => one !== null);
    if (pads.length === 0 && timer !== null) {
      window.clearInterval(timer);
      timer = null;
    }
    const pressed = pads.some((one) => one.buttons.some((button) => button.pressed));
    if (pressed === down) return;
    down = pressed;
    if (!scanning.value.on) return;
    if (pressed) scanner.down();
    else scanner.up();
  };
  window.addEventListener('gamepadconnected', () => {
    if (timer === null) timer = window.setInterval(look, PAD_EVERY_MS);
  });
}

/** Called once by each of the therapist's pages. Off until it is switched on for this device. */
export function scanPage(page: Parts): void {
  scanning.value = kept();
  const scanner = new Scanner(page);
  listen(scanner);
  effect(() => {
    if (scanning.value.on) scanner.start();
    else scanner.stop();
  });
}
