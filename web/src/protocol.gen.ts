// Generated from server/protocol/ by `python -m server.protocol_ts`. Never edited by hand.

export const VERSION = 4;

export const SEATS_MOST = 48;

export const PADS_MOST = 12;

export const SYMBOLS = ['Sun', 'Moon', 'Fish', 'Bell', 'Drop', 'Star', 'Bird', 'Hill', 'Flower', 'Leaf', 'Shell', 'Boat'] as const;

export type Role = 'member' | 'helper' | 'display' | 'speaker' | 'conductor';

export const PULSE = 0;

export const DRONE = -1;

export const BED = -2;

export const CHORDS = -3;

export const LEADER = -4;

export const CUES = -5;

export type GroundName = 'pulse' | 'drone' | 'bed' | 'chords';

export type DroneVoicing = 'one' | 'one_five';

export type Density = 'thin' | 'middle' | 'full';

export type TimingMode = 'as_played' | 'steady' | 'gentle' | 'together' | 'loop';

export type HeldNotes = 'ring' | 'release' | 'glide';

export type GroupName = 'A' | 'B' | 'C';

export type TechniqueName = 'ground' | 'hold' | 'echo' | 'call_answer' | 'turns' | 'pass_on' | 'stop_go' | 'build' | 'iso' | 'lead';

export type Phase = 'play' | 'call' | 'answer' | 'stop' | 'go' | 'build' | 'fade' | 'echo' | 'ramp' | 'lead' | 'hold';

export type ConductingAct = 'loud' | 'soft' | 'stop' | 'go';

export type TouchLoudness = 'fixed' | 'place' | 'speed';

export type DisplayLight = 'full' | 'dim' | 'off';

export type SpeakerReadiness = 'asleep' | 'loading' | 'ready';

export type PadTheme = 'device' | 'dusk' | 'linen' | 'contrast';

export type Motion = 'device' | 'full' | 'still';

export type Scanning = 'off' | 'auto' | 'step' | 'held';

export type ActOn = 'touch' | 'lift';

export type Arrangement = 'auto' | 'row' | 'rows';

export type Side = 'all' | 'left' | 'right';

export type Turned = 'upright' | 'left' | 'right' | 'upside_down';

/** A sentence as its name in the catalogs of languages, and what is put into its places. */
export interface Phrase {
  readonly key: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

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
  /** What stands in the places of this sentence in other languages, `refused.CODE` in the catalogs. */
  readonly values?: Readonly<Record<string, string | number>>;
}

/** The server is about to close this connection; the page should not come back by itself unless `again`. */
export interface Bye {
  readonly reason: 'replaced' | 'removed' | 'closed' | 'declined' | 'slow' | 'restarting';
  readonly text: string;
  readonly again?: boolean;
}

/** How one seat is touched and seen. Seconds and millimetres. Names follow the tablets' own settings. */
export interface AccessProfile {
  /** A touch sounds once it has lasted this long; a ring shows the waiting. */
  readonly hold_duration?: number;
  /** Touches this soon after the last one ended are none. */
  readonly ignore_repeat?: number;
  /** `lift`: a touch sounds when it ends; with `slide`, on the pad where it ends. */
  readonly act_on?: 'touch' | 'lift';
  /** Touches a second that are taken; 0: all. */
  readonly most_per_second?: number;
  /** Contacts close together, or broad ones, are one touch: a palm may rest on the glass. */
  readonly palm?: boolean;
  /** Along the edges, touches there are none. */
  readonly dead_margin?: number;
  /** Sliding onto another pad plays it. */
  readonly slide?: boolean;
  /** A touch sounds until the next touch of the same pad. */
  readonly latch?: boolean;
  readonly loudness?: 'fixed' | 'place' | 'speed';
  /** Looking at a pad (a pointer that rests on it) for so long plays it; None: pointers only press. */
  readonly dwell?: number | null;
  /** Part of the surface is no pad: eyes and pointers may rest there. */
  readonly rest_zone?: boolean;
  /** A pad plays again only after the pointer has left it. */
  readonly look_away_first?: boolean;
  readonly scanning?: 'off' | 'auto' | 'step' | 'held';
  readonly scan_every?: number;
  /** Longer for the first pad of every round, besides `scan_every`. */
  readonly first_item_pause?: number;
  /** Rounds until the frame waits for a press; 0: it never waits. */
  readonly loops?: number;
  /** Any key, switch or gamepad button plays `own_pad`. */
  readonly any_key?: boolean;
  readonly own_pad?: number;
  readonly pads?: number;
  /** No pad is narrower; where the glass is too small for all, the lowest ones that fit are shown. */
  readonly pad_size?: number;
  readonly arrangement?: 'auto' | 'row' | 'rows';
  /** Which half of the tablet has the pads, for hands that reach only one. */
  readonly side?: 'all' | 'left' | 'right';
  /** How the tablet lies before whoever plays it. */
  readonly turned?: 'upright' | 'left' | 'right' | 'upside_down';
  readonly theme?: 'device' | 'dusk' | 'linen' | 'contrast';
  readonly motion?: 'device' | 'full' | 'still';
  readonly haptics?: boolean;
  /** The tablet sounds its own pads, too, at this level; 0: not at all. */
  readonly own_sound?: number;
  /** Tilting the tablet plays, where it can tell. */
  readonly tilt?: boolean;
  readonly shake?: boolean;
  /** A MIDI keyboard or pad plugged into the tablet plays, where the browser lets it. */
  readonly midi?: boolean;
}

/** A profile as a file or a QR code. It holds no name. */
export interface AccessCard {
  readonly format: 'roundelay access 1';
  readonly profile: AccessProfile;
}

/** Where to begin, in a therapist's words: `access.preset.ID.name` and `access.preset.ID.words` in the catalogs. */
export interface AccessPreset {
  readonly id: string;
  readonly profile: AccessProfile;
}

/** Changes some of how some seats are touched and seen; what is absent stays. */
export interface ChangeAccess {
  readonly seats: readonly number[];
  readonly changes: Partial<AccessProfile>;
}

/** A whole profile, from a card or a preset, for some seats. */
export interface UseAccess {
  readonly seats: readonly number[];
  readonly profile: AccessProfile;
}

