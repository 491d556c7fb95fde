/** A seat's settings as a card: a QR code to show, a file to keep, a page to print. It holds no name. */
import { Download, Printer } from 'lucide-preact';
import type { SeatState } from '../../../protocol.gen';
import { Act } from '../../../ui/controls';
import { Icon } from '../../../ui/icon';
import { say } from '../../../words/say';
import { useSession } from '../session';
import { Beside } from './beside';
import { ALL_SETTINGS, valueWords } from './settings';

interface CardProps {
  readonly seat: SeatState | null;
  readonly onClose: () => void;
}

export function CardPanel({ seat, onClose }: CardProps) {
  const session = useSession();
  if (seat === null) {
    return (
      <Beside title={say('access.card.show')} onClose={onClose}>
        <p class="quiet-line">{say('access.card.one_seat')}</p>
      </Beside>
    );
  }
  const card = `/api/rooms/${encodeURIComponent(session.room)}/seats/${seat.seat}/card`;
  // The picture is of this profile: another profile, another address.
  const picture = `${card}.svg?of=${encodeURIComponent(JSON.stringify(seat.access))}`;
  const told = ALL_SETTINGS.filter(({ field }) => seat.access[field] !== undefined);
  return (
    <Beside title={say('access.card.show')} onClose={onClose}>
      <div class="card-print">
        <h4>{say('access.card.printed')}</h4>
        <img class="qr" src={picture} alt={say('access.card.alt')} width="216" height="216" />
        <ul class="card-lines">
          {told.map(({ field, title }) => (
            <li key={field}>
              {say('access.find.change', {
                what: say(title),
                value: valueWords(field, seat.access[field] ?? null),
              })}
            </li>
          ))}
        </ul>
        <p>{say('access.card.words')}</p>
        <p>{say('access.card.how')}</p>
      </div>
      <a class="act" href={`${card}.json`} download>
        <Icon of={Download} size={20} />
        {say('access.card.save')}
      </a>
      <Act onPress={() => window.print()}>
        <Icon of={Printer} size={20} />
        {say('access.card.print')}
      </Act>
    </Beside>
  );
}
