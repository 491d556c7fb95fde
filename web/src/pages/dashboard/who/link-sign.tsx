/** Small drawings on a seat: how late its tablet is (dot good, triangle a little late, cross away), calm, played with help. */
import { HandHelping, Moon } from 'lucide-preact';
import type { SeatState } from '../../../protocol.gen';
import type { LinkMark } from '../time-words';

export function LinkSign({ mark }: { readonly mark: LinkMark }) {
  if (mark === 'none') return null;
  return (
    <span class={`link-sign link-${mark}`} aria-hidden="true">
      <svg viewBox="0 0 12 12" aria-hidden="true" focusable="false">
        {mark === 'good' ? <circle cx="6" cy="6" r="4.6" /> : null}
        {mark === 'late' ? <path d="M6 1L11.5 11H.5z" /> : null}
        {mark === 'away' ? <path class="strokes" d="M2 2l8 8M10 2l-8 8" /> : null}
      </svg>
    </span>
  );
}

/** Their words are in the seat's own line, for those who hear the screen. */
export function StateSigns({ seat }: { readonly seat: SeatState }) {
  return (
    <>
      {seat.calm ? (
        <span class="state-sign sign-calm" aria-hidden="true">
          <Moon strokeWidth={2.25} aria-hidden="true" focusable="false" />
        </span>
      ) : null}
      {seat.assisted ? (
        <span class="state-sign sign-assisted" aria-hidden="true">
          <HandHelping strokeWidth={2.25} aria-hidden="true" focusable="false" />
        </span>
      ) : null}
    </>
  );
}
