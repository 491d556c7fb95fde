/** How much each seat played, with the place of the replay in it. */
import type { Densities } from '../../../protocol.gen';
import { seatLook } from '../../../ui/seats';
import { say } from '../../../words/say';
import { barsOf } from './density';

interface Props {
  readonly densities: Densities | null;
  readonly since: number;
  readonly until: number;
  readonly place: number;
  readonly without: readonly number[];
}

const WIDE = 300;
const HIGH = 60;

export function DensityPicture({ densities, since, until, place, without }: Props) {
  const bars = densities === null ? [] : barsOf(densities, since, until);
  const at = until > since ? ((place - since) / (until - since)) * WIDE : 0;
  return (
    <svg
      class="density"
      viewBox={`0 0 ${WIDE} ${HIGH}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={say('record.replay.picture')}
    >
      {bars
        .filter((bar) => !without.includes(bar.seat))
        .map((bar) => (
          <rect
            key={`${bar.seat} ${bar.x}`}
            class={`bar-${seatLook(bar.seat).colour}`}
            x={bar.x * WIDE}
            width={Math.max(0.5, bar.width * WIDE - 0.4)}
            y={HIGH - (bar.from + bar.height) * HIGH}
            height={bar.height * HIGH}
          />
        ))}
      <path class="place" d={`M${at.toFixed(1)} 0V${HIGH}`} />
    </svg>
  );
}
