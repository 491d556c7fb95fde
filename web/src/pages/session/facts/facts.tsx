/** Facts for one seat at a time, or for the group: no table of people, nothing sorted by value. */
import type { Report } from '../../../protocol.gen';
import { say } from '../../../words/say';
import { seatName } from '../seat-name';
import { type Chosen, factsOf, seatsWithFacts } from './chosen';
import { Curves } from './curves';
import { FactTable } from './fact-table';
import { SeatPicker } from './seat-picker';
import { Trends } from './trends';

interface FactsProps {
  readonly report: Report;
  readonly chosen: Chosen;
  readonly onChoose: (chosen: Chosen) => void;
}

export function Facts({ report, chosen, onChoose }: FactsProps) {
  const { own, pairs } = factsOf(report, chosen);
  const title =
    chosen === null ? say('report.facts.of_group') : say('report.facts.of_seat', { name: seatName(chosen) });
  return (
    <section class="panel part" aria-labelledby="facts-title">
      <div class="part-head">
        <h2 id="facts-title" aria-live="polite">
          {title}
        </h2>
        <SeatPicker
          label={say('report.facts.pick')}
          seats={seatsWithFacts(report)}
          chosen={chosen}
          onChoose={onChoose}
        />
      </div>
      {own.length > 0 ? (
        <FactTable label={title} facts={own} chosen={chosen} />
      ) : (
        <p>{say('report.facts.none')}</p>
      )}
      {pairs.length > 0 ? (
        <details class="more">
          <summary>{say('report.facts.pairs', { count: pairs.length })}</summary>
          <p class="note">{say('report.facts.pairs_note')}</p>
          <FactTable
            label={say('report.facts.pairs', { count: pairs.length })}
            facts={pairs}
            chosen={chosen}
          />
        </details>
      ) : null}
      <Curves report={report} chosen={chosen} />
      <Trends report={report} chosen={chosen} />
      <p class="note">
        {say('report.note_touches')} {leftOutWords(report)} {say('report.note_grey')}{' '}
        {say('report.note_what')}
      </p>
    </section>
  );
}

/** "14 touches made with help, 3 moved onto the beat and 20 echoes are left out where a definition says so." */
export function leftOutWords({ helped, quantised, echoed }: Report): string {
  if (helped + quantised + echoed === 0) return '';
  return say('report.left_out_of_facts', { helped, quantised, echoed });
}
