// Generated from server/protocol.py by `python -m server.protocol_ts`. Never edited by hand.

export const VERSION = 1;

export const SEATS_MOST = 48;

export const PADS_MOST = 12;

export const SYMBOLS = ['Sun', 'Moon', 'Fish', 'Bell', 'Drop', 'Star', 'Bird', 'Hill', 'Flower', 'Leaf', 'Shell', 'Boat'] as const;

export type Role = 'member' | 'helper' | 'display' | 'speaker' | 'conductor';

export type PulsePattern = 'heartbeat' | 'woodblock';

export type DroneVoicing = 'one' | 'one_five';

export type TimingMode = 'as_played' | 'steady';

export type TouchLoudness = 'fixed' | 'place' | 'speed';

export type DisplayLight = 'full' | 'dim' | 'off';

export type SpeakerReadiness = 'asleep' | 'loading' | 'ready';

/** The first message on every connection: which room pass this page holds, and how far it had got before. */
export interface Hello {
  readonly version: number;
  readonly token: string;
  /** Made anew by each tab: of two tabs with one token the newest plays. */
  readonly tab: string;
  readonly last_epoch?: string | null;
  readonly last_note?: number | null;
}

/** Asks for the server's time; `client` comes back untouched. */
export interface Clock {
  readonly client: number;
}

/** How good this page finds its connection, in milliseconds, every few seconds. */
export interface Link {
  readonly round_trip: number;
  readonly jitter: number;
}

/** The answer to Hello: who this page is and what the time is. */
export interface Welcome {
  readonly version: number;
  /** Random for each server process: another value means everything held is gone. */
  readonly epoch: string;
  readonly now: number;
  readonly room: string;
  readonly role: 'member' | 'helper' | 'display' | 'speaker' | 'conductor';
  readonly seat: number | null;
}

/** The server's time when it read Clock. */
export interface ClockReply {
  readonly client: number;
  readonly server: number;
}

/** No, and one sentence with the way out. Nothing was changed. */
export interface Refused {
  readonly code: string;
  readonly text: string;
  readonly event: string;
}

/** The server is about to close this connection; the page should not come back by itself unless `again`. */
export interface Bye {
  readonly reason: 'replaced' | 'removed' | 'closed' | 'declined' | 'slow' | 'restarting';
  readonly text: string;
  readonly again?: boolean;
}

/** A finger, key or switch touched a pad. `note` numbers this page's touches from 1 upwards. */
export interface NoteOn {
  readonly pad: number;
  readonly velocity: number;
  readonly note: number;
  /** When it was touched; absent until the page knows the server's clock. */
  readonly at?: number | null;
}

/** The touch that began `note` has ended. */
export interface NoteOff {
  readonly note: number;
  readonly at?: number | null;
}

/** Every half second while anything is touched: the notes still held. Whatever is missing here has ended. */
export interface Held {
  readonly notes: readonly number[];
}

/** Every touch of this page has ended: it was hidden, cancelled, or is going. */
export type AllOff = Readonly<Record<string, never>>;

/** The corner was held for three seconds: may this tablet leave the instrument? */
export type AskToLeave = Readonly<Record<string, never>>;

/** What one pad sounds. */
export interface PadTone {
  readonly pitch: number;
  /** Spelled in the key, such as "F♯"; for people who read notes, never drawn on a pad. */
  readonly name: string;
}

/** The whole play area of one seat, low to high. With `at`, it holds from that moment on. */
export interface Surface {
  readonly seat: number;
  readonly pads: readonly PadTone[];
  readonly instrument: string;
  /** Whether its tones last while touched (else they ring by themselves). */
  readonly hold: boolean;
  readonly state: 'play' | 'rest' | 'stopped';
  readonly loudness: 'fixed' | 'place' | 'speed';
  readonly slide: boolean;
  /** The therapist has allowed this tablet to leave. */
  readonly leave: boolean;
  readonly at?: number | null;
}

/** This tablet waits for one tap on the dashboard; `seat` is kept for it. */
export interface AtTheDoor {
  readonly seat: number;
  readonly taken: readonly number[];
  readonly code: string;
}

