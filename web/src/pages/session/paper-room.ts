/** How many facts one sheet has room for, by how long their words are. What finds none is counted, and said to be missing. */

/** Pixels of A4 between its margins, at 96 to the inch. */
const SHEET = 1030;
/** Head, headings, notes and the place to sign. */
const ALWAYS = 340;
/** Scenes, marks and the line of time. */
const TIMELINE = 66;
const WORDS_LINE = 20;
const WORDS_LETTERS = 92;
const GOAL_LINE = 17;
const LINE = 12.5;
const ABOUT = 7;
/** Letters of a definition in a line of its column. */
const LETTERS = 53;
/** What a value, its baseline and the number behind it take at least. */
const LEAST = 34;
/** However long the therapist's words are: then a second sheet begins. */
const FACTS_LEAST = 300;

export interface PaperContent {
  readonly words: string;
  readonly goals: number;
  readonly rows: number;
  /** Pixels of each row. */
  readonly row: number;
}

/** How high the rows of the timeline are: forty seats still leave room for facts. */
export function paperRow(seats: number): number {
  return seats > 30 ? 9 : seats > 16 ? 12 : 18;
}

function linesOf(words: string): number {
  if (words.trim() === '') return 0;
  return words
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / WORDS_LETTERS)), 0);
}

/** How many of these facts fit, from the first; each is the length of its definition. */
export function factsThatFit(
  definitions: readonly number[],
  { words, goals, rows, row }: PaperContent,
): number {
  const taken = ALWAYS + TIMELINE + rows * row + linesOf(words) * WORDS_LINE + goals * GOAL_LINE;
  let left = Math.max(FACTS_LEAST, SHEET - taken);
  let fit = 0;
  for (const letters of definitions) {
    left -= Math.max(LEAST, Math.ceil(letters / LETTERS) * LINE + ABOUT);
    if (left < 0) break;
    fit += 1;
  }
  return fit;
}
