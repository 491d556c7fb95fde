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
  const whom = anybody
    ? meant.length === 1
      ? say('dashboard.seat.this_seat')
      : say('dashboard.seat.these_seats')
    : say('dashboard.seat.all_seats');
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
          label={anybody ? say('dashboard.seat.more_one') : say('dashboard.seat.more_all')}
        >
          {meant.length === 1 ? say('dashboard.seat.seat') : say('dashboard.seat.seats')}
          <Icon of={SlidersHorizontal} size={20} />
        </Act>
      </div>
      <div class="strip-acts">
        <Act pressed={agreed(meant, (seat) => seat.rest)} onPress={() => restMeant(session)}>
          {say('dashboard.seat.rest')}
        </Act>
        {anybody ? (
          <Act pressed={agreed(meant, (seat) => seat.solo)} onPress={() => soloMeant(session)}>
            {say('dashboard.seat.solo')}
          </Act>
        ) : (
          <p class="not-now">{say('dashboard.seat.solo_choose')}</p>
        )}
        <Act label={say('dashboard.seat.softer_for', { whom })} onPress={() => stepMeant(session, -1)}>
          <Icon of={ArrowDown} size={20} />
          {say('dashboard.level.softer')}
        </Act>
        <Act label={say('dashboard.seat.louder_for', { whom })} onPress={() => stepMeant(session, 1)}>
          <Icon of={ArrowUp} size={20} />
          {say('dashboard.level.louder')}
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
          <b>{say('dashboard.map.everyone')}</b>
          <small>
            {here === 0
              ? say('dashboard.seat.no_seat_taken')
              : say('dashboard.seat.tap_to_choose', { count: here })}
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
  const names =
    more === 0
      ? named.join(say('lists.comma'))
      : say('lists.and', {
          some: named.join(say('lists.comma')),
          last: say('dashboard.seat.more_names', { more }),
        });
  return (
    <div class="meant">
      <span class="meant-tokens">
        {chosen.slice(0, TOKENS_MOST).map((seat) => (
          <SeatToken key={seat.seat} seat={seat.seat} state={session.maySound(seat) ? 'full' : 'hollow'} />
        ))}
      </span>
      <p>
        <b class="num">
          {chosen.length === 1 ? `${first.seat} ${name}` : say('dashboard.seats', { count: chosen.length })}
        </b>
        <small>
          {chosen.length === 1 ? `${instrument}, ${padsWords(whole(first.access).pads)}, ${doing}` : names}
        </small>
      </p>
    </div>
  );
}
