/** What a session can be taken away as, and the order that asks for it. */
import type { ExportOrder } from '../../../protocol.gen';
import { say } from '../../../words/say';

/** What is taken away as a file; `score` is looked at on the page itself. */
export type Format = Exclude<ExportOrder['format'], 'score'>;

/** In the order of what is wanted most. */
export const FORMATS: readonly Format[] = [
  'pdf',
  'mp3',
  'wav',
  'flac',
  'midi',
  'musicxml',
  'csv',
  'json',
  'research',
  'everything',
];

export function formatName(format: Format): string {
  return say(`session.take.format.${format}.name`);
}

export function formatWords(format: Format): string {
  return say(`session.take.format.${format}.words`);
}

/** The whole record is whole: a part of it could not be taken in again as it was. */
const WHOLE_ONLY: readonly ExportOrder['format'][] = ['everything', 'json', 'pdf', 'research'];

export interface Wanted {
  /** Only what the timeline shows now. */
  readonly part: boolean;
  readonly parts: boolean;
  readonly touched: boolean;
}

interface Situation {
  readonly view: { readonly since: number; readonly until: number } | null;
  readonly length: number;
  readonly seat: number | null;
  readonly language: string;
}

/** Seconds by which a view may miss an end, and still be the whole. */
const NEAR = 0.05;

/** Whether the timeline shows less than everything. */
export function isPart(view: Situation['view'], length: number): boolean {
  return view !== null && (view.since > NEAR || view.until < length - NEAR);
}

const tenth = (seconds: number): number => Math.round(seconds * 10) / 10;

export function orderOf(
  format: ExportOrder['format'],
  wanted: Wanted,
  { view, length, seat, language }: Situation,
): ExportOrder {
  const whole = !wanted.part || WHOLE_ONLY.includes(format) || !isPart(view, length);
  const spoken = language.split('-')[0] ?? 'en';
  return {
    format,
    since: whole || view === null ? 0 : tenth(view.since),
    until: whole || view === null ? null : tenth(view.until),
    language: spoken,
    ...(format === 'musicxml' && wanted.parts ? { parts: true } : {}),
    ...(format === 'midi' && wanted.touched ? { touched: true } : {}),
    ...(format === 'pdf' ? { seat } : {}),
  };
}

/** "1.4 MB", as files are told. */
export function sizeWords(bytes: number): string {
  if (bytes < 1000) return say('session.take.bytes', { size: bytes });
  if (bytes < 1_000_000) return say('session.take.kilobytes', { size: Math.round(bytes / 1000) });
  const megabytes = (bytes / 1_000_000).toFixed(1).replace('.', say('lists.point'));
  return say('session.take.megabytes', { size: megabytes });
}
