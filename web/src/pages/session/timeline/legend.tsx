/** What the signs on the timeline mean: only those that stand on it. */
import type { Report } from '../../../protocol.gen';
import { say } from '../../../words/say';

export function Legend({ report }: { readonly report: Report }) {
  const { timeline } = report;
  const has = (mark: string): boolean =>
    timeline.rows.some((row) => row.notes.some((note) => note[5] === mark));
  const signs = [
    { name: 'heard', words: say('report.roll.sign.heard'), there: report.touches > 0 },
    { name: 'unheard', words: say('report.roll.sign.unheard'), there: has('unheard') },
    { name: 'helped', words: say('report.roll.sign.helped'), there: has('helped') },
    { name: 'quantised', words: say('report.roll.sign.quantised'), there: has('quantised') },
    { name: 'stop', words: say('report.roll.sign.stop'), there: timeline.stops.length > 0 },
  ].filter(({ there }) => there);
  return (
    <ul class="legend">
      {signs.map(({ name, words }) => (
        <li key={name}>
          <span class={`sign sign-${name}`} aria-hidden="true" />
          {words}
        </li>
      ))}
    </ul>
  );
}
