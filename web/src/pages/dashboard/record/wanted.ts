/** A kept session that another page sent us here to play: "#replay=SESSION@SECONDS", in the fragment, out of logs. */

export interface Wanted {
  readonly session: string;
  /** Seconds since the recording began. */
  readonly since: number;
}

const ASKED = /^#replay=([a-z0-9]{12})(?:@(\d{1,6}(?:\.\d{1,3})?))?$/;

export function readWanted(hash: string): Wanted | null {
  const [, session, since] = ASKED.exec(hash) ?? [];
  return session === undefined ? null : { session, since: Number(since ?? 0) };
}
