/** What a fact is compared with, as a bar, and where it is now, as a dot. The words beside it say the same. */
import type { Measure } from '../../../protocol.gen';
import { barOf } from '../values';

const WIDE = 116;

export function RangeBar({ of: measure }: { readonly of: Measure }) {
  const bar = barOf(measure);
  if (bar === null) return null;
  const x = (share: number): number => 2 + share * WIDE;
  return (
    <svg class="range" viewBox="0 0 120 14" aria-hidden="true" focusable="false">
      <path class="range-line" d="M2 7h116" />
      <path class="range-bar" d={`M${x(bar.low)} 7H${Math.max(x(bar.high), x(bar.low) + 0.1)}`} />
      <circle class="range-now" cx={x(bar.now)} cy="7" r="5.5" />
    </svg>
  );
}
