/** The one live connection of a page: says hello, keeps the clock, comes back by itself, never queues what is stale. */
import { io } from 'socket.io-client';
import { type Bye, type Commands, type Facts, VERSION, type Welcome } from '../protocol.gen';
import { ClockSync } from './clocksync';
import { Health } from './health';
import { FIRST, type Link, type LinkEvent, type LinkState, next } from './linkstate';
import type { Pass } from './pass';

export type { LinkState } from './linkstate';

export interface Connection {
  /** False, and nothing is sent nor kept, while the link is down: a touch must not sound seconds later. */
  send<K extends keyof Commands>(event: K, data: Commands[K]): boolean;
  /** Returns the way to stop listening. What comes while nobody listens is gone: listen before the turn of `connect` ends. */
  on<K extends keyof Facts>(event: K, handler: (fact: Facts[K]) => void): () => void;
  /** Told at once how things stand, then at every change. */
  onState(handler: (state: LinkState, bye: Bye | null) => void): () => void;
  readonly clock: ClockSync;
  /** Leaves for good. */
  close(): void;
}

const LINK_REPORT_MS = 5000;

/** How long to wait before asking again where the door was shut, rather than out of reach. */
const RETRY_MS = 1000;

/** How long a connection may take to be made: longer from the second attempt on, or none would ever come to its end where
    all is slow; not much longer, or a network that is back would wait for an attempt that was made without it. */
const PATIENCE_MS = 2000;
const PATIENCE_MOST_MS = 4000;

/** Seconds on this page's steady clock. */
const now = () => performance.now() / 1000;

/** Names this page load among others with the same pass. Not kept: a duplicated tab would copy it. */
function tabName(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** An old page in front of a new server fetches itself anew, once. */
function reloadOnce(): void {
  try {
    if (window.sessionStorage.getItem('roundelay.reloaded') === String(VERSION)) return;
    window.sessionStorage.setItem('roundelay.reloaded', String(VERSION));
  } catch {
    return; // without a memory it might reload for ever
  }
  window.location.reload();
}

export function connect(pass: Pass): Connection {
  const socket = io({
    query: { room: pass.room },
    transports: ['websocket'],
    reconnectionDelay: 100,
    reconnectionDelayMax: 1000,
    randomizationFactor: 0.3,
    timeout: PATIENCE_MS,
  });
  socket.io.on('reconnect_attempt', (attempt) => {
    socket.io.timeout(Math.min(PATIENCE_MOST_MS, PATIENCE_MS * attempt));
  });
  const tab = tabName();
  const clock = new ClockSync();
  const watchers = new Set<(state: LinkState, bye: Bye | null) => void>();
  let link: Link = FIRST;
  let epoch: string | null = null;
  let lastNote: number | null = null;
  let closed = false;

  function move(event: LinkEvent): void {
    const before = link;
    link = next(link, event);
    if (link === before) return;
    for (const watcher of Array.from(watchers)) watcher(link.state, link.bye);
  }

  function comeBack(): void {
    if (link.state !== 'gone' && !closed && !socket.active) socket.connect();
  }

  function send<K extends keyof Commands>(event: K, data: Commands[K]): boolean {
    if (!socket.connected) return false;
    if (event === 'note_on') lastNote = (data as Commands['note_on']).note;
    socket.emit(event, data);
    return true;
  }

  const health = new Health({
    ask: () => send('clock', { client: now() }),
    giveUp: () => socket.io.engine.close(), // Socket.IO then reconnects by itself
  });

  socket.on('connect', () => {
    send('hello', { version: VERSION, token: pass.token, tab, last_epoch: epoch, last_note: lastNote });
  });
  socket.on('disconnect', (reason) => {
    health.stop();
    move({ kind: 'lost' });
    // After a close by the server's own word Socket.IO stays away; we come back unless we were told not to.
    if (reason === 'io server disconnect') window.setTimeout(comeBack, 100);
  });
  socket.on('connect_error', () => {
    if (!socket.active) window.setTimeout(comeBack, RETRY_MS);
  });
  socket.on('welcome', (welcome: Welcome) => {
    if (welcome.version !== VERSION) return reloadOnce();
    if (welcome.epoch !== epoch) clock.reset();
    epoch = welcome.epoch;
    health.start();
    move({ kind: 'welcome' });
  });
  socket.on('clock_reply', (reply: Facts['clock_reply']) => {
    clock.add(reply.client, reply.server, now());
    health.answered();
  });
  socket.on('bye', (bye: Bye) => {
    move({ kind: 'bye', bye });
    if (link.state === 'gone') socket.disconnect();
  });
  socket.on('refused', (refused: Facts['refused']) => {
    if (refused.event !== 'hello' || refused.code === 'said_hello') return;
    if (refused.code === 'old_page') return reloadOnce();
    if (refused.code === 'no_pass') {
      // A place that has ended will not come back by asking again.
      move({ kind: 'bye', bye: { reason: 'closed', text: refused.text } });
      socket.disconnect();
    } else {
      window.setTimeout(() => socket.disconnect().connect(), RETRY_MS);
    }
  });

  const reports = window.setInterval(() => {
    const roundTrip = clock.roundTrip();
    const jitter = clock.jitter();
    if (roundTrip === null || jitter === null || link.state !== 'here') return;
    send('link', { round_trip: roundTrip * 1000, jitter: jitter * 1000 });
  }, LINK_REPORT_MS);

  // A page that was hidden, frozen or offline may hold a dead socket: ask at once instead of waiting for a timeout.
  const look = () => {
    if (document.visibilityState === 'visible' && socket.connected) health.check();
  };
  const hide = () => {
    if (link.state !== 'gone') socket.disconnect(); // an open socket would keep the page out of the back-forward cache
  };
  const show = (event: PageTransitionEvent) => {
    if (event.persisted) comeBack();
  };
  document.addEventListener('visibilitychange', look);
  window.addEventListener('online', look);
  window.addEventListener('pagehide', hide);
  window.addEventListener('pageshow', show);

  return {
    clock,
    send,
    on(event, handler) {
      const listener = (fact: Facts[typeof event]) => handler(fact);
      socket.on(event as string, listener);
      return () => {
        socket.off(event as string, listener);
      };
    },
    onState(handler) {
      watchers.add(handler);
      handler(link.state, link.bye);
      return () => {
        watchers.delete(handler);
      };
    },
    close() {
      closed = true;
      health.stop();
      window.clearInterval(reports);
      document.removeEventListener('visibilitychange', look);
      window.removeEventListener('online', look);
      window.removeEventListener('pagehide', hide);
      window.removeEventListener('pageshow', show);
      socket.disconnect();
    },
  };
}
