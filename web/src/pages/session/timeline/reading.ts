/** What the timeline says in words: of one seat around one moment, and of a seat as a whole. */
import type { NoteBar, Report, SeatRow, Stretch, Timeline } from '../../../protocol.gen';
import { listed, say, sayOr } from '../../../words/say';
import { clock } from '../moments';
import { seatName } from '../seat-name';

type Span = readonly [number, number];

/** The first of these notes that begins at `at` or later. */
export function firstFrom(notes: readonly NoteBar[], at: number): number {
  let low = 0;
  let high = notes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((notes[middle]?.[0] ?? Number.POSITIVE_INFINITY) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function countIn(notes: readonly NoteBar[], since: number, until: number): number {
  return firstFrom(notes, until) - firstFrom(notes, since);
}

/** The touch of a row that is nearest to a moment, if one is within `reach` seconds. */
export function nearest(notes: readonly NoteBar[], at: number, reach: number): NoteBar | null {
  const next = firstFrom(notes, at);
  let found: NoteBar | null = null;
  let least = reach;
  for (const note of [notes[next - 1], notes[next]]) {
    if (note === undefined) continue;
    const away =
      at >= note[0] && at <= note[0] + note[1]
        ? 0
        : Math.min(Math.abs(at - note[0]), Math.abs(at - note[0] - note[1]));
    if (away <= least) {
      found = note;
      least = away;
    }
  }
  return found;
}

const inside = (spans: readonly Span[], at: number): boolean =>
  spans.some(([since, until]) => at >= since && at < until);

const running = (stretches: readonly Stretch[], at: number): readonly Stretch[] =>
  stretches.filter(({ since, until }) => at >= since && at < until);

export function techniqueName(stretch: Stretch): string {
  const name = stretch.technique ?? '';
  return name === '' ? stretch.name : sayOr(`techniques.${name}.title`, stretch.name);
}

/** "6:24. Scene Play. Turns." */
function momentWords(timeline: Timeline, at: number): string[] {
  const words = [clock(at)];
  for (const scene of running(timeline.scenes, at))
    words.push(say('report.roll.scene', { name: scene.name }));
  const names = running(timeline.techniques, at).map(techniqueName);
  if (names.length > 0) words.push(listed([...new Set(names)]));
  if (inside(timeline.pauses, at)) words.push(say('report.roll.not_recorded'));
  else if (inside(timeline.stops, at)) words.push(say('report.roll.stopped'));
  return words;
}

function noteWords(row: SeatRow, note: NoteBar): string {
  const [at, length, pad, , , mark] = note;
  const kind = mark === '' ? '' : sayOr(`report.roll.mark.${mark}`, '');
  const touch = say('report.roll.touch', {
    pad: pad + 1,
    pads: row.pads,
    time: clock(at),
    length: length.toFixed(1).replace('.', say('lists.point')),
  });
  return kind === '' ? touch : `${touch}, ${kind}`;
}

/** One seat round one moment: what is there, and how many touches within `around` seconds. */
export function readAt(timeline: Timeline, row: SeatRow | null, at: number, around: number): string {
  const words = momentWords(timeline, at);
  for (const mark of timeline.marks) {
    if (Math.abs(mark.at - at) > around / 2) continue;
    words.push(say('report.roll.mark_here', { word: mark.word === '' ? say('report.mark') : mark.word }));
  }
  if (row === null) return words.join('. ');
  words.unshift(seatName(row.seat));
  if (inside(row.left_out, at)) return [...words, say('report.roll.left_out')].join('. ');
  if (inside(row.helped, at)) words.push(say('report.roll.helped'));
  const note = nearest(row.notes, at, around / 8);
  if (note !== null) words.push(noteWords(row, note));
  const since = Math.max(0, at - around / 2);
  const until = Math.min(timeline.length, at + around / 2);
  const count = countIn(row.notes, since, until);
  words.push(say('report.roll.touches_between', { count, since: clock(since), until: clock(until) }));
  return words.join('. ');
}

/** A seat's row in one sentence, for whoever hears the page. */
export function rowWords(row: SeatRow, length: number): string {
  const name = seatName(row.seat);
  const first = row.notes[0];
  const last = row.notes[row.notes.length - 1];
  const words = [
    first === undefined || last === undefined
      ? say('report.roll.no_touch', { name })
      : say('report.roll.row', {
          name,
          count: row.notes.length,
          first: clock(first[0]),
          last: clock(last[0]),
        }),
  ];
  for (const [since, until] of row.left_out) {
    if (since <= 0 && until >= length) words.push(say('report.roll.left_out'));
    else words.push(say('report.roll.left_out_from', { since: clock(since), until: clock(until) }));
  }
  for (const [since, until] of row.helped) {
    words.push(say('report.roll.helped_from', { since: clock(since), until: clock(until) }));
  }
  return words.join(' ');
}

/** Left out for all of it: the session says so, and the timeline has nothing of it. */
export function neverKept(report: Report, seat: number): boolean {
  return report.session.seats.some((one) => one.seat === seat && !one.kept);
}

/** Every seat of the session in its place: those without a touch, and those left out, too. */
export function rowsOf(report: Report): readonly SeatRow[] {
  const { timeline, session } = report;
  const had = new Set(timeline.rows.map(({ seat }) => seat));
  const others = session.seats
    .filter(({ seat }) => !had.has(seat))
    .map(({ seat, key, kept }): SeatRow => {
      const out: readonly Span[] = kept ? [] : [[0, timeline.length]];
      return { seat, key, pads: 1, notes: [], left_out: out, helped: [], open: [] };
    });
  return [...timeline.rows, ...others].sort((one, other) => one.seat - other.seat);
}
