/** What the controls do, by name: for buttons, keys, pedals and MIDI alike. */
import type { GroupName, SeatState, TechniqueName, TechniqueState } from '../../../protocol.gen';
import { say } from '../../../words/say';
import { keptNow } from '../record/record-words';
import type { Session } from '../session';
import { MOODS, moodOf, moodPlaces } from '../sound/moods';
import { clampBpm, clockWords } from '../time-words';
import { CARDS, type CardName, statusOf } from '../what/techniques';
import { HELD, type KeyAct } from './shortcuts';

export function chosenNumbers(session: Session): number[] {
  return session.chosenSeats.value.map((seat) => seat.seat);
}

/** How a card stands, with what this dashboard has chosen. */
export function cardStatus(session: Session, name: CardName) {
  const state = session.state.value;
  return statusOf(name, {
    techniques: state?.techniques ?? [],
    space: state?.space === true,
    chosen: chosenNumbers(session),
    here: session.taken.value.length,
    played: session.played.value,
  });
}

/** One tap in, one tap out, for the seats chosen or for everyone. Space is held instead. */
export function pressCard(session: Session, name: CardName): void {
  if (name === 'space') return;
  const status = cardStatus(session, name);
  if (status.state === 'not_now') session.refuse(`${status.why}.`);
  else if (name === 'free') session.send('play_free', { seats: chosenNumbers(session) });
  else if (status.state === 'on') session.send('end_technique', { technique: name });
  else if (name === 'iso') session.toggleDrawer('iso');
  else session.send('start_technique', { technique: { technique: name, seats: chosenNumbers(session) } });
}

export function running(session: Session, name: TechniqueName): TechniqueState | undefined {
  return session.state.value?.techniques.find((one) => one.technique === name);
}

/** Techniques that are handed on from part to part. */
export const IN_PARTS: readonly TechniqueName[] = ['turns', 'pass_on', 'call_answer', 'stop_go', 'build'];

function handOver(session: Session): void {
  const last = session.state.value?.techniques
    .filter((one) => IN_PARTS.includes(one.technique))
    .map((one) => one.technique)
    .pop();
  if (last === undefined) session.refuse(say('dashboard.hands.nothing_runs'));
  else session.send('next_part', { technique: last });
}

function endLast(session: Session): void {
  const techniques = session.state.value?.techniques ?? [];
  const last = techniques[techniques.length - 1];
  if (last === undefined) session.refuse(say('dashboard.hands.no_technique'));
  else session.send('end_technique', { technique: last.technique });
}

/** Chooses a group, or keeps the present choice under a letter that is free. */
export function pressGroup(session: Session, letter: GroupName): void {
  const kept = session.state.value?.groups.find((one) => one.group === letter)?.seats ?? [];
  const chosen = chosenNumbers(session);
  if (kept.length > 0) {
    if (isChosen(chosen, kept)) session.chooseNone();
    else session.choose(kept);
  } else if (chosen.length > 0) session.send('set_group', { group: letter, seats: chosen });
  else session.refuse(say('dashboard.hands.empty_group', { letter }));
}

export function isChosen(chosen: readonly number[], group: readonly number[]): boolean {
  return chosen.length === group.length && group.every((seat) => chosen.includes(seat));
}

export type Ground = 'pulse' | 'drone' | 'bed' | 'chords';

export function toggleGround(session: Session, ground: Ground): void {
  const state = session.state.value;
  if (state === null) return;
  const on = !state[ground].on;
  if (ground === 'pulse') session.send('set_pulse', { on });
  if (ground === 'drone') session.send('set_drone', { on });
  if (ground === 'bed') session.send('set_bed', { on });
  if (ground === 'chords') session.send('set_chords', { on });
}

/** A level from 0 to 10, one step on. */
export function stepWithin(level: number, by: -1 | 1): number {
  return Math.min(10, Math.max(0, level + by));
}

/** The whole of several: true, false, or mixed. */
export function agreed(seats: readonly SeatState[], of: (seat: SeatState) => boolean): boolean | 'mixed' {
  const count = seats.filter(of).length;
  return count === 0 ? false : count === seats.length ? true : 'mixed';
}

export function restMeant(session: Session): void {
  const seats = session.meant.value;
  const rest = agreed(seats, (seat) => seat.rest) !== true;
  session.send('set_seats', { seats: seats.map((seat) => seat.seat), rest });
}

export function soloMeant(session: Session): void {
  const seats = session.chosenSeats.value;
  const solo = agreed(seats, (seat) => seat.solo) !== true;
  if (seats.length === 0) session.refuse(say('dashboard.hands.choose_alone'));
  else session.send('set_seats', { seats: seats.map((seat) => seat.seat), solo });
}

/** Half the light, no motion, softer sound: for everyone, and back. */
export function calmEverywhere(session: Session): void {
  session.send('set_calm', { on: session.state.value?.calm !== true });
}

