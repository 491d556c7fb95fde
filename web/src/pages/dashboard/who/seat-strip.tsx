/** Under the circle: who is meant, and four acts for them. Nothing chosen means everyone. */

import { ArrowDown, ArrowUp, Hand, SlidersHorizontal } from 'lucide-preact';
import { whole } from '../../../access/profile';
import { Act } from '../../../ui/controls';
import { Icon } from '../../../ui/icon';
import { SeatToken } from '../../../ui/seat-token';
import { seatLook } from '../../../ui/seats';
import { say } from '../../../words/say';
import { agreed, restMeant, soloMeant, stepMeant } from '../hands/hands';
import { useSession } from '../session';
import { doingWords, instrumentName, padsWords } from './seat-words';

/** More tokens than this would not be told apart, more names not read. */
const TOKENS_MOST = 4;
const NAMES_MOST = 6;

export function SeatStrip() {
  const session = useSession();
  const meant = session.meant.value;
  const anybody = session.chosenSeats.value.length > 0;
  const whom = anybody ? (meant.length === 1 ? 'this seat' : 'these seats') : 'all seats';
  return (
    <div class="strip">
      <div class="strip-who">
        <Meant />
        <Act
          kind="outline"
          class="strip-access"
          onPress={() => session.toggleDrawer('access')}
          label={say('access.open')}
        >
          {say('access.open_brief')}
          <Icon of={Hand} size={20} />
        </Act>
        <Act
          kind="outline"
          class="strip-seat"
          onPress={() => session.toggleDrawer('seat')}
          label={anybody ? 'Seat: instrument, place and more' : 'All seats: instrument, place and more'}
        >
          {meant.length === 1 ? 'Seat' : 'Seats'}
          <Icon of={SlidersHorizontal} size={20} />
        </Act>
      </div>
      <div class="strip-acts">
        <Act pressed={agreed(meant, (seat) => seat.rest)} onPress={() => restMeant(session)}>
          Rest
        </Act>
        {anybody ? (
          <Act pressed={agreed(meant, (seat) => seat.solo)} onPress={() => soloMeant(session)}>
            Solo
          </Act>
        ) : (
          <p class="not-now">Solo: choose</p>
        )}
        <Act label={`Softer, ${whom}`} onPress={() => stepMeant(session, -1)}>
          <Icon of={ArrowDown} size={20} />
          Softer
        </Act>
        <Act label={`Louder, ${whom}`} onPress={() => stepMeant(session, 1)}>
          <Icon of={ArrowUp} size={20} />
          Louder
        </Act>
      </div>
    </div>
  );
}

function Meant() {
  const session = useSession();
  const chosen = session.chosenSeats.value;
  const [first] = chosen;
  if (first === undefined) {
    const here = session.taken.value.length;
    return (
      <div class="meant">
        <p>
          <b>Everyone</b>
          <small>
            {here === 0 ? 'no seat taken yet' : `${here} ${here === 1 ? 'seat' : 'seats'}; tap to choose`}
          </small>
        </p>
      </div>
    );
  }
  const name = seatLook(first.seat).name;
  const doing = doingWords(first, session.playing.value.has(first.seat), session.maySound(first));
  const instrument = instrumentName(session.offer.value.instruments, first.instrument);
  const named = chosen.slice(0, NAMES_MOST).map((seat) => seatLook(seat.seat).name);
  const more = chosen.length - named.length;
  const names = named.join(', ') + (more === 0 ? '' : ` and ${more} more`);
  return (
    <div class="meant">
      <span class="meant-tokens">
        {chosen.slice(0, TOKENS_MOST).map((seat) => (
          <SeatToken key={seat.seat} seat={seat.seat} state={session.maySound(seat) ? 'full' : 'hollow'} />
        ))}
      </span>
      <p>
        <b class="num">{chosen.length === 1 ? `${first.seat} ${name}` : `${chosen.length} seats`}</b>
        <small>
          {chosen.length === 1 ? `${instrument}, ${padsWords(whole(first.access).pads)}, ${doing}` : names}
        </small>
      </p>
    </div>
  );
}
