/** A seat wherever Preact draws one: a disc in the seat's colour with its symbol knocked out. */
import { seatLook } from './seats';
import { SYMBOL_PATHS, SYMBOL_SIDE } from './symbols';

/** Full: sounds or may sound now. Hollow: rests. Free: nobody sits there. Door: somebody waits to sit there. */
export type TokenState = 'full' | 'hollow' | 'free' | 'door';

interface TokenProps {
  readonly seat: number;
  readonly state?: TokenState;
  /** 0 to 10, drawn as an arc round the disc; absent: no arc. */
  readonly level?: number;
}

export function SeatToken({ seat, state = 'full', level }: TokenProps) {
  const look = seatLook(seat);
  return (
    <span class={`token seat-${look.colour} is-${state} rings-${look.rings}`} aria-hidden="true">
      {level === undefined ? null : <LevelArc level={level} />}
      <span class="disc">
        <svg viewBox={`0 0 ${SYMBOL_SIDE} ${SYMBOL_SIDE}`} aria-hidden="true" focusable="false">
          <path d={SYMBOL_PATHS[look.symbol]} fill-rule="evenodd" />
        </svg>
      </span>
    </span>
  );
}

function LevelArc({ level }: { readonly level: number }) {
  return (
    <svg class="arc" viewBox="0 0 100 100" aria-hidden="true" focusable="false">
      <circle class="arc-all" cx="50" cy="50" r="47" />
      <circle
        class="arc-level"
        cx="50"
        cy="50"
        r="47"
        pathLength={100}
        stroke-dasharray={`${level * 10} 100`}
        transform="rotate(-90 50 50)"
      />
    </svg>
  );
}