export function stepMeant(session: Session, by: -1 | 1): void {
  session.send('step_seats', { seats: session.meant.value.map((seat) => seat.seat), by });
}

/** Seconds in which the tempo glides to the one that was read. */
const TAKEN_OVER_S = 4;

export function takePulse(session: Session): void {
  const reading = session.reading();
  if (reading === undefined || reading.bpm === null) session.refuse(say('dashboard.hands.no_pulse'));
  else session.send('take_pulse', { seat: reading.seat, over: TAKEN_OVER_S });
}

function stepTempo(session: Session, by: -1 | 1): void {
  const tempo = session.state.value?.tempo;
  if (tempo !== undefined) session.send('set_tempo', { bpm: clampBpm(tempo.target + by) });
}

function stepMood(session: Session, by: -1 | 1): void {
  const state = session.state.value;
  if (state === null) return;
  const scales = session.offer.value.scales;
  const wanted = state.coming ?? state.scale;
  const places = moodPlaces(scales, wanted.scale, wanted.root);
  const moods: readonly string[] = MOODS;
  const mood = moodOf(scales, wanted.scale);
  const at = moods.indexOf(mood ?? '');
  const place = places[at < 0 ? 0 : at + by];
  if (place !== undefined) session.send('set_scale', { scale: place.scale, root: place.root });
}

/** The next scene; before the first it begins the plan. */
export function nextScene(session: Session): void {
  if (session.state.value?.plan === null) session.drawer.value = 'plan';
  else session.send('next_scene', {});
}

/** This moment, with a star; other signs and words are in the recording's drawer. */
export function markNow(session: Session): void {
  const recording = session.recording.value;
  const now = session.serverNow();
  if (recording === null || recording.state !== 'on') {
    session.refuse(say('record.not_marking'));
    return;
  }
  // A page that has just come may not know the server's clock yet: then the moment is when the server hears of it.
  session.send('mark', now === null ? { icon: 'star' } : { icon: 'star', at: now });
  session.say(say('record.marked', { time: clockWords(keptNow(recording, now)) }));
}

/** An act that lasts while its key is held: what begins it, and what ends it. */
export function holdAct(session: Session, act: KeyAct, on: boolean): void {
  if (act === 'card space') session.send('set_space', { on });
  if (act === 'rumble') session.send('set_rumble', { on });
}

export function perform(session: Session, act: KeyAct): void {
  const card = CARDS.find((one) => act === `card ${one}`);
  if (HELD.includes(act)) holdAct(session, act, true);
  else if (card !== undefined) pressCard(session, card);
  else actsOf(session)[act]?.();
}

function actsOf(session: Session): Readonly<Partial<Record<KeyAct, () => void>>> {
  return {
    stop: () => session.send('stop', {}),
    go: () => session.send('go', {}),
    softer: () => session.send('step_level', { by: -1 }),
    louder: () => session.send('step_level', { by: 1 }),
    hush: () => session.send('set_hush', { on: session.state.value?.hush !== true }),
    calm: () => calmEverywhere(session),
    accent: () => session.send('accent', {}),
    mark: () => markNow(session),
    record: () => session.toggleDrawer('record'),
    undo: () => session.send('undo', {}),
    next: () => nextScene(session),
    stay: () => session.send('stay_in_scene', { minutes: 2 }),
    hand_over: () => handOver(session),
    end: () => endLast(session),
    'group A': () => pressGroup(session, 'A'),
    'group B': () => pressGroup(session, 'B'),
    'group C': () => pressGroup(session, 'C'),
    everyone: () => session.chooseNone(),
    rest: () => restMeant(session),
    solo: () => soloMeant(session),
    seat_softer: () => stepMeant(session, -1),
    seat_louder: () => stepMeant(session, 1),
    tap: () => session.sendTap(),
    slower: () => stepTempo(session, -1),
    faster: () => stepTempo(session, 1),
    take_pulse: () => takePulse(session),
    pulse: () => toggleGround(session, 'pulse'),
    drone: () => toggleGround(session, 'drone'),
    bed: () => toggleGround(session, 'bed'),
    chords: () => toggleGround(session, 'chords'),
    brighter: () => stepMood(session, -1),
    deeper: () => stepMood(session, 1),
    as_played: () => session.send('set_timing', { mode: 'as_played' }),
    steady: () => session.send('set_timing', { mode: 'steady' }),
    gentle: () => session.send('set_timing', { mode: 'gentle' }),
    together: () => session.send('set_timing', { mode: 'together' }),
    loop: () => session.send('set_timing', { mode: 'loop' }),
    silence: () => session.send('all_notes_off', {}),
    join: () => session.toggleDrawer('join'),
    scales: () => session.toggleDrawer('scales'),
    plan: () => session.toggleDrawer('plan'),
    play_along: () => session.toggleDrawer('play'),
    close: () => {
      session.drawer.value = null;
    },
  };
}
