// Makes a page the room's speaker: what the server says becomes sound, as long as this page is the one that sounds.

import type { Connection, LinkState } from '../net/connection';
import type { SoundOn, SpeakerReadiness, SpeakerRole } from '../protocol.gen';
import { sayBye } from '../words/bye';
import { Output } from './output';
import { TEST_FIGURE } from './preview';
import { Slew } from './slew';
import { speakerDevice } from './speaker-device';
import { isGround } from './stealing';

const REPORT_MS = 1000;
/** Renews the lease of the page that sounds. */
const LOUDNESS_MOST = 3;
/** Seconds of sound one report can speak for. */
const ORPHAN_MS = 2000;
/** After so long without a link nobody can say any more when a held tone should end. */
const ORPHAN_FADE = 0.15;
const TOO_OLD = 0.15;
/** Seconds; a touch heard later than this no longer belongs to the hand that made it. */
const ALWAYS = [
  'kalimba',
  'percussion:frame_drum',
  'percussion:frame_drum_soft',
  'percussion:frame_drum_edge',
  'percussion:low_tom',
  'percussion:shaker',
  'percussion:woodblock_high',
  'percussion:woodblock_low',
];
/** What may be wanted without a word before: pulses, count-ins, accents, and the stand-in for a missing instrument. */

/** What a page shows of its speaker. */
export interface SpeakerLook {
  /** Absent until the server has said. */
  readonly role: 'active' | 'standby' | null;
  readonly state: SpeakerReadiness;
  readonly link: LinkState;
  /** Why the room has gone, in the server's words. */
  readonly bye: string | null;
  /** The code of the room. */
  readonly code: string | null;
  /** Share of the wanted sounds that are loaded. */
  readonly loading: number;
  /** Milliseconds from here to the loudspeaker, where the browser tells. */
  readonly latency: number | null;
  readonly problems: readonly string[];
}

export interface Speaker {
  look(): SpeakerLook;
  /** Called at every change; returns the way to stop. */
  onChange(handler: () => void): () => void;
  /** Opens the sound: call it inside a touch, a click or a key press. */
  start(): void;
  /** Makes this page the one that sounds. */
  take(): void;
  /** A soft figure, if this is the page that sounds. */
  testTone(): void;
  /** How loud it is now, 0 to 1, for a meter. */
  level(): number;
  close(): void;
}

