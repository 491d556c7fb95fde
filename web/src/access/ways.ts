/** The ways of touching, in real time: one timer for whatever waits. */
import type { Intake } from './intake';

export class Ways {
  readonly intake: Intake;
  private timer: number | null = null;

  constructor(intake: Intake) {
    this.intake = intake;
  }

  /** Something happens at this moment; what it leads to later comes by itself. */
  now(act: (intake: Intake, now: number) => void): void {
    act(this.intake, performance.now());
    this.plan();
  }

  private plan(): void {
    if (this.timer !== null) window.clearTimeout(this.timer);
    const due = this.intake.due();
    if (due === null) {
      this.timer = null;
      return;
    }
    this.timer = window.setTimeout(
      () => {
        this.timer = null;
        // A timer may ring a hair early: what it was set for has come all the same.
        this.intake.pass(Math.max(due, performance.now()));
        this.plan();
      },
      Math.max(0, due - performance.now()),
    );
  }
}
