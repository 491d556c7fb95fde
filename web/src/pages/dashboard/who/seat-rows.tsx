/** The seats as rows, in the order of their numbers: for mixing, and for whoever prefers words to a picture. */
import type { SeatState } from '../../../protocol.gen';
import { Act } from '../../../ui/controls';
import { Glow } from '../../../ui/glow';
import { SeatToken } from '../../../ui/seat-token';
import { seatLook } from '../../../ui/seats';
import { say } from '../../../words/say';
import { useSession } from '../session';
import { LINK_WORDS, linkMark } from '../time-words';
import { LinkSign, StateSigns } from './link-sign';
import { tokenState } from './seat-map';
import { doingWords, instrumentName, moreOf } from './seat-words';

export function SeatRows() {
  const { seats } = useSession();
  const shown = seats.value.filter((seat) => seat.link !== 'free');
  const free = seats.value.length - shown.length;
  return (
    <div class="rows">
      <ul aria-label={say('dashboard.seat.seats')}>
        {shown.map((seat) => (
          <SeatRow key={seat.seat} seat={seat} />
        ))}
      </ul>
      {free === 0 ? null : <p class="quiet-line num">{freeWords(shown.length, free)}</p>}
    </div>
  );
}

function freeWords(taken: number, free: number): string {
  if (taken === 0) return say('dashboard.seat.none_taken');
  return say('dashboard.seat.free_seats', { count: free });
}

function SeatRow({ seat }: { readonly seat: SeatState }) {
  const session = useSession();
  const name = seatLook(seat.seat).name;
  const may = session.maySound(seat);
  const playing = session.playing.value.has(seat.seat);
  const doing = doingWords(seat, playing, may);
  const mark = linkMark(seat.link, seat.delay);
  const free = seat.link === 'free';
  const late =
    mark === 'late' ? LINK_WORDS.late : instrumentName(session.offer.value.instruments, seat.instrument);
  const written = seat.link === 'here' && !seat.rest ? late : doing;
  return (
    <li class={`row seat-${seatLook(seat.seat).colour} ${free ? 'row-free' : ''}`}>
      <button
        type="button"
        class="row-who"
        aria-pressed={session.chosen.value.has(seat.seat)}
        onClick={() => session.toggleChosen(seat.seat)}
      >
        <span class="row-token" aria-hidden="true">
          <Glow on={playing} look="row-halo" />
          <SeatToken seat={seat.seat} state={tokenState(seat, may)} />
          <LinkSign mark={mark} />
          <StateSigns seat={seat} />
        </span>
        <span class="row-words">
          <b class="num">
            {seat.seat} {name}
          </b>
          <small>{written}</small>
          <span class="said">
            {[...(written === doing ? [] : [doing]), ...moreOf(seat)].join(say('lists.comma'))}
          </span>
          <span class="row-level">
            <i style={{ width: `${seat.level * 10}%` }} />
          </span>
        </span>
      </button>
      <Act
        label={say('dashboard.seat.rest_of', { seat: seat.seat })}
        pressed={seat.rest}
        onPress={() => session.send('set_seats', { seats: [seat.seat], rest: !seat.rest })}
      >
        {say('dashboard.seat.rest')}
      </Act>
      <Act
        label={say('dashboard.seat.solo_of', { seat: seat.seat })}
        pressed={seat.solo}
        onPress={() => session.send('set_seats', { seats: [seat.seat], solo: !seat.solo })}
      >
        {say('dashboard.seat.solo')}
      </Act>
    </li>
  );
}