/** The same as ChangeAccess, on the tablet itself, behind the three-second hold. */
export interface ChangeOwnAccess {
  readonly changes: Partial<AccessProfile>;
}

/** Half the light, no motion, softer sound, for some seats; none named: everywhere. */
export interface SetCalm {
  readonly on: boolean;
  readonly seats?: readonly number[];
}

/** Lets a tablet ask for twenty touches, as a little piece of music; or calls that off. */
export interface Calibrate {
  readonly seat: number;
  readonly on: boolean;
}

/** This tablet asks for `touches` touches now, or not any more. */
export interface Calibration {
  readonly on: boolean;
  readonly touches?: number;
}

/** One touch of the twenty, as the glass told it. Millimetres and seconds; what is not known is None. */
export interface CalibrationTouch {
  /** Which one was asked for. */
  readonly pad: number;
  readonly hit: number;
  /** Where it began, from the middle of the pad that was asked for. */
  readonly x: number;
  readonly y: number;
  /** From the moment it was asked for until this touch began. */
  readonly wait: number;
  readonly lasted: number;
  /** Since the last touch anywhere ended. */
  readonly since: number | null;
  /** How many were on the glass at once meanwhile. */
  readonly contacts: number;
  /** Of the contact, where the glass tells it. */
  readonly size?: number | null;
  /** Where it ended, if it slid onto another pad than `hit`. */
  readonly lifted?: number | null;
  /** How far from the nearest edge of the glass it began. */
  readonly edge?: number | null;
}

/** The touches are made (all of them, asked for and not, as the glass told them), on pads of this size. */
export interface Calibrated {
  readonly pad_width: number;
  readonly touches: readonly CalibrationTouch[];
  readonly pad_height?: number | null;
}

/** One field that would help, and why. */
export interface ProposedChange {
  readonly field: string;
  readonly value: boolean | number | string | null;
  readonly reason: Phrase;
}

/** What twenty touches suggest for a seat; nothing changes until it is taken. */
export interface AccessProposal {
  readonly seat: number;
  /** How many answered what was asked for. */
  readonly touches: number;
  /** The whole in a sentence; also why there are no `changes`. */
  readonly says: Phrase;
  readonly changes: readonly ProposedChange[];
  /** It was taken or put away: there is nothing to answer any more. */
  readonly over?: boolean;
}

/** Uses what was proposed for a seat (a member: its own), or puts it away. */
export interface TakeProposal {
  readonly seat: number;
  readonly take: boolean;
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
  /** How it is touched and seen. */
  readonly access: AccessProfile;
  /** Half the light, no motion. */
  readonly calm: boolean;
  /** The therapist has allowed this tablet to leave. */
  readonly leave: boolean;
  readonly at?: number | null;
}

/** One of the four cards, on a tablet that was handed them. */
export interface Conduct {
  readonly act: 'loud' | 'soft' | 'stop' | 'go';
}

/** Whether a running technique lets this tablet sound. Told ahead, so that light and sound change on the beat.

A tablet to which no technique applies is told `mine` with everything else empty. */
export interface Turn {
  /** Whether touches are heard from `at` on. */
  readonly mine: boolean;
  /** Absent: now. */
  readonly at?: number | null;
  /** When that ends again, as far as it is known. */
  readonly until?: number | null;
  /** Whose turn it is meanwhile, when it isn't this seat's. */
  readonly plays?: readonly number[];
  /** The beats left before it becomes this seat's turn, two at most, as server times: a dot each. */
  readonly soon?: readonly number[];
}

/** The room starts: a beat to count at each of these server times, then all play at `go`. Empty: called off. */
export interface CountIn {
  readonly beats: readonly number[];
  readonly go: number | null;
}

