/** What the dashboard knows, as signals, and the one way by which it acts. State is only ever what the server says. */
import { batch, computed, signal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { beatAt } from '../../light/beat';
import type { Connection, LinkState } from '../../net/connection';
import type {
  Bye,
  Commands,
  Match,
  Offer,
  Plan,
  Reading,
  Recording,
  Replay,
  RoomState,
  Safety,
  SeatState,
} from '../../protocol.gen';
import { sayRefusal } from '../../words/refusal';
import { say } from '../../words/say';
import type { Wanted } from './record/wanted';
import { Glow } from './who/glow';

export type DrawerName =
  | 'join'
  | 'scales'
  | 'key'
  | 'glide'
  | 'seat'
  | 'screens'
  | 'screen'
  | 'keys'
  | 'details'
  | 'grow'
  | 'iso'
  | 'play'
  | 'plan'
  | 'access'
  | 'safety'
  | 'record';

/** A scale that was listened to and not taken yet. */
export interface Candidate {
  readonly scale: string;
  readonly root: number;
  /** Where it was heard: on this device only, or softly in the room. */
  readonly heard: 'here' | 'room';
}

/** Seconds a refusal stands, unless something else is done. */
const REFUSAL_S = 12;
const GLOW_STEP_MS = 150;
/** How often what counts live is drawn, while it does. */
const COUNT_MS = 100;
/** Seconds until a room that nobody reached is worth a word about the Wi-Fi. */
export const UNREACHED_S = 60;

const localSeconds = () => performance.now() / 1000;

export class Session {
  readonly state = signal<RoomState | null>(null);
  readonly offer = signal<Offer>({
    scales: [],
    instruments: [],
    pulses: [],
    beds: [],
    templates: [],
    presets: [],
  });
  readonly safety = signal<Safety | null>(null);
  readonly recording = signal<Recording | null>(null);
  readonly replay = signal<Replay | null>(null);
  /** A kept session that the library's pages sent us here to play. */
  readonly wanted = signal<Wanted | null>(null);
  readonly match = signal<Match>({ readings: [] });
  readonly plan = signal<Plan | null>(null);
  readonly link = signal<LinkState>('connecting');
  readonly bye = signal<Bye | null>(null);
  readonly refusal = signal<string | null>(null);
  /** What went well just now, where nothing else shows it. */
  readonly said = signal<string | null>(null);
  readonly chosen = signal<ReadonlySet<number>>(new Set());
  readonly playing = signal<ReadonlySet<number>>(new Set());
  readonly drawer = signal<DrawerName | null>(null);
  readonly candidate = signal<Candidate | null>(null);
  /** The server's clock, renewed every second; null until it is known. */
  readonly now = signal<number | null>(null);
  /** The same, ten times a second while anything counts live; null until it is known. */
  readonly moment = signal<number | null>(null);
  /** The seats that were heard since this page came: there is something to give back. */
  readonly played = signal<ReadonlySet<number>>(new Set());
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
  private readonly led = new Map<string, number>();
  private ledNote = 0;

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
    connection.on('safety', (safety) => {
      this.safety.value = safety;
    });
    connection.on('recording', (recording) => {
      this.recording.value = recording;
    });
    connection.on('replay', (replay) => {
      this.replay.value = replay;
    });
    connection.on('match', (match) => {
      this.match.value = match;
    });
    connection.on('plan_text', (text) => {
      this.plan.value = text.plan;
    });
    connection.on('lights', (lights) => {
      this.glow.feed(lights, performance.now());
      this.hear(lights.on.filter(([, , , , heard]) => heard).map(([seat]) => seat));
      this.showLight();
    });
    connection.on('refused', (refused) => {
      if (refused.event === 'link') return; // a report nobody asked for: nothing to tell a person
      this.refuse(sayRefusal(refused));
    });
    this.tick();
    window.setInterval(() => this.tick(), 1000);
    window.setInterval(() => this.count(), COUNT_MS);
  }

  /** Sends a command; when the link is down it is not kept for later, and the therapist is told. */
  send<K extends keyof Commands>(event: K, data: Commands[K]): void {
    this.refusal.value = null;
    if (!this.connection.send(event, data)) this.refuse(say('dashboard.no_link'));
  }

  /** The server's clock at this moment; null until it is known. */
  serverNow(): number | null {
    return this.connection.clock.serverNow(localSeconds());
  }

  sendTap(): void {
    this.send('tap_tempo', { at: this.serverNow() });
  }

  /** Whether a seat may sound now: what its full or hollow disc says. */
  maySound(seat: SeatState): boolean {
    const state = this.state.value;
    return state?.running === true && seat.sounds;
  }

  toggleChosen(seat: number): void {
    const next = new Set(this.chosen.value);
    if (!next.delete(seat)) next.add(seat);
    this.chosen.value = next;
  }

  choose(seats: readonly number[]): void {
    this.chosen.value = new Set(seats);
  }

  /** The therapist's own hand: `finger` is whatever holds the tone. */
  leaderOn(finger: string, key: number, velocity: number): void {
    this.leaderOff(finger);
    this.ledNote += 1;
    this.led.set(finger, this.ledNote);
    this.send('leader_on', { note: this.ledNote, key, velocity });
  }

  leaderOff(finger: string): void {
    const note = this.led.get(finger);
    if (note === undefined) return;
    this.led.delete(finger);
    this.send('leader_off', { note });
  }

  /** The beat at this moment; null until the clock and the room are known, or while it stands. */
  beat(): number | null {
    const state = this.state.value;
    const at = this.moment.value;
    return state === null || at === null || !state.running ? null : beatAt(state.tempo, at);
  }

  /** How the one chosen seat plays, else how the group does. */
  reading(): Reading | undefined {
    const [only, ...others] = this.chosenSeats.value;
    const whose = only !== undefined && others.length === 0 ? only.seat : 0;
    return this.match.value.readings.find((reading) => reading.seat === whose);
  }

  chooseNone(): void {
    this.chosen.value = new Set();
    if (this.drawer.value === 'seat' || this.drawer.value === 'access') this.drawer.value = null;
  }

  toggleDrawer(name: DrawerName): void {
    this.drawer.value = this.drawer.value === name ? null : name;
  }

  /** A sentence that all went well, for a while. */
  say(text: string): void {
    batch(() => {
      this.refusal.value = null;
      this.said.value = text;
    });
    this.refusedAt = localSeconds();
  }

  refuse(text: string): void {
    this.said.value = null;
    this.refusal.value = text;
    this.refusedAt = localSeconds();
  }

  private tick(): void {
    this.now.value = this.connection.clock.serverNow(localSeconds());
    if (localSeconds() - this.refusedAt > REFUSAL_S) {
      this.refusal.value = null;
      this.said.value = null;
    }
  }

  private count(): void {
    const state = this.state.value;
    if (state === null || document.hidden) return;
    const counts = state.counting !== null || (state.running && state.cues.length > 0);
    if (counts) this.moment.value = this.connection.clock.serverNow(localSeconds());
  }

  private hear(seats: readonly number[]): void {
    if (seats.some((seat) => !this.played.value.has(seat))) {
      this.played.value = new Set([...Array.from(this.played.value), ...seats]);
    }
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
