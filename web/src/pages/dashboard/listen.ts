/** Lets the therapist hear a scale on this device before the room does. */
import { preview } from '../../audio/preview';
import { phrase } from './moods';
import type { Candidate, Session } from './session';

/** Plays the candidate here and keeps it, to be taken with one tap. */
export function listenTo(session: Session, candidate: Candidate): void {
  const scale = session.offer.value.scales.find((one) => one.id === candidate.scale);
  if (scale === undefined) return;
  session.candidate.value = candidate;
  preview(phrase(scale, candidate.root)).catch(() => {
    session.refuse(
      'This device could not play it. Its sounds may still be on their way: try again in a moment.',
    );
  });
}