export function runSpeaker(connection: Connection, folder = '/pack/'): Speaker {
  const watchers = new Set<() => void>();
  const held = new Map<number, SoundOn>();
  /** How far the audio clock is ahead of the server's. */
  const ahead = new Slew();
  let role: SpeakerRole | null = null;
  let link: LinkState = 'connecting';
  let epoch: string | null = null;
  let bye: string | null = null;
  let code: string | null = null;
  let orphan: number | null = null;
  let wanted = '';
  let silent: string | null = null;
  let reported = performance.now() / 1000;
  const device = speakerDevice();

  const changed = (): void => {
    for (const watcher of Array.from(watchers)) watcher();
  };
  const output = new Output(changed, sustain, folder);

  function state(): SpeakerReadiness {
    if (!output.awake()) return 'asleep';
    return output.pack.progress() < 1 ? 'loading' : 'ready';
  }

  function report(): void {
    const now = performance.now() / 1000;
    connection.send('speaker_state', {
      state: state(),
      loudness: output.loudness(Math.min(LOUDNESS_MOST, now - reported)),
      device,
      latency: output.latency(),
      voices: output.engine()?.count() ?? 0,
      loading: output.pack.progress(),
    });
    reported = now;
  }

  async function want(instruments: readonly string[]): Promise<void> {
    await output.pack.want(instruments);
    report();
  }

  /** When a server time comes round here; 0 for at once. */
  function moment(at: number | null | undefined): number {
    if (at === null || at === undefined) return 0;
    const local = connection.clock.toLocal(at);
    const audio = local === null ? null : output.toAudio(local);
    return audio === null ? 0 : at + ahead.follow(audio - at, performance.now() / 1000);
  }

  function age(at: number | null | undefined): number {
    const now = connection.clock.serverNow(performance.now() / 1000);
    return at === null || at === undefined || now === null ? 0 : now - at;
  }

  function sound(tone: SoundOn): void {
    if (!role?.active) return;
    if (tone.hold) held.set(tone.id, tone);
    if (!output.pack.has(tone.instrument)) void want([tone.instrument]);
    const engine = output.engine();
    if (!engine || !output.awake()) return;
    if (age(tone.at) > TOO_OLD && !(isGround(tone.seat) && tone.hold)) return;
    engine.play(tone, moment(tone.at));
  }

  /** Sounds again what should be sounding: after waking up, or with a new engine. */
  function sustain(): void {
    const engine = output.engine();
    if (!engine || !output.awake()) return;
    for (const tone of Array.from(held.values())) engine.play(tone, moment(tone.at));
    changed();
  }

  function testTone(): void {
    const engine = output.engine();
    if (!role?.active || !engine || !output.awake()) return;
    const now = engine.context.currentTime;
    for (const tone of TEST_FIGURE) engine.play(tone, now + tone.at);
  }

  function forget(fade: number): void {
    held.clear();
    output.engine()?.silence(fade);
    output.engine()?.chain.measure(false);
  }

  const stops = [
    connection.on('welcome', (welcome) => {
      if (epoch !== null && welcome.epoch !== epoch) forget(ORPHAN_FADE);
      epoch = welcome.epoch;
      void want(ALWAYS);
      role = null;
      report();
    }),
    connection.on('speaker_role', (next) => {
      if (role && next.fence < role.fence) return;
      const sounding = role?.active !== false;
      role = next;
      code = next.code;
      if (!next.active && sounding) forget(ORPHAN_FADE);
      report();
      changed();
    }),
    connection.on('mix', (mix) => {
      output.mix(mix);
      const names = mix.instruments.join();
      if (names === wanted) return;
      wanted = names;
      void want([...ALWAYS, ...mix.instruments]);
    }),
    connection.on('sound_on', sound),
    connection.on('sound_off', (off) => {
      held.delete(off.id);
      output.engine()?.release(off.id, moment(off.at), off.fade);
    }),
    connection.on('sound_bend', (bend) => {
      const tone = held.get(bend.id);
      if (tone) held.set(bend.id, { ...tone, pitch: bend.pitch });
      output.engine()?.bend(bend.id, bend.pitch, bend.over, moment(bend.at));
    }),
    connection.on('silence', ({ fade, seat }) => {
      for (const tone of Array.from(held.values())) {
        if (seat === null || seat === undefined || tone.seat === seat) held.delete(tone.id);
      }
      output.engine()?.silence(fade, seat);
    }),
    connection.on('test_tone', testTone),
    connection.on('noise', ({ on }) => {
      if (!on || role?.active) output.engine()?.chain.measure(on);
    }),
    connection.onState((next, last) => {
      link = next;
      bye = last === null ? null : sayBye(last);
      if (orphan !== null) window.clearTimeout(orphan);
      orphan = null;
      if (next === 'away' || next === 'gone') {
        orphan = window.setTimeout(
          () => {
            held.clear();
            output.engine()?.releaseHeld(ORPHAN_FADE);
            output.engine()?.chain.measure(false);
          },
          next === 'gone' ? 0 : ORPHAN_MS,
        );
      }
      changed();
    }),
  ];
  const reports = window.setInterval(report, REPORT_MS);
  let slept = true;
  stops.push(
    (() => {
      const woke = (): void => {
        const wakes = slept && output.awake();
        slept = !output.awake();
        if (wakes) sustain();
      };
      watchers.add(woke);
      return () => watchers.delete(woke);
    })(),
  );

  return {
    look: () => ({
      role: role === null ? null : role.active ? 'active' : 'standby',
      state: state(),
      link,
      bye,
      code,
      loading: output.pack.progress(),
      latency: output.latency(),
      problems: silent === null ? output.pack.problems() : [silent],
    }),
    onChange(handler) {
      watchers.add(handler);
      return () => {
        watchers.delete(handler);
      };
    },
    start() {
      try {
        output.start();
        silent = null;
      } catch (error) {
        silent = error instanceof Error ? error.message : String(error);
        changed();
      }
      report();
    },
    take: () => {
      connection.send('take_speaker', {});
    },
    testTone,
    level: () => output.level(),
    close() {
      for (const stop of stops) stop();
      window.clearInterval(reports);
      if (orphan !== null) window.clearTimeout(orphan);
      output.close();
    },
  };
}
