/** The way to a seat's helper view: a QR code for the helper's own phone. */
import type { SeatState } from '../../../protocol.gen';
import { say } from '../../../words/say';
import { useSession } from '../session';
import { Beside } from './beside';

interface HelperProps {
  readonly seat: SeatState | null;
  readonly onClose: () => void;
}

export function HelperPanel({ seat, onClose }: HelperProps) {
  const session = useSession();
  return (
    <Beside title={say('access.helper.title')} onClose={onClose}>
      {seat === null ? (
        <p class="quiet-line">{say('access.helper.one_seat')}</p>
      ) : (
        <>
          <p>{say('access.helper.words')}</p>
          <img
            class="qr"
            src={`/api/rooms/${encodeURIComponent(session.room)}/helper/${seat.seat}/qr.svg`}
            alt={say('access.helper.alt')}
            width="216"
            height="216"
          />
        </>
      )}
    </Beside>
  );
}
