/** The same on one sheet of A4: the therapist's words, who played when, the facts of one seat, a place to sign. */
import type { Goal, Measure, Report, SessionView } from '../../protocol.gen';
import { SeatToken } from '../../ui/seat-token';
import { seatLook } from '../../ui/seats';
import { SYMBOL_PATHS } from '../../ui/symbols';
import { listed, say } from '../../words/say';
import { type Chosen, factsOf, isThin, partner } from './facts/chosen';
import { FactTable } from './facts/fact-table';
import { definitionOf, nameOf } from './facts/fact-words';
import { leftOutWords } from './facts/facts';
import { levelWords } from './goals/rating';
import { factsLine } from './heading';
import { clock } from './moments';
import { factsThatFit, paperRow } from './paper-room';
import { keyName, seatName } from './seat-name';
import { pathsOf } from './timeline/paper-paths';
import { rowsOf } from './timeline/reading';
import { ticks } from './timeline/view';

/** Pairs on paper: those with most to count; all of them are on the screen. */
const PAIRS_MOST = 2;

interface PaperProps {
  readonly view: SessionView;
  readonly report: Report | null;
  readonly chosen: Chosen;
}

export function Paper({ view, report, chosen }: PaperProps) {
  return (
    <article class="paper">
      <header>
        <div>
          <h1>{view.line.title}</h1>
          <p>
            {chosen === null ? '' : `${say('report.paper.seat', { name: seatName(chosen) })} `}
            {factsLine(view)} {report === null ? '' : leftOutWords(report)}
          </p>
        </div>
        {chosen === null ? null : <SeatToken seat={chosen} />}
      </header>
      {view.line.words.trim() === '' ? null : (
        <>
          <h2>{say('report.paper.words')}</h2>
          <p class="paper-words">{view.line.words}</p>
        </>
      )}
      <PaperGoals view={view} chosen={chosen} />
      {report === null ? (
        <p>{say('report.paper.no_facts')}</p>
      ) : (
        <>
          <h2>{say('report.roll.title')}</h2>
          <PaperRoll report={report} />
          <PaperFacts view={view} report={report} chosen={chosen} />
        </>
      )}
      <p class="paper-note">
        {say('report.note_touches')} {say('report.paper.compare')} {say('report.note_what')}
      </p>
      <div class="sign-here">
        <p>{say('report.paper.therapist')}</p>
        <p>{say('report.paper.date')}</p>
      </div>
    </article>
  );
}

/** The group's goals, and those of the seat. */
function goalsOf(view: SessionView, chosen: Chosen): readonly Goal[] {
  const key = view.seats.find(({ seat }) => seat === chosen)?.key ?? null;
  return view.goals.filter(({ seat_key = null }) => chosen === null || seat_key === null || seat_key === key);
}

function PaperGoals({ view, chosen }: { readonly view: SessionView; readonly chosen: Chosen }) {
  const goals = goalsOf(view, chosen);
  if (goals.length === 0) return null;
  return (
    <ul class="paper-goals">
      {goals.map((goal) => (
        <li key={goal.id}>
          <b>{say('report.paper.agreed', { name: keyName(view.seats, goal.seat_key) })}</b> {goal.text}
          {goal.rating === null || goal.rating === undefined
            ? ''
            : ` (${say('report.paper.rated', { level: levelWords(goal.rating) })})`}
        </li>
      ))}
    </ul>
  );
}

interface FactsProps extends PaperProps {
  readonly report: Report;
}

function PaperFacts({ view, report, chosen }: FactsProps) {
  const { own, pairs } = factsOf(report, chosen);
  const other = (fact: Measure) => (fact.other === null ? null : partner(fact, chosen));
  const told = pairs.filter((fact) => !isThin(fact)).sort((one, next) => next.n - one.n);
  const wanted = [...own.filter((fact) => !isThin(fact)), ...told.slice(0, PAIRS_MOST)];
  const rows = rowsOf(report).length;
  const fit = factsThatFit(
    wanted.map((fact) => definitionOf(fact, other(fact)).length),
    { words: view.line.words, goals: goalsOf(view, chosen).length, rows, row: paperRow(rows) },
  );
  const facts = wanted.slice(0, fit);
  const left = wanted.length - facts.length + Math.max(0, told.length - PAIRS_MOST);
  const thin = own.filter(isThin).map((fact) => nameOf(fact, other(fact)));
  return (
    <>
      <h2>
        {chosen === null
          ? say('report.facts.of_group')
          : say('report.facts.of_seat', { name: seatName(chosen) })}
      </h2>
      {facts.length > 0 ? (
        <FactTable label={say('report.facts.what')} facts={facts} chosen={chosen} paper />
      ) : null}
      <p class="paper-note">
        {thin.length > 0 ? say('report.paper.thin', { names: listed(thin) }) : ''}{' '}
        {left > 0 ? say('report.paper.more_facts', { count: left }) : ''}
      </p>
    </>
  );
}

