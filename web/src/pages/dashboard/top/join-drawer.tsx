/** Join: the QR code, the code to type, who waits at the door, how many seats there are. */
import { DoorClosed, DoorOpen } from 'lucide-preact';
import type { SeatState } from '../../../protocol.gen';
import { Act } from '../../../ui/controls';
import { Icon } from '../../../ui/icon';
import { SeatToken } from '../../../ui/seat-token';
import { seatWords } from '../../../ui/seats';
import { say } from '../../../words/say';
import { Drawer } from '../drawer';
import { type Session, useSession } from '../session';

const SEATS_MOST = 48;

/** "192.168.8.1:8080" of the link that the QR code holds. */
export function addressOf(link: string): string {
  return link.replace(/^https?:\/\//, '').split('/')[0] ?? '';
}

export function JoinDrawer() {
  const session = useSession();
  const state = session.state.value;
  if (state === null) return null;
  const open = state.door_open;
  const taken = session.taken.value.length;
  const waiting = session.waiting.value;
  return (
    <Drawer title={say('dashboard.join.title')}>
      <div class={`join-codes ${open ? '' : 'door-closed'}`}>
        {open ? (
          <img
            class="qr"
            src={`/api/rooms/${encodeURIComponent(session.room)}/qr.svg?code=${encodeURIComponent(state.code)}`}
            alt={say('display.qr', { address: addressOf(state.link) })}
            width="216"
            height="216"
          />
        ) : (
          <p class="door-words">{say('dashboard.join.door_closed')}</p>
        )}
        <div>
          <p class="code num">{spaced(state.code)}</p>
          <p class="address">{say('dashboard.join.address', { address: addressOf(state.link) })}</p>
        </div>
      </div>
      <div class="waiting">
        {waiting.length > 1 ? (
          <Act kind="next" onPress={() => letAllIn(session)}>
            {say('dashboard.join.let_all_in', { count: waiting.length })}
          </Act>
        ) : null}
        {waiting.map((seat) => (
          <AtTheDoor key={seat.seat} seat={seat} />
        ))}
      </div>
      <div class="seats-taken">
        <p class="num">{say('dashboard.join.taken', { taken, seats: session.seats.value.length })}</p>
        {session.seats.value.length < SEATS_MOST ? (
          <Act onPress={() => session.send('more_seats', {})}>{say('dashboard.join.more_seats')}</Act>
        ) : null}
      </div>
      <div class="drawer-foot">
        <Act onPress={() => session.send('set_door', { open: !open })}>
          <Icon of={open ? DoorClosed : DoorOpen} />
          {open ? say('dashboard.join.close_door') : say('dashboard.join.open_door')}
        </Act>
        <Act onPress={() => session.send('new_code', {})}>{say('dashboard.join.new_code')}</Act>
      </div>
    </Drawer>
  );
}

function letAllIn(session: Session): void {
  for (const { seat } of session.waiting.value) session.send('admit', { seat, let_in: true });
}

/** Six letters are read out in two threes. */
function spaced(code: string): string {
  return code.length === 6 ? `${code.slice(0, 3)} ${code.slice(3)}` : code;
}

function AtTheDoor({ seat }: { readonly seat: SeatState }) {
  const session = useSession();
  return (
    <div class="at-the-door">
      <SeatToken seat={seat.seat} state="door" />
      <p>
        <b>{say('dashboard.join.waits')}</b>
        <small class="num">{say('dashboard.join.will_get', { seat: seatWords(seat.seat) })}</small>
      </p>
      <Act kind="next" onPress={() => session.send('admit', { seat: seat.seat, let_in: true })}>
        {say('dashboard.act.let_in')}
      </Act>
      <Act onPress={() => session.send('admit', { seat: seat.seat, let_in: false })}>
        {say('dashboard.act.not_now')}
      </Act>
    </div>
  );
}
