/** The quiet panel behind the corner: it lies beside the pads, which play on, and closes by itself. */
import '../../styles/pad-panel.css';

export interface Control {
  readonly words: string;
  /** What a screen reader says instead, where the words alone would not be enough. */
  readonly name?: string;
  /** null: it can't be pressed now, and stays where it is. */
  readonly go: (() => void) | null;
}

export interface Row {
  readonly title: string;
  readonly value: string;
  readonly less: Control;
  readonly more: Control;
}

export interface Face {
  readonly title: string;
  readonly lines?: readonly string[];
  readonly rows?: readonly Row[];
  /** Large ones, one below the other. The first is what is most likely wanted. */
  readonly ways: readonly Control[];
}

/** So long untouched, it goes: nobody is to be left in front of it. */
const CLOSES_MS = 30_000;

/** Whatever is done in it lets it stay. */
const ALIVE = ['pointerdown', 'touchstart', 'keydown', 'focusin', 'scroll'];

function words(name: string, className: string, text: string): HTMLElement {
  const element = document.createElement(name);
  element.className = className;
  element.textContent = text;
  return element;
}

export class Panel {
  private readonly root: HTMLElement;
  private readonly sheet = document.createElement('div');
  private readonly changed: () => void;
  private face: (() => Face) | null = null;
  private asked = false;
  private timer: number | null = null;

  /** `changed`: it opened, closed, or has other buttons now. */
  constructor(root: HTMLElement, changed: () => void) {
    this.root = root;
    this.changed = changed;
    const { sheet } = this;
    sheet.className = 'panel-sheet';
    sheet.setAttribute('role', 'dialog');
    root.appendChild(sheet);
    for (const event of ALIVE) sheet.addEventListener(event, () => this.stay(), true);
    sheet.addEventListener('keydown', (event) => {
      event.stopPropagation(); // keys in here are not the pads'
      // The key that held the corner is still down: it presses nothing here.
      if (event.repeat && event.key !== 'Tab') event.preventDefault();
      if (event.key === 'Escape') this.close();
    });
  }

  get open(): boolean {
    return this.face !== null;
  }

  /** Somebody here has opened it, and may be about to press something in it. */
  get inUse(): boolean {
    return this.open && this.asked;
  }

  /** What a switch can reach. */
  buttons(): HTMLElement[] {
    if (!this.open) return [];
    return Array.from(this.sheet.querySelectorAll('button')).filter((one) => !one.disabled);
  }

  /**
   * Opens, or turns to another face. It is drawn anew by `draw` whenever what it shows has changed.
   * `asked`: by a hand here. What comes by itself takes no focus, or the next press meant for a pad would answer it.
   */
  show(face: () => Face, asked: boolean): void {
    this.face = face;
    this.asked = asked;
    this.root.hidden = false;
    this.sheet.scrollTop = 0;
    this.draw();
    const first = this.buttons()[0];
    if (first !== undefined && asked) first.focus();
    this.stay();
  }

  draw(): void {
    if (this.face === null) return;
    const all = Array.from(this.sheet.querySelectorAll('button'));
    const focused = all.indexOf(document.activeElement as HTMLButtonElement);
    const face = this.face();
    this.sheet.textContent = '';
    this.sheet.setAttribute('aria-label', face.title);
    this.sheet.appendChild(words('h2', 'panel-title', face.title));
    for (const line of face.lines ?? []) this.sheet.appendChild(words('p', 'panel-line', line));
    for (const row of face.rows ?? []) this.sheet.appendChild(this.row(row));
    const ways = words('div', 'panel-ways', '');
    for (const way of face.ways) ways.appendChild(this.button('panel-way', way));
    this.sheet.appendChild(ways);
    const again = this.sheet.querySelectorAll('button')[focused];
    if (again !== undefined) again.focus();
    this.changed();
  }

  close(): void {
    if (this.timer !== null) window.clearTimeout(this.timer);
    this.timer = null;
    if (this.face === null) return;
    this.face = null;
    this.root.hidden = true;
    this.sheet.textContent = '';
    this.changed();
  }

  private row(row: Row): HTMLElement {
    const element = words('div', 'panel-row', '');
    element.setAttribute('role', 'group');
    element.setAttribute('aria-label', row.title);
    element.appendChild(words('span', 'panel-name', row.title));
    element.appendChild(this.button('panel-step', row.less));
    const value = words('span', 'panel-value', row.value);
    value.setAttribute('role', 'status');
    element.appendChild(value);
    element.appendChild(this.button('panel-step', row.more));
    return element;
  }

  private button(className: string, control: Control): HTMLButtonElement {
    const button = document.createElement('button');
    const { go } = control;
    button.className = className;
    button.type = 'button';
    button.textContent = control.words;
    if (control.name !== undefined) button.setAttribute('aria-label', control.name);
    if (go === null) button.setAttribute('aria-disabled', 'true');
    else button.addEventListener('click', go);
    return button;
  }

  private stay(): void {
    if (this.timer !== null) window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.close(), CLOSES_MS);
  }
}
