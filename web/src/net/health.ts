/** Whether the server still answers. Believes only evidence: a question that really went out and stayed unanswered. */

const BURST = 5;
const BURST_EVERY_MS = 60;
const EVERY_MS = 2000;

/** How long an answer may take: in the steady round, and when there is reason to doubt. */
const PATIENCE_MS = 2000;
const DOUBT_MS = 500;

/** A timer that comes later than this was held up with the whole page, and so were the answers: no evidence. */
const HELD_UP_MS = 400;

export interface Questions {
  /** Sends one question; false when it can't go out. */
  readonly ask: () => boolean;
  /** The link is dead: end it, so that a new one is made. */
  readonly giveUp: () => void;
}

export class Health {
  private readonly questions: Questions;
  private running = false;
  private round: ReturnType<typeof setTimeout> | null = null;
  private deadline: ReturnType<typeof setTimeout> | null = null;

  constructor(questions: Questions) {
    this.questions = questions;
  }

  /** A new link: a quick burst for the clock, then a steady round. */
  start(): void {
    this.stop();
    this.running = true;
    this.next(BURST);
  }

  stop(): void {
    this.running = false;
    if (this.round !== null) clearTimeout(this.round);
    this.round = null;
    this.answered();
  }

  answered(): void {
    if (this.deadline !== null) clearTimeout(this.deadline);
    this.deadline = null;
  }

  /** Is it still there, now? */
  check(): void {
    if (!this.running) return;
    this.answered();
    this.question(DOUBT_MS);
  }

  private next(burst: number): void {
    this.question(PATIENCE_MS);
    this.round = setTimeout(() => this.next(Math.max(0, burst - 1)), burst > 1 ? BURST_EVERY_MS : EVERY_MS);
  }

  private question(patience: number): void {
    if (!this.questions.ask() || this.deadline !== null) return;
    const due = performance.now() + patience;
    this.deadline = setTimeout(() => {
      this.deadline = null;
      if (performance.now() - due > HELD_UP_MS) this.check();
      else this.questions.giveUp();
    }, patience);
  }
}
