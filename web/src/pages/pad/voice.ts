/** What is said to those who hear the page: the latest only, and not so often that nothing else could be heard. */

const GAP_MS = 2000;

/** What the room tells comes in several words at once: only what holds after the last of them is said. */
const SETTLE_MS = 150;

export class Voice {
  private readonly element: HTMLElement;
  private sentence = '';
  private saidAt = Number.NEGATIVE_INFINITY;
  private timer: number | null = null;

  constructor(element: HTMLElement) {
    this.element = element;
  }

  say(sentence: string): void {
    this.sentence = sentence;
    if (this.timer !== null) return;
    const wait = this.saidAt + GAP_MS - performance.now();
    this.timer = window.setTimeout(() => this.speak(), Math.max(wait, SETTLE_MS));
  }

  private speak(): void {
    this.timer = null;
    if (this.element.textContent === this.sentence) return;
    this.element.textContent = this.sentence;
    this.saidAt = performance.now();
  }
}
