/** Facts as rows: what, value, counted from, compared with, how it is counted. Too little to tell is grey, with its reason. */
import type { Measure } from '../../../protocol.gen';
import { say } from '../../../words/say';
import { baselineWords, countedWords, valueWords } from '../values';
import { type Chosen, isThin, partner } from './chosen';
import { definitionOf, nameOf, phraseWords } from './fact-words';
import { RangeBar } from './range-bar';

interface TableProps {
  readonly label: string;
  readonly facts: readonly Measure[];
  readonly chosen: Chosen;
  /** On paper there is no bar, and the caveats stand below. */
  readonly paper?: boolean;
}

export function FactTable({ label, facts, chosen, paper = false }: TableProps) {
  return (
    <table class="facts">
      <caption class="said">{label}</caption>
      <thead>
        <tr>
          <th scope="col">{say('report.facts.what')}</th>
          <th scope="col">{say('report.facts.now')}</th>
          <th scope="col">{say('report.facts.counted')}</th>
          <th scope="col">{say('report.facts.compare')}</th>
          <th scope="col">{say('report.facts.how')}</th>
        </tr>
      </thead>
      <tbody>
        {facts.map((fact) => (
          <FactRow key={`${fact.id} ${fact.seat} ${fact.other}`} fact={fact} chosen={chosen} paper={paper} />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps {
  readonly fact: Measure;
  readonly chosen: Chosen;
  readonly paper: boolean;
}

function FactRow({ fact, chosen, paper }: RowProps) {
  const thin = isThin(fact);
  const other = fact.other === null ? null : partner(fact, chosen);
  const reason = fact.thin ? phraseWords(fact.thin) : '';
  const { baseline } = fact;
  return (
    <tr class={thin ? 'thin' : ''} data-fact={fact.id}>
      <th scope="row">{nameOf(fact, other)}</th>
      <td class="val num">{thin ? say('report.not_shown') : valueWords(fact)}</td>
      <td class="num">
        <span class="facts-label">{say('report.facts.counted')}</span>
        {countedWords(fact)}
      </td>
      <td class="num">
        <span class="facts-label">{say('report.facts.compare')}</span>
        {thin ? reason : null}
        {!thin && baseline !== null ? (
          <>
            {baselineWords(baseline, fact.unit)}
            {baseline.kind === 'past' ? (
              <small>{say('report.past_sessions', { count: baseline.n })}</small>
            ) : (
              <small>{say('report.chance_runs', { count: baseline.n })}</small>
            )}
            {paper ? null : <RangeBar of={fact} />}
          </>
        ) : null}
        {!thin && baseline === null ? <span class="none">{say('report.no_past')}</span> : null}
      </td>
      <td class="def">
        <span class="facts-label">{say('report.facts.how')}</span>
        {definitionOf(fact, other)}
        {paper
          ? null
          : (fact.notes ?? []).map((note) => (
              <span key={note.key} class="def-note">
                {' '}
                {phraseWords(note)}
              </span>
            ))}
      </td>
    </tr>
  );
}