const WIDTH = 690;
const NAMES = 100;
const ROLL = WIDTH - NAMES;

function PaperRoll({ report }: { readonly report: Report }) {
  const { timeline } = report;
  const rows = rowsOf(report);
  const scale = ROLL / Math.max(timeline.length, 1);
  const row = paperRow(rows.length);
  const thick = row > 12 ? 2.6 : 1.8;
  const top = timeline.scenes.length > 0 ? 46 : timeline.marks.length > 0 ? 20 : 2;
  const foot = top + rows.length * row;
  const size = Math.min(14, row + 1);
  return (
    <svg
      class="paper-roll"
      viewBox={`0 0 ${WIDTH} ${foot + 20}`}
      role="img"
      aria-label={say('report.roll.title')}
    >
      {timeline.scenes.map(({ since, until, name }) => (
        <g key={`${since} ${name}`}>
          <svg
            aria-hidden="true"
            x={NAMES + since * scale + 1}
            y="0"
            width={Math.max(1, (until - since) * scale - 2)}
            height="24"
          >
            <rect class="paper-scene" width="100%" height="24" rx="6" />
            <text x="7" y="16.5" class="paper-strong">
              {name}
            </text>
          </svg>
          {since > 0 ? <path class="paper-line" d={`M${NAMES + since * scale} 26V${foot}`} /> : null}
        </g>
      ))}
      {timeline.stops.map(([since, until]) => (
        <rect
          key={since}
          class="paper-stop"
          x={NAMES + since * scale}
          width={Math.max(0.8, (until - since) * scale)}
          y={top}
          height={rows.length * row}
        />
      ))}
      {rows.map((one, index) => {
        const y = top + index * row;
        const look = seatLook(one.seat);
        const paths = pathsOf(one.notes, { pads: one.pads, row, thick, scale });
        return (
          <g key={one.seat} class={`seat-${look.colour}`}>
            <path class="paper-line" d={`M0 ${y + row}H${WIDTH}`} />
            <svg
              aria-hidden="true"
              x="0"
              y={y + (row - size) / 2}
              width={size}
              height={size}
              viewBox="0 0 48 48"
            >
              <path class="paper-symbol" d={SYMBOL_PATHS[look.symbol]} fill-rule="evenodd" />
            </svg>
            <text
              x={size + 5}
              y={y + row * 0.72}
              class="paper-strong"
              style={{ fontSize: `${Math.min(13, row - 1)}px` }}
            >
              {seatName(one.seat)}
            </text>
            <g transform={`translate(${NAMES} ${y})`}>
              <path class="paper-heard" d={paths.heard} />
              <path class="paper-unheard" d={paths.unheard} />
            </g>
            {one.left_out.map(([since, until]) => (
              <text
                key={since}
                x={NAMES + since * scale + 4}
                y={y + row * 0.72}
                style={{ fontSize: `${Math.min(12, row - 1)}px` }}
              >
                {until - since > timeline.length / 3 ? say('report.roll.left_out') : ''}
              </text>
            ))}
          </g>
        );
      })}
      {timeline.marks.map(({ id, at, word }) => (
        <g key={id}>
          <path class="paper-mark" d={`M${NAMES + at * scale} ${top - 16}h8v12l-4-3-4 3z`} />
          <path class="paper-mark-line" d={`M${NAMES + at * scale} ${top - 4}V${foot}`} />
          <text x={NAMES + at * scale + 11} y={top - 5} style={{ fontSize: '12px' }}>
            {word}
          </text>
        </g>
      ))}
      {ticks({ since: 0, until: Math.max(timeline.length, 1) }, ROLL, 56).map((at) => (
        <text
          key={at}
          x={NAMES + at * scale}
          y={foot + 15}
          text-anchor={at === 0 ? 'start' : 'middle'}
          style={{ fontSize: '12px' }}
        >
          {clock(at)}
        </text>
      ))}
    </svg>
  );
}
