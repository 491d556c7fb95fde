/** Seats as a report calls them. */
import type { SessionSeat } from '../../protocol.gen';
import { seatLook } from '../../ui/seats';
import { listed, say } from '../../words/say';

/** "10 Leaf". */
export function seatName(seat: number): string {
  return `${seat} ${seatLook(seat).name}`;
}

/** Whose it is, by the key of the session: a seat (two where somebody moved), or the whole group. */
export function keyName(seats: readonly SessionSeat[], key: string | null | undefined): string {
  if (key === null || key === undefined) return say('report.group');
  const theirs = seats.filter((one) => one.key === key).map(({ seat }) => seat);
  return theirs.length === 0 ? key : listed(theirs.sort((one, other) => one - other).map(seatName));
}
