/** What the guide is made of. A chapter is its name here, its words under `guide.NAME` in the catalogs, its pictures. */
import type { PictureName } from './pictures';

export interface Chapter {
  /** In the address (`/guide#NAME`) and in the catalogs. */
  readonly name: string;
  /** A card is numbered steps on one sheet of paper; a page is headings and words; the others are filled in by hand. */
  readonly kind: 'card' | 'page' | 'form' | 'hazards';
  /** One for each step of a card: how many there are is how many pictures there are. */
  readonly pictures: readonly PictureName[];
  /** The one that stands for it among others. */
  readonly sign: PictureName;
  /** How many headings it has; on a form and a list of hazards each is a question. */
  readonly headings: number;
  /** Of each hazard: the promises of `tests/PROMISES.md` that stand against it. */
  readonly promises?: ReadonlyArray<readonly string[]>;
}

const card = (name: string, sign: PictureName, ...pictures: readonly PictureName[]): Chapter => {
  return { name, kind: 'card', pictures, sign, headings: 0 };
};

export const CARDS: readonly Chapter[] = [
  card('guided_access', 'button', 'settings', 'digits', 'pads', 'button', 'awake', 'leave'),
  card('screen_pinning', 'pin', 'settings', 'pads', 'stack', 'pin', 'awake', 'leave'),
  card('switches', 'wire', 'wire', 'choose', 'walk', 'place', 'ring'),
  card('gaze', 'eye', 'eye', 'pointer', 'choose', 'ring', 'edge'),
  card('mounting', 'arm', 'reach', 'arm', 'lamp', 'turn', 'loud'),
  card('hygiene', 'hands', 'hands', 'wipe', 'film', 'own', 'ask'),
  card('helper', 'two', 'code', 'beads', 'clock', 'under', 'two', 'rest'),
];

/** The overview of all cards; on paper it is the cards themselves. */
export const ALL_CARDS = 'cards';

/** Seizure, hearing, distress, wrong record, togetherness, verdict, consent, listening, privacy, loss, and so on. */
const AGAINST: ReadonlyArray<readonly string[]> = [
  ['D2', 'X3'],
  ['A3'],
  ['A3', 'M2', 'X3'],
  ['R1', 'X5'],
  ['K4'],
  ['K4', 'T5'],
  ['K1'],
  ['K2'],
  ['R3', 'S3', 'T4'],
  ['K5', 'T1'],
  [],
  [],
  ['X1', 'X2', 'A4'],
  ['P4', 'R1', 'C1'],
];

export const PAGES: readonly Chapter[] = [
  { name: 'record', kind: 'page', pictures: [], sign: 'ring', headings: 9 },
  { name: 'data_protection', kind: 'form', pictures: [], sign: 'own', headings: 13 },
  {
    name: 'hazards',
    kind: 'hazards',
    pictures: [],
    sign: 'loud',
    headings: AGAINST.length,
    promises: AGAINST,
  },
  { name: 'accessibility', kind: 'page', pictures: [], sign: 'eye', headings: 6 },
];

export const CHAPTERS: readonly Chapter[] = [...CARDS, ...PAGES];

/** The steps of a card or the headings of a page, by their names in the catalogs. */
export function partsOf({ name, pictures, headings }: Chapter): readonly string[] {
  return Array.from({ length: Math.max(pictures.length, headings) }, (_, index) => `${name}.s${index + 1}`);
}

/** The chapter an address asks for; what it doesn't know is the overview. */
export function chapterAt(hash: string): Chapter | null {
  const wanted = hash.replace(/^#/, '').replace(/-/g, '_');
  return CHAPTERS.find(({ name }) => name === wanted) ?? null;
}

export function addressOf(name: string): string {
  return `#${name.replace(/_/g, '-')}`;
}
