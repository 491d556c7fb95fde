// Tells from what a context says of itself whether it truly sounds, and what to do if not.

import type { ContextState } from './context';

/** Seconds a running clock may stand still; render steps are a tenth of that even on a television. */
const FROZEN = 0.5;
const UNDERRUN_WINDOW = 10;
const UNDERRUNS_MOST = 3;

export interface Vital {
  /** Seconds of the page's clock. */
  readonly page: number;
  /** Seconds of the audio clock. */
  readonly audio: number;
  readonly state: ContextState;
  /** How often the loudspeaker ran dry so far, where the browser tells. */
  readonly underruns: number | null;
}

/** `fine`, `rebuild` (running, but its clock stands still), `ease` (the machine can't keep up), `tap` (a touch is needed). */
export type Verdict = 'fine' | 'rebuild' | 'ease' | 'tap';

export class Watchdog {
  private moved: { readonly page: number; readonly audio: number } | null = null;
  private dry: { readonly page: number; readonly underruns: number }[] = [];

  judge(vital: Vital): Verdict {
    if (vital.state !== 'running') {
      this.moved = null;
      return 'tap';
    }
    if (this.moved === null || vital.audio !== this.moved.audio) {
      this.moved = { page: vital.page, audio: vital.audio };
    } else if (vital.page - this.moved.page >= FROZEN) {
      this.moved = null;
      return 'rebuild';
    }
    return this.struggling(vital) ? 'ease' : 'fine';
  }

  private struggling(vital: Vital): boolean {
    if (vital.underruns === null) return false;
    this.dry = this.dry.filter((one) => vital.page - one.page <= UNDERRUN_WINDOW);
    this.dry.push({ page: vital.page, underruns: vital.underruns });
    const first = this.dry[0];
    if (!first || vital.underruns - first.underruns <= UNDERRUNS_MOST) return false;
    this.dry = [];
    return true;
  }
}