/** Every second: whether this page can sound, and how late it is (ms, by the browser). Renews its lease. */
export interface SpeakerState {
  readonly state: 'asleep' | 'loading' | 'ready';
  readonly latency?: number | null;
  readonly voices?: number;
  /** Share of the room's instruments loaded. */
  readonly loading?: number;
}

/** Makes this page the one that sounds; the other becomes a standby. */
export type TakeSpeaker = Readonly<Record<string, never>>;

/** Whether this page is the one that sounds. A higher `fence` outranks every earlier word. */
export interface SpeakerRole {
  readonly active: boolean;
  readonly fence: number;
  /** The room's, so that one can tell which room this page sounds. */
  readonly code: string;
}

/** Sound one tone. `seat` 0 is the ground (pulse, drone). Without `at`: at once. */
export interface SoundOn {
  readonly id: number;
  readonly seat: number;
  readonly instrument: string;
  readonly soft: boolean;
  readonly pitch: number;
  readonly velocity: number;
  readonly hold: boolean;
  readonly at?: number | null;
}

/** Let the tone `id` go, fading over `fade` seconds (absent: the instrument's own release). */
export interface SoundOff {
  readonly id: number;
  readonly at?: number | null;
  readonly fade?: number | null;
}

/** End every tone of `seat` (absent: of the whole room, planned ones too) within `fade` seconds. */
export interface Silence {
  readonly fade: number;
  readonly seat?: number | null;
}

/** How one seat stands in the room's sound. */
export interface SeatMix {
  readonly seat: number;
  /** Linear, mute and solo worked in. */
  readonly gain: number;
  /** -1 left to 1 right, as the chairs stand. */
  readonly pan: number;
}

/** The whole balance of the room; every change is a ramp. */
export interface Mix {
  /** Linear gain before the limiter. */
  readonly master: number;
  /** 20 dB down within 80 ms, for as long as it is true. */
  readonly hush: boolean;
  readonly seats: readonly SeatMix[];
  readonly pulse: number;
  readonly drone: number;
  /** What the room uses now: load these and no others. */
  readonly instruments: readonly string[];
}

/** Sound a soft, short figure so that people can hear that all is well. */
export type TestTone = Readonly<Record<string, never>>;

/** Another scale and, if given, another key; lands on the next bar. */
export interface SetScale {
  readonly scale: string;
  readonly root?: number | null;
}

/** Another tempo, at once or gliding over some seconds. */
export interface SetTempo {
  readonly bpm: number;
  readonly over?: number;
}

/** One tap of the tempo; from the third on the tempo follows. */
export interface TapTempo {
  readonly at?: number | null;
}

/** The beat that sounds under the playing. */
export interface SetPulse {
  readonly on?: boolean;
  readonly pattern?: 'heartbeat' | 'woodblock';
  readonly level?: number;
}

/** The low tone that lies under the playing. */
export interface SetDrone {
  readonly on?: boolean;
  readonly voicing?: 'one' | 'one_five';
  readonly level?: number;
}

/** When touches sound: as played, or all equally late so that the network's unrest isn't heard. */
export interface SetTiming {
  readonly mode: 'as_played' | 'steady';
}

/** How loud the room is, 0 to 10. */
export interface SetLevel {
  readonly level: number;
}

/** One step softer or louder. */
export interface StepLevel {
  readonly by: -1 | 1;
}

/** Everything is silent at once; pads still glow. */
export type Stop = Readonly<Record<string, never>>;

/** The room plays again. */
export type Go = Readonly<Record<string, never>>;

/** All sound 20 dB down in 80 ms, or back. */
export interface SetHush {
  readonly on: boolean;
}

/** Ends every sounding tone, whatever holds it. */
export type AllNotesOff = Readonly<Record<string, never>>;

/** Lets the speaker sound a soft figure. */
export type PlayTestTone = Readonly<Record<string, never>>;

/** Takes back the last change. */
export type Undo = Readonly<Record<string, never>>;

