/**
 * How light gets onto a page: nothing else may switch a class that lights up (tests/structure/test_light.py). A class goes
 * on, and the style sheet says how that looks; over time only opacity and transform change, with the times of light.css.
 *
 * - `Lamp`: a small light, a touch or a playing seat. Up at once; down with all others of the page.
 * - `Shade`: darkness over something, as while others play. Away at once; there with all others of the page.
 * - `Scene`: one of several looks of a large area: a theme, Calm. Each fades over before the next begins.
 *
 * When nothing changes there is no timer and no script.
 */
import { Falls } from './falls';
import { DRIFT } from './times';

/** As much of an element as is needed here. */
export interface Lit {
  readonly classList: {
    add(name: string): void;
    remove(name: string): void;
    contains(name: string): boolean;
  };
}

type Fall = () => void;

/** Everything that waits for the page's next fall. */
class Waiting {
  private readonly falls = new Falls();
  private readonly waiting = new Set<Fall>();
  private timer: ReturnType<typeof setTimeout> | null = null;

  ask(fall: Fall): void {
    const now = performance.now() / 1000;
    const wait = this.falls.wait(now);
    if (wait > 0) {
      this.waiting.add(fall);
      // Whole milliseconds: what is left by a timer that rings a hair early must not ring again at once.
      if (this.timer === null) this.timer = setTimeout(() => this.together(), Math.ceil(1000 * wait));
      return;
    }
    this.waiting.delete(fall);
    this.falls.fall(now);
    fall();
  }

  forget(fall: Fall): void {
    this.waiting.delete(fall);
  }

  private together(): void {
    this.timer = null;
    const all = Array.from(this.waiting);
    for (const fall of all) this.ask(fall);
  }
}

/** One for the whole page: every light on it counts together. */
const page = new Waiting();

export class Lamp {
  private readonly element: Lit;
  private readonly name: string;
  private readonly fall: Fall;

  /** `name`: the class that lights the element. */
  constructor(element: Lit, name: string) {
    this.element = element;
    this.name = name;
    this.fall = () => element.classList.remove(name);
  }

  set(on: boolean): void {
    if (on) this.up();
    else this.down();
  }

  up(): void {
    page.forget(this.fall);
    this.element.classList.add(this.name);
  }

  down(): void {
    if (this.element.classList.contains(this.name)) page.ask(this.fall);
  }
}

export class Shade {
  private readonly element: Lit;
  private readonly name: string;
  private readonly fall: Fall;

  /** `name`: the class that darkens the element. */
  constructor(element: Lit, name: string) {
    this.element = element;
    this.name = name;
    this.fall = () => element.classList.add(name);
  }

  set(there: boolean): void {
    if (!there) {
      page.forget(this.fall);
      this.element.classList.remove(this.name);
    } else if (!this.element.classList.contains(this.name)) page.ask(this.fall);
  }
}

/** The class an element wears while its looks fade over: light.css then lets its colours change slowly. */
const CHANGING = 'changing';

export class Scene<T extends string> {
  private readonly element: Lit;
  private shown: T | null = null;
  private wish: T | null = null;
  private fading: ReturnType<typeof setTimeout> | null = null;
  private readonly fall: Fall = () => this.change();

  private readonly worn: T | '';

  /** Its looks are classes of the element, '' is none. `worn`: what the page was written with. */
  constructor(element: Lit, worn: T | '' = '') {
    this.element = element;
    this.worn = worn;
  }

  /** The first look is there at once. A wish made while one fades waits until that is over; only the last one counts. */
  want(look: T): void {
    this.wish = look;
    if (this.shown === null) this.wear(look);
    else if (this.fading === null && look !== this.shown) page.ask(this.fall);
  }

  private change(): void {
    const { wish } = this;
    if (wish === null || wish === this.shown) return;
    this.element.classList.add(CHANGING);
    this.wear(wish);
    this.fading = setTimeout(() => {
      this.fading = null;
      this.element.classList.remove(CHANGING);
      if (this.wish !== null) this.want(this.wish);
    }, 1000 * DRIFT);
  }

  private wear(look: T): void {
    const before = this.shown === null ? this.worn : this.shown;
    if (before !== '') this.element.classList.remove(before);
    if (look !== '') this.element.classList.add(look);
    this.shown = look;
  }
}
