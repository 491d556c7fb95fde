/** Where a page stands with its room, as one value that events move along. Pure. */
import type { Bye } from '../protocol.gen';

/** `connecting`: never been in yet. `away`: was in, coming back by itself. `gone`: was told to leave, stays out. */
export type LinkState = 'connecting' | 'here' | 'away' | 'gone';

export interface Link {
  readonly state: LinkState;
  /** Why it ended; only ever with `gone`, or with `away` when the server said it will be back. */
  readonly bye: Bye | null;
}

export type LinkEvent =
  | { readonly kind: 'welcome' }
  | { readonly kind: 'lost' }
  | { readonly kind: 'bye'; readonly bye: Bye };

export const FIRST: Link = { state: 'connecting', bye: null };

/** What becomes of a link. Nothing leads back from `gone`: that takes a person and a fresh page. */
export function next(link: Link, event: LinkEvent): Link {
  if (link.state === 'gone') return link;
  switch (event.kind) {
    case 'welcome':
      return { state: 'here', bye: null };
    case 'lost':
      return link.state === 'here' ? { state: 'away', bye: null } : link;
    case 'bye':
      return { state: event.bye.again === true ? 'away' : 'gone', bye: event.bye };
  }
}
