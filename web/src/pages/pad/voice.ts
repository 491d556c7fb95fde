/** What is said to those who hear the page: the latest only, and not so often that nothing else could be heard. */

const GAP_MS = 2000;

/** What the room tells comes in several words at once: only what holds after the last of them is said. */
const SETTLE_MS = 150;

export class Voice {
  private readonly element: HTMLElement;
  private sentence = '';
  private said = '';
  /** Said once each, after what holds. */
  private readonly notes: string[] = [];
  private saidAt = Number.NEGATIVE_INFINITY;
  private timer: number | null = null;

  constructor(element: HTMLElement) {
    this.element = element;
  }

  /** How things stand now; whatever was to be said of how they stood before is not. */
  say(sentence: string): void {
    this.sentence = sentence;
    this.plan();
  }

  /** Something to be known once, however things stand. */
  note(sentence: string): void {
    if (this.notes.indexOf(sentence) < 0) this.notes.push(sentence);
    this.plan();
  }

  private plan(): void {
    if (this.timer !== null) return;
    const wait = this.saidAt + GAP_MS - performance.now();
    this.timer = window.setTimeout(() => this.speak(), Math.max(wait, SETTLE_MS));
  }

  private speak(): void {
    this.timer = null;
    const words = this.sentence === this.said ? this.notes.shift() : this.sentence;
    if (words === undefined) return;
    if (words === this.sentence) this.said = words;
    this.element.textContent = words;
    this.saidAt = performance.now();
    if (this.notes.length > 0) this.plan();
  }
}