/** Changes some settings of some seats; what is absent stays. */
export interface SetSeats {
  readonly seats: readonly number[];
  readonly instrument?: string;
  readonly soft?: boolean;
  readonly pads?: number;
  /** Steps of the ladder below or above the place the seat would have by itself. */
  readonly register?: number;
  readonly level?: number;
  readonly rest?: boolean;
  readonly solo?: boolean;
  readonly loudness?: 'fixed' | 'place' | 'speed';
  readonly slide?: boolean;
}

/** One step softer or louder for some seats. */
export interface StepSeats {
  readonly seats: readonly number[];
  readonly by: -1 | 1;
}

/** The seats in the order in which the chairs stand, clockwise from the top. Every seat exactly once. */
export interface Arrange {
  readonly order: readonly number[];
}

/** Another dozen seats. */
export type MoreSeats = Readonly<Record<string, never>>;

/** Ends the pass of whoever sits there; that tablet may knock again. */
export interface RemoveSeat {
  readonly seat: number;
}

/** The therapist's word to a tablet that asked to leave. */
export interface AllowLeave {
  readonly seat: number;
  readonly allow: boolean;
}

/** Lets in, or turns away for now, the tablet that waits for this seat. */
export interface Admit {
  readonly seat: number;
  readonly let_in: boolean;
}

/** While the door is open the QR code lets tablets straight in. */
export interface SetDoor {
  readonly open: boolean;
}

/** A new code and QR; the old ones stop working, those inside stay. */
export type NewCode = Readonly<Record<string, never>>;

/** How bright the display is, and whether it may show the code. */
export interface SetDisplay {
  readonly light?: 'full' | 'dim' | 'off';
  readonly show_code?: boolean;
}

/** A scale in a key. */
export interface ScaleNow {
  readonly scale: string;
  readonly root: number;
  /** In words: "Major pentatonic on C". */
  readonly name: string;
}

/** Beat `beat` falls at time `at`; the tempo goes from `bpm` there to `target` at time `until`, evenly in time. */
export interface Tempo {
  readonly beat: number;
  readonly at: number;
  readonly bpm: number;
  readonly target: number;
  readonly until: number;
  readonly bar: number;
}

/** One seat as the dashboard shows it. */
export interface SeatState {
  readonly seat: number;
  readonly link: 'free' | 'waiting' | 'here' | 'away';
  /** Where its chair stands: 0 at the top, clockwise. */
  readonly place: number;
  readonly instrument: string;
  readonly soft: boolean;
  readonly pads: number;
  readonly register: number;
  readonly level: number;
  readonly rest: boolean;
  readonly solo: boolean;
  readonly loudness: 'fixed' | 'place' | 'speed';
  readonly slide: boolean;
  /** Half the round trip plus its jitter, ms; absent until it is known. */
  readonly delay: number | null;
  readonly wants_to_leave: boolean;
  readonly low: string;
  readonly high: string;
}

/** The beat under the playing. */
export interface PulseState {
  readonly on: boolean;
  readonly pattern: 'heartbeat' | 'woodblock';
  readonly level: number;
}

/** The low tone under the playing. */
export interface DroneState {
  readonly on: boolean;
  readonly voicing: 'one' | 'one_five';
  readonly level: number;
}

/** What the dashboard says about the speaker. */
export interface SpeakerView {
  readonly state: 'none' | 'asleep' | 'loading' | 'ready';
  readonly standby: number;
  readonly latency: number | null;
  readonly loading: number;
  /** When this state began. */
  readonly since: number;
}

/** What Undo would take back, in words, and when it was done. */
export interface UndoView {
  readonly what: string;
  readonly at: number;
}

/** Everything the dashboard shows, whenever anything of it has changed. */
export interface RoomState {
  readonly code: string;
  /** What the QR code says. */
  readonly link: string;
  readonly door_open: boolean;
  readonly running: boolean;
  readonly stopped_at: number | null;
  readonly seats: readonly SeatState[];
  readonly scale: ScaleNow;
  readonly coming: ScaleNow | null;
  readonly coming_at: number | null;
  readonly tempo: Tempo;
  readonly pulse: PulseState;
  readonly drone: DroneState;
  readonly timing: 'as_played' | 'steady';
  /** How late Steady sounds everything, ms. */
  readonly delay: number;
  readonly level: number;
  readonly hush: boolean;
  readonly speaker: SpeakerView;
  readonly displays: number;
  readonly light: 'full' | 'dim' | 'off';
  readonly show_code: boolean;
  readonly undo: UndoView | null;
  /** Sentences for the therapist, the newest first. */
  readonly notices: readonly string[];
}

