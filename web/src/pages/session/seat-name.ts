/** Seats as a report calls them. */
import type { SessionSeat } from '../../protocol.gen';
import { seatLook } from '../../ui/seats';
import { say } from '../../words/say';

/** "10 Leaf". */
export function seatName(seat: number): string {
  return `${seat} ${seatLook(seat).name}`;
}

/** Whose it is, by the key of the session: a seat, or the whole group. */
export function keyName(seats: readonly SessionSeat[], key: string | null | undefined): string {
  if (key === null || key === undefined) return say('report.group');
  const seat = seats.find((one) => one.key === key);
  return seat === undefined ? key : seatName(seat.seat);
}