/** This tablet holds the four cards (loud, soft, stop, go), or has handed them back. */
export interface ConductingCards {
  readonly held: boolean;
  /** When they go back by themselves; absent: when the therapist takes them. */
  readonly until?: number | null;
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
  /** LUFS at the loudspeaker since the last word, noise left out; None: nothing sounded, or it can't be told. */
  readonly loudness?: number | null;
  readonly device?: string | null;
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

/** Sound one tone. `seat` up to 0 is a strip that is nobody's seat (PULSE, DRONE ...). Without `at`: at once. */
export interface SoundOn {
  readonly id: number;
  readonly seat: number;
  readonly instrument: string;
  readonly soft: boolean;
  readonly pitch: number;
  readonly velocity: number;
  readonly hold: boolean;
  readonly at?: number | null;
  /** Seconds in which it swells; 0: as the instrument begins by itself. */
  readonly rise?: number;
}

/** Let the tone `id` go, fading over `fade` seconds (absent: the instrument's own release). */
export interface SoundOff {
  readonly id: number;
  readonly at?: number | null;
  readonly fade?: number | null;
}

/** Let the sounding tone `id` slide to another pitch. */
export interface SoundBend {
  readonly id: number;
  readonly pitch: number;
  readonly over: number;
  readonly at?: number | null;
}

/** End every tone of `seat` (absent: of the whole room, planned ones too) within `fade` seconds. */
export interface Silence {
  readonly fade: number;
  readonly seat?: number | null;
}

/** How one seat, or one of the strips that are nobody's, stands in the room's sound. */
export interface SeatMix {
  readonly seat: number;
  /** Linear, mute and solo worked in. */
  readonly gain: number;
  /** -1 left to 1 right, as the chairs stand. */
  readonly pan: number;
  /** Softer beginnings and no sharpness, for this one. */
  readonly calm?: boolean;
}

/** The whole balance of the room; every change is a ramp. */
export interface Mix {
  /** Linear gain before the limiter. */
  readonly master: number;
  /** 20 dB down within 80 ms, for as long as it is true. */
  readonly hush: boolean;
  /** Softer beginnings and no sharpness, everywhere. */
  readonly calm: boolean;
  /** Every seat, and every strip that is nobody's. */
  readonly seats: readonly SeatMix[];
  /** What the room uses now: load these and no others. */
  readonly instruments: readonly string[];
  /** Seconds in which `master` and `brightness` get there; 0: as quickly as is soft. */
  readonly over?: number;
  /** 1 is open; towards 0 the high partials go. */
  readonly brightness?: number;
  /** Linear gain after everything: what the locked ceiling takes away, and a cut. */
  readonly trim?: number;
  /** Whether tones may begin suddenly. */
  readonly accents?: boolean;
}

/** Sound a soft, short figure so that people can hear that all is well. */
export type TestTone = Readonly<Record<string, never>>;

/** The beat that sounds under the playing. */
export interface SetPulse {
  readonly on?: boolean;
  readonly pattern?: string;
  readonly level?: number;
}

/** The low tone that lies under the playing. */
export interface SetDrone {
  readonly on?: boolean;
  readonly voicing?: 'one' | 'one_five';
  readonly level?: number;
}

/** A figure of some bars that comes round again under the playing (an ostinato). */
export interface SetBed {
  readonly on?: boolean;
  readonly style?: string;
  readonly density?: 'thin' | 'middle' | 'full';
  readonly level?: number;
}

/** Soft chords from the scale under the playing. */
export interface SetChords {
  readonly on?: boolean;
  readonly level?: number;
}

/** While it is on, all grounds wait in silence. It ends by itself when the page that holds it goes. */
export interface SetSpace {
  readonly on: boolean;
}

/** The beat under the playing. */
export interface PulseState {
  readonly on: boolean;
  readonly pattern: string;
  readonly level: number;
}

/** The low tone under the playing. */
export interface DroneState {
  readonly on: boolean;
  readonly voicing: 'one' | 'one_five';
  readonly level: number;
}

/** The figure that comes round under the playing. */
export interface BedState {
  readonly on: boolean;
  readonly style: string;
  readonly density: 'thin' | 'middle' | 'full';
  readonly level: number;
}

/** The chords under the playing. */
export interface ChordsState {
  readonly on: boolean;
  readonly level: number;
}

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

/** When touches sound, for every seat without a timing of its own. */
export interface SetTiming {
  readonly mode?: 'as_played' | 'steady' | 'gentle' | 'together' | 'loop';
  /** Where the off-beat lies between two beats: 0.5 straight, 0.667 in thirds. */
  readonly swing?: number;
  /** Steps of the grid in a beat. */
  readonly grid?: 1 | 2 | 4;
  /** What becomes of held tones that don't belong to a new scale. */
  readonly held?: 'ring' | 'release' | 'glide';
}

/** Lets the speaker sound a few tones of a scale, softly, before anything is changed. */
export interface PreviewScale {
  readonly scale: string;
  readonly root?: number | null;
}

/** Takes over the tempo in which a seat (0: the group) plays now, by a glide of some seconds. */
export interface TakePulse {
  readonly seat: number;
  readonly over?: number;
}

/** How loud the room is, 0 to 10; at once, or growing or fading over some bars. */
export interface SetLevel {
  readonly level: number;
  readonly bars?: number;
}

/** One step softer or louder. */
export interface StepLevel {
  readonly by: -1 | 1;
}

/** One strong beat, on the next beat there is. */
export type Accent = Readonly<Record<string, never>>;

/** A low roll under the playing while it is held. It ends by itself when the page that holds it goes. */
export interface SetRumble {
  readonly on: boolean;
}

/** Nobody sounds any more, what still rings fades within a second; a second Stop is silence now. Pads still glow. */
export type Stop = Readonly<Record<string, never>>;

/** The room plays again: counted in, three beats seen and heard, or, pressed again meanwhile, at once. */
export interface Go {
  readonly count_in?: boolean;
}

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
  /** Steps of the ladder below or above the place the seat would have by itself. */
  readonly register?: number;
  readonly level?: number;
  readonly rest?: boolean;
  readonly solo?: boolean;
  /** None: as the room. */
  readonly timing?: 'as_played' | 'steady' | 'gentle' | 'together' | 'loop' | null;
}

