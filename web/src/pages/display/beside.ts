/** What stands beside the circle while the door is open: how large it may be, and how it comes and goes. */
import type { Aside } from '../../light/circle';
import { Change } from '../../light/limiter';

/** Sizes as parts of a screen 1080 high: nothing to be read is less than 5 % (54). */
const QR = 396;
const CODE = 84;
const TEXT = 54;
const MARGIN = 40;

/** No more of the screen than this, so that the circle stays the largest thing on it. */
const WIDEST = 0.4;

export interface BesideLayout extends Aside {
  /** Pixels of one part of 1080. */
  readonly unit: number;
  readonly qr: number;
  /** Font size of the code and of the other lines, px. */
  readonly code: number;
  readonly text: number;
}

/** How wide words are at a font size of 1. */
export type Measure = (words: string, bold: boolean) => number;

export function layBeside(
  width: number,
  height: number,
  code: string,
  lines: readonly string[],
  measure: Measure,
): BesideLayout {
  const longest = Math.max(...lines.map((line) => measure(line, false)));
  const codeWidth = measure(code, true) * 1.12; // its letters are set apart
  if (width >= height) {
    const unit = height / 1080;
    const most = WIDEST * width - 2 * MARGIN * unit;
    const text = Math.min(TEXT * unit, most / longest);
    const codeSize = Math.min(CODE * unit, most / codeWidth);
    const inner = Math.max(QR * unit, text * longest, codeSize * codeWidth);
    return { width: inner + 2 * MARGIN * unit, height, unit, qr: QR * unit, code: codeSize, text };
  }
  const unit = Math.min(width / 760, height / 1350);
  const most = width - (QR + 3 * MARGIN) * unit;
  const text = Math.min(TEXT * unit, most / longest);
  const codeSize = Math.min(CODE * unit, most / codeWidth);
  return { width, height: (QR + 2 * MARGIN) * unit, unit, qr: QR * unit, code: codeSize, text };
}

/** The code on the screen: it fades in, stays its time, and fades out before another comes. */
export class CodeShown {
  private readonly change = new Change<string | null>(null);

  /** To be called each frame with the code that should be seen, or null. */
  step(wanted: string | null, now: number): { readonly code: string | null; readonly level: number } {
    const mix = this.change.mix(now);
    const { from, to } = this.change;
    // From one code to another only through none: two codes over each other could be read wrong.
    this.change.want(to === null || wanted === to ? wanted : null, now);
    return to === null ? { code: from, level: mix < 1 ? 1 - mix : 0 } : { code: to, level: mix };
  }
}
