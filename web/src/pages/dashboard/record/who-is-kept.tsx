/** Who is recorded: a tap leaves a seat out, or takes it in again; what its member answered stands beside it. */
import type { Recording, SeatState } from '../../../protocol.gen';
import { Act } from '../../../ui/controls';
import { SeatToken } from '../../../ui/seat-token';
import { seatWords } from '../../../ui/seats';
import { say } from '../../../words/say';
import { useSession } from '../session';

export function WhoIsKept({ recording }: { readonly recording: Recording }) {
  const session = useSession();
  const seats = session.seats.value.filter(
    (seat) => seat.link !== 'free' || recording.left_out.includes(seat.seat),
  );
  if (seats.length === 0) return null;
  const asked = recording.assents.some((assent) => assent.answer === 'asked');
  const here = seats.filter((seat) => seat.link === 'here' || seat.link === 'away');
  return (
    <div class="part">
      <h3>{say('record.who')}</h3>
      <p class="quiet-line">{say('record.who_text')}</p>
      <ul class="kept-seats">
        {seats.map((seat) => (
          <li key={seat.seat}>
            <Seat seat={seat} recording={recording} />
          </li>
        ))}
      </ul>
      <Act
        pressed={asked}
        onPress={() => session.send('ask_assent', { seats: asked ? [] : here.map((seat) => seat.seat) })}
      >
        {say(asked ? 'record.ask_end' : 'record.ask')}
      </Act>
    </div>
  );
}

function Seat({ seat, recording }: { readonly seat: SeatState; readonly recording: Recording }) {
  const session = useSession();
  const kept = !recording.left_out.includes(seat.seat);
  const answer = recording.assents.find((assent) => assent.seat === seat.seat)?.answer;
  return (
    <button
      type="button"
      class="kept-seat"
      aria-pressed={kept}
      data-kept={seat.seat}
      onClick={() => session.send('keep_seats', { seats: [seat.seat], kept: !kept })}
    >
      <SeatToken seat={seat.seat} state={kept ? 'full' : 'hollow'} />
      <span>
        <b>{seatWords(seat.seat)}</b>
        <small>{answer === undefined || !kept ? said(kept) : say(`record.seat.${answer}`)}</small>
      </span>
    </button>
  );
}

function said(kept: boolean): string {
  return say(kept ? 'record.seat.in' : 'record.seat.out');
}