/** Keeps some seats as a group; none to clear it. */
export interface SetGroup {
  readonly group: 'A' | 'B' | 'C';
  readonly seats: readonly number[];
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

/** Where an iso ramp leads and how long it takes. What is None stays as it is. */
export interface IsoRamp {
  readonly minutes?: number;
  readonly bpm?: number | null;
  readonly level?: number | null;
  readonly register?: number | null;
  /** Touches a second that are heard of one seat. */
  readonly density?: number | null;
  readonly brightness?: number | null;
  /** Begin here, such as at the pulse that was read from the group. */
  readonly start_bpm?: number | null;
  readonly paused?: boolean;
}

/** A technique as it was chosen. Each uses the fields that concern it. */
export interface TechniqueState {
  readonly technique: 'ground' | 'hold' | 'echo' | 'call_answer' | 'turns' | 'pass_on' | 'stop_go' | 'build' | 'iso' | 'lead';
  /** For whom; empty is everyone. */
  readonly seats?: readonly number[];
  /** Length of a turn, a call, a pass, a stop, or the time between two entries. */
  readonly beats?: number;
  /** Turns: hand over after two quiet seconds instead of after `beats`. */
  readonly until_quiet?: boolean;
  /** Call & Answer: who calls; 0 is the therapist. */
  readonly leader?: number;
  /** Call & Answer: the seats answer each in turn instead of together. */
  readonly one_by_one?: boolean;
  /** Stop & Go: each change waits for a tap. */
  readonly by_hand?: boolean;
  /** Build & Fade: seats leave one by one instead of entering. */
  readonly fading?: boolean;
  /** Echo: how much is given back (0: four seconds). Lead: how long the cards are lent (0: until taken back). */
  readonly seconds?: number;
  /** Hold: touches a second that are heard of one seat. */
  readonly density?: number;
  readonly iso?: IsoRamp | null;
  /** Grounds this technique has switched on and will switch off again. */
  readonly lit?: readonly ('pulse' | 'drone' | 'bed' | 'chords')[];
}

/** Begins a technique, or changes it if it runs already. Whatever can't go on beside it ends. */
export interface StartTechnique {
  readonly technique: TechniqueState;
}

/** Ends a technique. */
export interface EndTechnique {
  readonly technique: 'ground' | 'hold' | 'echo' | 'call_answer' | 'turns' | 'pass_on' | 'stop_go' | 'build' | 'iso' | 'lead';
}

/** Ends every technique for some seats; none named: for everyone. */
export interface PlayFree {
  readonly seats?: readonly number[];
}

/** Hands over now: the next turn, group, stop or go of a running technique, on the next beat. */
export interface NextPart {
  readonly technique: 'ground' | 'hold' | 'echo' | 'call_answer' | 'turns' | 'pass_on' | 'stop_go' | 'build' | 'iso' | 'lead';
}

/** The therapist's own playing: its timbre, which also gives echoes back, and its level. */
export interface SetLeader {
  readonly instrument?: string;
  readonly soft?: boolean;
  readonly level?: number;
}

/** The therapist plays a tone, on the dashboard's pads or a MIDI keyboard: the nearest tone of the scale sounds. */
export interface LeaderOn {
  readonly note: number;
  readonly key: number;
  readonly velocity: number;
}

/** That tone ends. */
export interface LeaderOff {
  readonly note: number;
}

/** One step of a plan. What is absent stays as it is when the scene comes. */
export interface Scene {
  readonly name: string;
  /** How long it is meant to last; nothing happens by itself when they are over. */
  readonly minutes?: number | null;
  /** For the therapist's own eyes. */
  readonly words?: string;
  readonly scale?: string | null;
  readonly root?: number | null;
  readonly bpm?: number | null;
  readonly timing?: 'as_played' | 'steady' | 'gentle' | 'together' | 'loop' | null;
  readonly level?: number | null;
  /** For every seat. */
  readonly instrument?: string | null;
  readonly pulse?: PulseState | null;
  readonly drone?: DroneState | null;
  readonly bed?: BedState | null;
  readonly chords?: ChordsState | null;
  readonly techniques?: readonly TechniqueState[] | null;
}

/** Scenes in order. As a file: this struct as indented JSON, nothing else. */
export interface Plan {
  readonly format: 'roundelay plan 1';
  readonly name: string;
  readonly scenes: readonly Scene[];
  /** For which kind of group a template was made. */
  readonly setting?: string | null;
}

/** Another plan, or an edited one; None puts it away. Where we are in it stays, by the scene's place. */
export interface SetPlan {
  readonly plan: Plan | null;
  /** Which scene of it we are in; None: not begun. */
  readonly scene?: number | null;
}

/** On to the next scene of the plan. */
export type NextScene = Readonly<Record<string, never>>;

/** To this scene of the plan, counted from 0. */
export interface GoToScene {
  readonly scene: number;
}

/** Gives the scene that runs so many minutes more. */
export interface StayInScene {
  readonly minutes?: number;
}

/** Makes a scene of what is on now and puts it after the one that runs. */
export interface SceneFromNow {
  readonly name: string;
}

/** Everyone has been asked: from now on what the room plays is kept, but for the seats left out. */
export interface StartRecording {
  readonly title?: string | null;
  /** A name for the group that says nothing of who is in it. */
  readonly series?: string | null;
  readonly keep_days?: number;
}

/** Nothing is kept until it goes on. */
export interface PauseRecording {
  readonly paused: boolean;
}

/** The recording ends; starting again makes another session. */
export type StopRecording = Readonly<Record<string, never>>;

/** Whether these seats are kept. Of a seat left out nothing is, from this moment on. Before a recording, too. */
export interface KeepSeats {
  readonly seats: readonly number[];
  readonly kept: boolean;
}

/** Tablets of these seats ask in pictures whether they may be kept; empty: none asks any more. */
export interface AskAssent {
  readonly seats: readonly number[];
}

/** The answer of whoever sits there. No is as good as yes: the seat is left out at once. */
export interface GiveAssent {
  readonly yes: boolean;
}

/** Keeps this moment, or the one `at` on the server's clock. */
export interface Mark {
  readonly icon: 'star' | 'heart' | 'flag';
  readonly word?: string;
  readonly at?: number | null;
}

/** A kept moment. */
export interface MarkView {
  /** Its number within the session, from 1. */
  readonly id: number;
  /** Seconds since the recording began. */
  readonly at: number;
  readonly icon: 'star' | 'heart' | 'flag';
  readonly word: string;
}

/** What the member in a seat answered. */
export interface Assent {
  readonly seat: number;
  readonly answer: 'asked' | 'yes' | 'no';
}

/** For dashboards: what is being kept. Told on arrival and whenever anything of it changes. */
export interface Recording {
  readonly state: 'off' | 'on' | 'paused';
  /** Its id, once it has begun. */
  readonly session: string | null;
  readonly title: string;
  /** Server time at which the recording began. */
  readonly since: number | null;
  /** Seconds on the tape so far, as of `at`; pauses count, so that moments are those of the clock. */
  readonly kept: number;
  readonly at: number;
  readonly left_out: readonly number[];
  readonly assents: readonly Assent[];
  readonly marks: readonly MarkView[];
  /** The record can't be written just now, or hardly has room: what is so, for the catalogs. Play goes on. */
  readonly trouble?: Phrase | null;
  /** The same in English. */
  readonly trouble_text?: string;
}

/** For every other page: what its banner says. A member's page is told of its own seat. */
export interface RecordingSign {
  readonly state: 'off' | 'on' | 'paused';
  /** This page's seat is not kept. */
  readonly left_out?: boolean;
  /** For pages of the whole room. */
  readonly some_left_out?: boolean;
  /** This tablet should ask now whether its seat may be kept. */
  readonly asked?: boolean;
}

/** Plays what was kept, in the room, as it sounded and looked. The room's own playing stops first. */
export interface StartReplay {
  readonly session: string;
  readonly since?: number;
  /** None: to the end. */
  readonly until?: number | null;
  readonly speed?: number;
  /** Instead of `since`: the last so many seconds of a recording that still runs. */
  readonly last?: number | null;
}

/** Pause, go on, another place, another speed, or other seats off; what is absent stays. */
export interface SteerReplay {
  readonly paused?: boolean;
  readonly at?: number;
  readonly speed?: number;
  /** Seats, and nothing else, that stay silent and dark. */
  readonly without?: readonly number[];
}

/** Back to the room as it was; it stays stopped until GO. */
export type EndReplay = Readonly<Record<string, never>>;

/** For dashboards: what is being played back, or (`session` None) that nothing is. */
export interface Replay {
  readonly session: string | null;
  readonly title?: string;
  readonly state?: 'loading' | 'playing' | 'paused';
  /** Seconds since the recording began, at server time `at`. */
  readonly place?: number;
  readonly at?: number;
  readonly speed?: number;
  readonly since?: number;
  readonly until?: number;
  /** Those that are heard in it. */
  readonly seats?: readonly number[];
  readonly without?: readonly number[];
}

/** A seat of a kept session. */
export interface SessionSeat {
  readonly seat: number;
  /** Who it was, without a name: the same key in a series is the same person. By itself the seat's number and name. */
  readonly key: string;
  /** False: left out for all of it. */
  readonly kept: boolean;
  readonly assent?: '' | 'yes' | 'no';
}

/** A session as the library lists it. */
export interface SessionLine {
  readonly id: string;
  readonly title: string;
  readonly series: string | null;
  /** ISO 8601, UTC. */
  readonly began: string;
  /** Seconds. */
  readonly length: number;
  /** `cut`: the server ended in the middle; kept to `length`. */
  readonly state: 'running' | 'ended' | 'cut';
  readonly seats: number;
  readonly plan: string | null;
  readonly words: string;
  readonly keep_days: number;
  /** When it is erased by itself, ISO 8601 UTC; None while it runs. */
  readonly goes: string | null;
  readonly imported?: boolean;
}

/** Something agreed beforehand, in the therapist's words; rated by nobody but the therapist. */
export interface Goal {
  readonly id: string;
  readonly text: string;
  readonly area?: '' | 'voice' | 'feelings' | 'regulation' | 'expression' | 'identity' | 'attention' | 'movement' | 'relationships';
  /** Whose it is; None: the group's. */
  readonly seat_key?: string | null;
  readonly weight?: number;
  /** What -2, -1, 0, 1 and 2 would look like, if the therapist wrote it down. */
  readonly levels?: readonly string[];
  /** It belongs to the whole series, and is rated anew in each session. */
  readonly series?: boolean;
  /** In this session. */
  readonly rating?: number | null;
}

/** What the therapist observed before and after, 0 to 10, on whatever scale they use. */
export interface Mood {
  readonly seat_key: string | null;
  readonly before?: number | null;
  readonly after?: number | null;
}

/** A session with everything that isn't its tape. */
export interface SessionView {
  readonly line: SessionLine;
  readonly seats: readonly SessionSeat[];
  readonly marks: readonly MarkView[];
  readonly goals: readonly Goal[];
  readonly moods: readonly Mood[];
  /** The T score of the ratings by goal attainment scaling; None with fewer than one. */
  readonly attainment: number | null;
}

/** What of a session its therapist changes; what is absent stays. */
export interface SessionEdit {
  readonly title?: string;
  readonly words?: string;
  readonly series?: string | null;
  readonly keep_days?: number;
  readonly seats?: readonly SessionSeat[];
  readonly goals?: readonly Goal[];
  readonly moods?: readonly Mood[];
}

/** How much each seat played, for the picture one replays by. */
export interface Densities {
  /** Seconds a column stands for. */
  readonly step: number;
  /** Touches by column; the seat's number is the name. */
  readonly seats: Readonly<Record<string, readonly number[]>>;
}

/** What to make of a session. */
export interface ExportOrder {
  readonly format: 'midi' | 'musicxml' | 'score' | 'csv' | 'json' | 'wav' | 'flac' | 'mp3' | 'pdf' | 'research' | 'everything';
  readonly since?: number;
  readonly until?: number | null;
  /** None named: all that are kept. */
  readonly seats?: readonly number[];
  /** Notation: a file for each part beside the score. */
  readonly parts?: boolean;
  /** MIDI: times of the hands instead of what was heard. */
  readonly touched?: boolean;
  readonly language?: string;
  /** PDF: whose facts stand on it; None: the group's. */
  readonly seat?: number | null;
}

/** Work in the worker process, as its page shows it. */
export interface JobView {
  readonly id: string;
  readonly state: 'waiting' | 'running' | 'done' | 'refused';
  /** 0 to 1. */
  readonly share: number;
  readonly doing?: Phrase | null;
  /** What it will be called when it is taken away. */
  readonly file?: string | null;
  readonly size?: number | null;
  readonly refused?: Phrase | null;
  /** The refusal in English. */
  readonly text?: string;
  /** Those it brought in, or erased. */
  readonly sessions?: readonly string[];
}

/** Everything of one seat key: in all sessions of a series, or in one session. */
export interface SeatKeyOrder {
  readonly key: string;
  readonly series?: string | null;
  readonly session?: string | null;
  readonly language?: string;
}

/** One person of a series is to have another key. */
export interface SeatKeyChange {
  readonly series: string;
  readonly key: string;
  readonly to: string;
}

/** A series as the library names it. */
export interface SeriesLine {
  readonly label: string;
  /** Their ids, the oldest first. */
  readonly sessions: readonly string[];
  /** The seat keys that occur in it. */
  readonly keys: readonly string[];
}

/** What to compare with: this seat's own past, or what chance gives. Never another person. */
export interface Baseline {
  readonly kind: 'past' | 'chance';
  readonly low: number;
  /** Past: smallest and largest of the last five sessions. Chance: the middle 95 % of the surrogates. */
  readonly high: number;
  /** So many sessions, or surrogates. */
  readonly n: number;
}

/** One fact. */
export interface Measure {
  /** `report.measure.ID.name` and `.definition` say what it is and how it is counted. */
  readonly id: string;
  /** None: the group. */
  readonly seat: number | null;
  /** The other seat of a pair. Each pair is told from both sides. */
  readonly other: number | null;
  /** None: not shown, for the reason in `thin`. */
  readonly value: number | null;
  /** For ranges, where they end; `value` is where they begin. */
  readonly high: number | null;
  readonly unit: 'share' | 'seconds' | 'a_minute' | 'of' | 'semitones' | 'number' | 'level' | 'milliseconds' | 'beats' | 'pads';
  readonly n: number;
  /** What `n` counts. */
  readonly counted: 'touches' | 'times' | 'rests' | 'turns' | 'seconds' | 'phrases' | 'seats' | 'minutes';
  readonly baseline: Baseline | null;
  /** Grey, and why: too few, clocks too uncertain, quantised ... */
  readonly thin?: Phrase | null;
  /** What was left out of it (helped, quantised, echoed touches), and its caveat. */
  readonly notes?: readonly Phrase[];
}

/** A value over the session, as the Music Therapy Toolbox draws them. */
export interface Curve {
  readonly id: 'density' | 'duration' | 'pitch' | 'pitch_spread' | 'velocity' | 'pulse_clarity' | 'dissonance' | 'silence';
  readonly seat: number | null;
  readonly window: number;
  /** Seconds. The first value stands for the window that begins at 0. */
  readonly step: number;
  /** None: too little in that window. */
  readonly values: readonly (number | null)[];
  /** False for velocities of a tablet that can't tell them. */
  readonly measured?: boolean;
}

/** A touch on the timeline: when the finger came down, how long, where on its seat's pads, and what it was. */
export type NoteBar = readonly [at: number, length: number, pad: number, pitch: number, velocity: number, mark: '' | 'helped' | 'quantised' | 'unheard'];

/** A seat on the timeline. */
export interface SeatRow {
  readonly seat: number;
  readonly key: string;
  readonly pads: number;
  readonly notes: readonly NoteBar[];
  readonly left_out: readonly (readonly [number, number])[];
  readonly helped: readonly (readonly [number, number])[];
  /** When its touches were heard. */
  readonly open: readonly (readonly [number, number])[];
}

/** A scene, or a technique, from when to when. */
export interface Stretch {
  readonly since: number;
  readonly until: number;
  /** A scene's own name; a technique's is in the catalogs. */
  readonly name: string;
  readonly technique?: 'ground' | 'hold' | 'echo' | 'call_answer' | 'turns' | 'pass_on' | 'stop_go' | 'build' | 'iso' | 'lead' | null;
  readonly phase?: 'play' | 'call' | 'answer' | 'stop' | 'go' | 'build' | 'fade' | 'echo' | 'ramp' | 'lead' | 'hold' | null;
  readonly seats?: readonly number[];
}

/** Everything on one line of time; seconds since the recording began. */
export interface Timeline {
  readonly length: number;
  readonly rows: readonly SeatRow[];
  /** The therapist's own tones, and echoes. */
  readonly therapist: readonly NoteBar[];
  readonly scenes: readonly Stretch[];
  readonly techniques: readonly Stretch[];
  readonly scales: readonly Stretch[];
  readonly stops: readonly (readonly [number, number])[];
  /** Of the recording. */
  readonly pauses: readonly (readonly [number, number])[];
  /** (seconds, bpm) at every corner. */
  readonly tempo: readonly (readonly [number, number])[];
  readonly marks: readonly MarkView[];
  /** The group's touches in each of `density_step` seconds. */
  readonly density: readonly number[];
  readonly density_step: number;
}

/** One session of a series. */
export interface TrendPoint {
  readonly session: string;
  readonly began: string;
  readonly value: number | null;
  readonly n: number;
  readonly thin: boolean;
}

/** One measure of one seat key over a series of sessions. */
export interface Trend {
  readonly measure: string;
  readonly unit: 'share' | 'seconds' | 'a_minute' | 'of' | 'semitones' | 'number' | 'level' | 'milliseconds' | 'beats' | 'pads';
  readonly key: string;
  readonly points: readonly TrendPoint[];
}

/** Facts of what was touched, not of how anyone felt. */
export interface Report {
  readonly session: SessionView;
  /** ISO 8601, UTC. */
  readonly made: string;
  readonly timeline: Timeline;
  readonly measures: readonly Measure[];
  readonly curves: readonly Curve[];
  readonly trends: readonly Trend[];
  readonly helped: number;
  readonly quantised: number;
  readonly echoed: number;
  readonly touches: number;
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
  readonly access: AccessProfile;
  readonly register: number;
  readonly level: number;
  readonly rest: boolean;
  /** It rests because its helper asked for it; letting it play again is the same as after any rest. */
  readonly not_now: boolean;
  /** Its touches are being made with help, as its helper says. */
  readonly assisted: boolean;
  readonly solo: boolean;
  readonly calm: boolean;
  readonly timing: 'as_played' | 'steady' | 'gentle' | 'together' | 'loop' | null;
  /** Whether its touches are heard now: it doesn't rest, and a running technique lets it. */
  readonly sounds: boolean;
  /** Half the round trip plus its jitter, ms; absent until it is known. */
  readonly delay: number | null;
  readonly wants_to_leave: boolean;
  readonly low: string;
  readonly high: string;
  /** Its tablet asks for the twenty touches now. */
  readonly calibrating: boolean;
  /** What they suggest, until somebody takes it or puts it away. */
  readonly proposal: AccessProposal | null;
}

/** The therapist's own playing. */
export interface LeaderState {
  readonly instrument: string;
  readonly soft: boolean;
  readonly level: number;
  /** Two octaves or so in the middle of the scale, low to high. */
  readonly pads: readonly PadTone[];
}

/** Some seats under one letter. */
export interface GroupState {
  readonly group: 'A' | 'B' | 'C';
  readonly seats: readonly number[];
}

/** Who plays now, who comes next and until when, by one running technique. Beats are those of `Tempo`. */
export interface Cue {
  readonly technique: 'ground' | 'hold' | 'echo' | 'call_answer' | 'turns' | 'pass_on' | 'stop_go' | 'build' | 'iso' | 'lead';
  readonly phase: 'play' | 'call' | 'answer' | 'stop' | 'go' | 'build' | 'fade' | 'echo' | 'ramp' | 'lead' | 'hold';
  /** The seats that may sound by it; LEADER is the therapist. */
  readonly now: readonly number[];
  readonly next: readonly number[];
  /** The beat on which this part began. */
  readonly began: number;
  /** The beat on which the next part begins; absent: not fixed, such as until it is quiet, or by hand. */
  readonly until: number | null;
  /** How far a ramp has come, 0 to 1. */
  readonly share?: number | null;
}

/** One step of the plan as a strip shows it. */
export interface SceneView {
  readonly name: string;
  readonly minutes: number | null;
}

/** The plan as a strip, and where we are in it. */
export interface PlanView {
  readonly name: string;
  readonly scenes: readonly SceneView[];
  readonly scene: number | null;
  /** When that scene began, server time. */
  readonly since: number;
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
  /** The same for other languages than English. */
  readonly phrase?: Phrase | null;
}

/** Something the therapist should know, until the next act. */
export interface Notice {
  readonly text: string;
  /** The same for other languages than English. */
  readonly phrase?: Phrase | null;
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
  readonly bed: BedState;
  readonly chords: ChordsState;
  /** Grounds that are on and wait for their bar. */
  readonly opening: readonly ('pulse' | 'drone' | 'bed' | 'chords')[];
  /** Grounds that are off and still fading. */
  readonly leaving: readonly ('pulse' | 'drone' | 'bed' | 'chords')[];
  readonly space: boolean;
  readonly rumble: boolean;
  readonly leader: LeaderState;
  readonly timing: 'as_played' | 'steady' | 'gentle' | 'together' | 'loop';
  readonly swing: number;
  readonly grid: number;
  readonly held: 'ring' | 'release' | 'glide';
  /** How late Steady sounds everything, ms: it follows the tablets' network. */
  readonly delay: number;
  readonly level: number;
  /** Where a growing or fading level is going; the same as `level` when it stays. */
  readonly level_goal: number;
  readonly hush: boolean;
  /** Everywhere; a seat may be calm by itself, too. */
  readonly calm: boolean;
  /** The count-in that runs. */
  readonly counting: CountIn | null;
  readonly groups: readonly GroupState[];
  readonly techniques: readonly TechniqueState[];
  readonly cues: readonly Cue[];
  readonly plan: PlanView | null;
  readonly speaker: SpeakerView;
  readonly displays: number;
  readonly light: 'full' | 'dim' | 'off';
  readonly show_code: boolean;
  readonly undo: UndoView | null;
  /** Sentences for the therapist, the newest first. */
  readonly notices: readonly Notice[];
}

/** How one seat, or the group as seat 0, plays now: read from its touches of the last ten seconds. */
export interface Reading {
  readonly seat: number;
  /** None: no pulse to follow. */
  readonly bpm: number | null;
  /** Height of the pulse's peak, 0 to 1. */
  readonly clarity: number;
  /** Mean of the touches' velocities. */
  readonly loudness: number;
  /** Mean, MIDI semitones. */
  readonly pitch: number | null;
  /** Touches a second. */
  readonly density: number;
}

/** The latest readings; a seat that hasn't played lately is missing. */
export interface Match {
  readonly readings: readonly Reading[];
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

/** One pulse or bed as it is offered. */
export interface GroundView {
  readonly id: string;
  readonly name: string;
}

/** One instrument as it is offered. */
export interface InstrumentView {
  readonly id: string;
  readonly name: string;
  readonly hold: boolean;
}

/** All there is to choose from; sent once to a dashboard. */
export interface Offer {
  readonly scales: readonly ScaleView[];
  readonly instruments: readonly InstrumentView[];
  readonly pulses: readonly GroundView[];
  readonly beds: readonly GroundView[];
  readonly templates: readonly Plan[];
  readonly presets: readonly AccessPreset[];
}

/** The whole plan, for editing; told when it changes. */
export interface PlanText {
  readonly plan: Plan | null;
}

/** One seat as the display shows it. */
export interface SeatLight {
  readonly seat: number;
  readonly place: number;
  readonly link: 'free' | 'waiting' | 'here' | 'away';
  /** Its touches aren't heard now. */
  readonly rest: boolean;
}

/** Everything the display shows but the touches, whenever anything of it has changed. */
export interface Stage {
  readonly seats: readonly SeatLight[];
  readonly running: boolean;
  readonly tempo: Tempo;
  readonly pulse: boolean;
  readonly cues: readonly Cue[];
  readonly counting: CountIn | null;
  readonly plan: PlanView | null;
  readonly light: 'full' | 'dim' | 'off';
  readonly calm: boolean;
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

/** Lets the speaker play a steady noise of -20 LUFS and nothing else, 20 s at most, or ends it. */
export interface PlayNoise {
  readonly on: boolean;
}

/** What the phone showed during the noise, whose ears there are and the ceiling: kept, enforced and locked. */
export interface SetCeiling {
  readonly measured: number;
  readonly people: 'children' | 'adults';
  readonly ceiling: number;
}

/** Opens the lock. Takes two: one that asks, and one that is `sure` within the next seconds. */
export interface UnlockCeiling {
  readonly sure: boolean;
}

/** Takes back the 6 dB that were cut because it had become too loud. */
export type LiftCut = Readonly<Record<string, never>>;

/** Whether sounds may begin suddenly: off, every sudden one is softened. */
export interface SetAccents {
  readonly on: boolean;
}

/** Play the steady noise of -20 LUFS and nothing else, or end it. */
export interface Noise {
  readonly on: boolean;
}

/** What was measured and chosen for one speaker device. */
export interface DeviceCeiling {
  readonly measured: number;
  readonly people: 'children' | 'adults';
  readonly ceiling: number;
  readonly locked: boolean;
}

/** How loud the room is and may get, for the dashboard. All levels are estimates. */
export interface Safety {
  /** None: never measured on this speaker device. */
  readonly kept: DeviceCeiling | null;
  /** The lock has been asked for, and waits for a second word. */
  readonly unlocking: boolean;
  readonly noise: boolean;
  /** dBA over the last seconds; None while nothing is known. */
  readonly level: number | null;
  /** dBA from which on one is warned: what these ears are advised for a week. */
  readonly limit: number;
  /** Share of a week's listening that this session has taken, 0 to 1 and more. */
  readonly dose: number;
  /** At or above `limit` lately. */
  readonly loud: boolean;
  /** Whether sounds may begin suddenly. */
  readonly accents: boolean;
  /** Everything is 6 dB softer because it was 85 dBA or more, until the therapist lifts it. */
  readonly cut: boolean;
}

/** The seat's touches of this moment, those just made and those that follow, are made with help; or they aren't. */
export interface MarkAssisted {
  readonly on: boolean;
}

/** The seat wishes to rest for a while, or to play again after such a rest. */
export interface NotNow {
  readonly on: boolean;
}

/** All that a helper's page shows of its seat, told ahead, whenever anything of it has changed. */
export interface Helping {
  readonly seat: number;
  readonly link: 'free' | 'waiting' | 'here' | 'away';
  /** As the tablet's `Surface` has it. */
  readonly state: 'play' | 'rest' | 'stopped';
  /** What the tablet was told of its turn. */
  readonly turn: Turn;
  readonly counting: CountIn | null;
  readonly cards: ConductingCards;
  /** What the seat does in what goes on, in a sentence for the time in which it plays. */
  readonly doing: Phrase;
  readonly tempo: Tempo;
  /** Who plays now and until when, by the technique that lets this seat play or wait. */
  readonly part: Cue | null;
  /** The beat on which this seat plays next, as things are now; absent while it plays, or nobody knows. */
  readonly plays_at: number | null;
  readonly assisted: boolean;
  readonly not_now: boolean;
  /** Half the light here, too. */
  readonly calm: boolean;
}

/** What the wire leaves out of AccessProfile. */
export const DEFAULT_ACCESS: Required<AccessProfile> = {
  hold_duration: 0.0,
  ignore_repeat: 0.0,
  act_on: 'touch',
  most_per_second: 0.0,
  palm: false,
  dead_margin: 0.0,
  slide: false,
  latch: false,
  loudness: 'fixed',
  dwell: null,
  rest_zone: false,
  look_away_first: false,
  scanning: 'off',
  scan_every: 1.0,
  first_item_pause: 1.0,
  loops: 0,
  any_key: false,
  own_pad: 0,
  pads: 5,
  pad_size: 30.0,
  arrangement: 'auto',
  side: 'all',
  turned: 'upright',
  theme: 'dusk',
  motion: 'device',
  haptics: false,
  own_sound: 0,
  tilt: false,
  shake: false,
  midi: false,
};

/** What a page may send: event name -> data. */
export interface Commands {
  readonly change_access: ChangeAccess;
  readonly use_access: UseAccess;
  readonly change_own_access: ChangeOwnAccess;
  readonly set_calm: SetCalm;
  readonly calibrate: Calibrate;
  readonly calibrated: Calibrated;
  readonly take_proposal: TakeProposal;
  readonly hello: Hello;
  readonly clock: Clock;
  readonly link: Link;
  readonly set_pulse: SetPulse;
  readonly set_drone: SetDrone;
  readonly set_bed: SetBed;
  readonly set_chords: SetChords;
  readonly set_space: SetSpace;
  readonly note_on: NoteOn;
  readonly note_off: NoteOff;
  readonly held: Held;
  readonly all_off: AllOff;
  readonly ask_to_leave: AskToLeave;
  readonly conduct: Conduct;
  readonly start_technique: StartTechnique;
  readonly end_technique: EndTechnique;
  readonly play_free: PlayFree;
  readonly next_part: NextPart;
  readonly set_leader: SetLeader;
  readonly leader_on: LeaderOn;
  readonly leader_off: LeaderOff;
  readonly mark_assisted: MarkAssisted;
  readonly not_now: NotNow;
  readonly set_scale: SetScale;
  readonly set_tempo: SetTempo;
  readonly tap_tempo: TapTempo;
  readonly set_timing: SetTiming;
  readonly preview_scale: PreviewScale;
  readonly take_pulse: TakePulse;
  readonly set_level: SetLevel;
  readonly step_level: StepLevel;
  readonly accent: Accent;
  readonly set_rumble: SetRumble;
  readonly stop: Stop;
  readonly go: Go;
  readonly set_hush: SetHush;
  readonly all_notes_off: AllNotesOff;
  readonly play_test_tone: PlayTestTone;
  readonly undo: Undo;
  readonly set_plan: SetPlan;
  readonly next_scene: NextScene;
  readonly go_to_scene: GoToScene;
  readonly stay_in_scene: StayInScene;
  readonly scene_from_now: SceneFromNow;
  readonly set_seats: SetSeats;
  readonly set_group: SetGroup;
  readonly step_seats: StepSeats;
  readonly arrange: Arrange;
  readonly more_seats: MoreSeats;
  readonly remove_seat: RemoveSeat;
  readonly allow_leave: AllowLeave;
  readonly admit: Admit;
  readonly set_door: SetDoor;
  readonly new_code: NewCode;
  readonly set_display: SetDisplay;
  readonly start_recording: StartRecording;
  readonly pause_recording: PauseRecording;
  readonly stop_recording: StopRecording;
  readonly keep_seats: KeepSeats;
  readonly ask_assent: AskAssent;
  readonly give_assent: GiveAssent;
  readonly mark: Mark;
  readonly start_replay: StartReplay;
  readonly steer_replay: SteerReplay;
  readonly end_replay: EndReplay;
  readonly play_noise: PlayNoise;
  readonly set_ceiling: SetCeiling;
  readonly unlock_ceiling: UnlockCeiling;
  readonly lift_cut: LiftCut;
  readonly set_accents: SetAccents;
  readonly speaker_state: SpeakerState;
  readonly take_speaker: TakeSpeaker;
}

/** What a page may be told: event name -> data. */
export interface Facts {
  readonly calibration: Calibration;
  readonly access_proposal: AccessProposal;
  readonly welcome: Welcome;
  readonly clock_reply: ClockReply;
  readonly refused: Refused;
  readonly bye: Bye;
  readonly surface: Surface;
  readonly turn: Turn;
  readonly count_in: CountIn;
  readonly conducting_cards: ConductingCards;
  readonly at_the_door: AtTheDoor;
  readonly room_state: RoomState;
  readonly match: Match;
  readonly helping: Helping;
  readonly offer: Offer;
  readonly plan_text: PlanText;
  readonly recording: Recording;
  readonly recording_sign: RecordingSign;
  readonly replay: Replay;
  readonly noise: Noise;
  readonly safety: Safety;
  readonly speaker_role: SpeakerRole;
  readonly sound_on: SoundOn;
  readonly sound_off: SoundOff;
  readonly sound_bend: SoundBend;
  readonly silence: Silence;
  readonly mix: Mix;
  readonly test_tone: TestTone;
  readonly stage: Stage;
  readonly lights: Lights;
}
