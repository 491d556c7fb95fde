/** What the dashboard knows, as signals, and the one way by which it acts. State is only ever what the server says. */
import { batch, computed, signal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Connection, LinkState } from '../../net/connection';
import type { Bye, Commands, Offer, RoomState, SeatState } from '../../protocol.gen';
import { Glow } from './glow';

export type DrawerName = 'join' | 'scales' | 'key' | 'glide' | 'seat' | 'screens' | 'keys';

/** A scale that was listened to and not taken yet. */
export interface Candidate {
  readonly scale: string;
  readonly root: number;
}

/** Seconds a refusal stands, unless something else is done. */
const REFUSAL_S = 12;
const GLOW_STEP_MS = 150;
/** Seconds until a room that nobody reached is worth a word about the Wi-Fi. */
export const UNREACHED_S = 60;

const localSeconds = () => performance.now() / 1000;

export class Session {
  readonly state = signal<RoomState | null>(null);
  readonly offer = signal<Offer>({ scales: [], instruments: [] });
  readonly link = signal<LinkState>('connecting');
  readonly bye = signal<Bye | null>(null);
  readonly refusal = signal<string | null>(null);
  readonly chosen = signal<ReadonlySet<number>>(new Set());
  readonly playing = signal<ReadonlySet<number>>(new Set());
  readonly drawer = signal<DrawerName | null>(null);
  readonly candidate = signal<Candidate | null>(null);
  /** The server's clock, renewed every second; null until it is known. */
  readonly now = signal<number | null>(null);
  readonly speakerSeen = signal(false);
  /** A minute went by and no other device has reached the server. */
  readonly unreached = signal(false);

  readonly seats = computed<readonly SeatState[]>(() => this.state.value?.seats ?? []);
  readonly taken = computed(() =>
    this.seats.value.filter((seat) => seat.link === 'here' || seat.link === 'away'),
  );
  readonly waiting = computed(() => this.seats.value.filter((seat) => seat.link === 'waiting'));
  readonly chosenSeats = computed(() => this.seats.value.filter((seat) => this.chosen.value.has(seat.seat)));
  /** Whom seat acts are for: the chosen, else everyone who is here, else all seats. */
  readonly meant = computed(() => {
    if (this.chosenSeats.value.length > 0) return this.chosenSeats.value;
    return this.taken.value.length > 0 ? this.taken.value : this.seats.value;
  });

  readonly room: string;
  private readonly connection: Connection;
  private readonly glow = new Glow();
  private glowTimer: number | null = null;
  private refusedAt = 0;

  constructor(room: string, connection: Connection) {
    this.room = room;
    this.connection = connection;
    connection.onState((link, bye) => {
      batch(() => {
        this.link.value = link;
        this.bye.value = bye;
      });
      if (link !== 'here') this.forgetLight();
    });
    connection.on('room_state', (state) => {
      batch(() => {
        this.state.value = state;
        if (state.speaker.state !== 'none') this.speakerSeen.value = true;
      });
    });
    connection.on('offer', (offer) => {
      this.offer.value = offer;
    });
    connection.on('lights', (lights) => {
      this.glow.feed(lights, performance.now());
      this.showLight();
    });
    connection.on('refused', (refused) => {
      if (refused.event === 'link') return; // a report nobody asked for: nothing to tell a person
      this.refuse(refused.text);
    });
    this.tick();
    window.setInterval(() => this.tick(), 1000);
  }

  /** Sends a command; when the link is down it is not kept for later, and the therapist is told. */
  send<K extends keyof Commands>(event: K, data: Commands[K]): void {
    this.refusal.value = null;
    if (!this.connection.send(event, data))
      this.refuse('There is no link to the room just now, so nothing was changed.');
  }

  sendTap(): void {
    this.send('tap_tempo', { at: this.connection.clock.serverNow(localSeconds()) });
  }

  /** Whether a seat may sound now: what its full or hollow disc says. */
  maySound(seat: SeatState): boolean {
    const state = this.state.value;
    if (state === null || !state.running || seat.rest) return false;
    return seat.solo || !state.seats.some((other) => other.solo);
  }

  toggleChosen(seat: number): void {
    const next = new Set(this.chosen.value);
    if (!next.delete(seat)) next.add(seat);
    this.chosen.value = next;
  }

  chooseAll(): void {
    this.chosen.value = new Set(this.taken.value.map((seat) => seat.seat));
  }

  chooseNone(): void {
    this.chosen.value = new Set();
    if (this.drawer.value === 'seat') this.drawer.value = null;
  }

  toggleDrawer(name: DrawerName): void {
    this.drawer.value = this.drawer.value === name ? null : name;
  }

  refuse(text: string): void {
    this.refusal.value = text;
    this.refusedAt = localSeconds();
  }

  private tick(): void {
    this.now.value = this.connection.clock.serverNow(localSeconds());
    if (this.refusal.value !== null && localSeconds() - this.refusedAt > REFUSAL_S) this.refusal.value = null;
  }

  private showLight(): void {
    const lit = this.glow.lit(performance.now());
    const before = this.playing.value;
    if (lit.size !== before.size || Array.from(lit).some((seat) => !before.has(seat)))
      this.playing.value = lit;
    if (lit.size > 0 && this.glowTimer === null) {
      this.glowTimer = window.setTimeout(() => {
        this.glowTimer = null;
        this.showLight();
      }, GLOW_STEP_MS);
    }
  }

  private forgetLight(): void {
    this.glow.forget();
    this.showLight();
  }
}

const SessionContext = createContext<Session | null>(null);
export const SessionProvider = SessionContext.Provider;

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('A dashboard part was drawn outside a session.');
  return session;
}
