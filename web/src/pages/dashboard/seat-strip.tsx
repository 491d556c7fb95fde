/** Beside the circle: who is meant, and four acts for them. Nothing chosen means everyone. */
import { ArrowDown, ArrowUp, RotateCcw, RotateCw, SlidersHorizontal } from 'lucide-preact';
import type { SeatState } from '../../protocol.gen';
import { Act } from '../../ui/controls';
import { Icon } from '../../ui/icon';
import { SeatToken } from '../../ui/seat-token';
import { seatLook } from '../../ui/seats';
import { moved, orderOf, turned } from './circle';
import { doingWords, instrumentName, padsWords } from './seat-words';
import { useSession } from './session';

/** More tokens than this would not be told apart, more names not read. */
const TOKENS_MOST = 4;
const NAMES_MOST = 6;

/** True or false when all agree. */
export function agreed(seats: readonly SeatState[], of: (seat: SeatState) => boolean): boolean | 'mixed' {
  const count = seats.filter(of).length;
  return count === 0 ? false : count === seats.length ? true : 'mixed';
}

export function SeatStrip() {
  const session = useSession();
  const meant = session.meant.value;
  const numbers = meant.map((seat) => seat.seat);
  const rest = agreed(meant, (seat) => seat.rest);
  const solo = agreed(meant, (seat) => seat.solo);
  const anybody = session.chosenSeats.value.length > 0;
  const whom = anybody ? (meant.length === 1 ? 'this seat' : 'these seats') : 'all seats';
  return (
    <div class="strip">
      <Meant />
      <div class="strip-acts">
        <Act
          pressed={rest}
          onPress={() => session.send('set_seats', { seats: numbers, rest: rest !== true })}
        >
          Rest
        </Act>
        {anybody ? (
          <Act
            pressed={solo}
            onPress={() => session.send('set_seats', { seats: numbers, solo: solo !== true })}
          >
            Solo
          </Act>
        ) : (
          <p class="not-now">Solo: choose a seat</p>
        )}
        <Act label={`Softer, ${whom}`} onPress={() => session.send('step_seats', { seats: numbers, by: -1 })}>
          <Icon of={ArrowDown} size={20} />
          Softer
        </Act>
        <Act label={`Louder, ${whom}`} onPress={() => session.send('step_seats', { seats: numbers, by: 1 })}>
          <Icon of={ArrowUp} size={20} />
          Louder
        </Act>
        <Act
          kind="outline"
          class="strip-seat"
          onPress={() => session.toggleDrawer('seat')}
          label={anybody ? 'Seat: instrument, pads and more' : 'All seats: instrument, pads and more'}
        >
          {meant.length === 1 ? 'Seat' : 'Seats'}
          <Icon of={SlidersHorizontal} size={20} />
        </Act>
      </div>
      <Arranging />
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
        <small>{chosen.length === 1 ? `${instrument}, ${padsWords(first.pads)}, ${doing}` : names}</small>
      </p>
    </div>
  );
}

/** The buttons for what dragging does: one seat on by a chair, or the whole circle. */
function Arranging() {
  const session = useSession();
  const [only, ...others] = session.chosenSeats.value;
  const one = only !== undefined && others.length === 0 ? only.seat : null;
  const order = orderOf(session.seats.value);
  const words = one === null ? 'Turn the circle' : 'Move this seat';
  function go(by: -1 | 1): void {
    session.send('arrange', { order: one === null ? turned(order, by) : moved(order, one, by) });
  }
  return (
    <div class="arranging">
      <p>{words}</p>
      <Act label={`${words} anticlockwise`} onPress={() => go(-1)}>
        <Icon of={RotateCcw} />
      </Act>
      <Act label={`${words} clockwise`} onPress={() => go(1)}>
        <Icon of={RotateCw} />
      </Act>
    </div>
  );
}