/** One scale as it is offered. */
export interface ScaleView {
  readonly id: string;
  readonly name: string;
  readonly aka: readonly string[];
  readonly tier: 'open' | 'colour' | 'shadow' | 'gong';
  readonly mood: string | null;
  readonly region: string;
  readonly character: string;
  readonly note: string;
  /** Cents above the root. */
  readonly degrees: readonly number[];
  readonly period: number;
  readonly root: number;
}

/** One instrument as it is offered. */
export interface InstrumentView {
  readonly id: string;
  readonly name: string;
  readonly hold: boolean;
}

/** All scales and instruments there are; sent once to a dashboard. */
export interface Offer {
  readonly scales: readonly ScaleView[];
  readonly instruments: readonly InstrumentView[];
}

/** One seat as the display shows it. */
export interface SeatLight {
  readonly seat: number;
  readonly place: number;
  readonly link: 'free' | 'waiting' | 'here' | 'away';
  readonly rest: boolean;
}

/** Everything the display shows but the touches, whenever anything of it has changed. */
export interface Stage {
  readonly seats: readonly SeatLight[];
  readonly running: boolean;
  readonly tempo: Tempo;
  readonly pulse: boolean;
  readonly light: 'full' | 'dim' | 'off';
  /** Absent while the door is closed or the code is hidden. */
  readonly code: string | null;
}

/** A touch to show: seat, pad, note id, whether it lasts, whether it is heard. */
export type LightOn = readonly [seat: number, pad: number, id: number, hold: boolean, heard: boolean];

/** The touches since the last frame, at most 25 frames a second, for those who watch. `off` holds note ids. */
export interface Lights {
  readonly on: readonly LightOn[];
  readonly off: readonly number[];
}

/** What a page may send: event name -> data. */
export interface Commands {
  readonly hello: Hello;
  readonly clock: Clock;
  readonly link: Link;
  readonly note_on: NoteOn;
  readonly note_off: NoteOff;
  readonly held: Held;
  readonly all_off: AllOff;
  readonly ask_to_leave: AskToLeave;
  readonly speaker_state: SpeakerState;
  readonly take_speaker: TakeSpeaker;
  readonly set_scale: SetScale;
  readonly set_tempo: SetTempo;
  readonly tap_tempo: TapTempo;
  readonly set_pulse: SetPulse;
  readonly set_drone: SetDrone;
  readonly set_timing: SetTiming;
  readonly set_level: SetLevel;
  readonly step_level: StepLevel;
  readonly stop: Stop;
  readonly go: Go;
  readonly set_hush: SetHush;
  readonly all_notes_off: AllNotesOff;
  readonly play_test_tone: PlayTestTone;
  readonly undo: Undo;
  readonly set_seats: SetSeats;
  readonly step_seats: StepSeats;
  readonly arrange: Arrange;
  readonly more_seats: MoreSeats;
  readonly remove_seat: RemoveSeat;
  readonly allow_leave: AllowLeave;
  readonly admit: Admit;
  readonly set_door: SetDoor;
  readonly new_code: NewCode;
  readonly set_display: SetDisplay;
}

/** What a page may be told: event name -> data. */
export interface Facts {
  readonly welcome: Welcome;
  readonly clock_reply: ClockReply;
  readonly refused: Refused;
  readonly bye: Bye;
  readonly surface: Surface;
  readonly at_the_door: AtTheDoor;
  readonly speaker_role: SpeakerRole;
  readonly sound_on: SoundOn;
  readonly sound_off: SoundOff;
  readonly silence: Silence;
  readonly mix: Mix;
  readonly test_tone: TestTone;
  readonly room_state: RoomState;
  readonly offer: Offer;
  readonly stage: Stage;
  readonly lights: Lights;
}
