/** A session as it is read: the therapist's words, the moments kept, who played when, facts of one seat at a time. */
import { useEffect, useState } from 'preact/hooks';
import { Act } from '../../ui/controls';
import { LanguageChoice } from '../../ui/language';
import { ScanningSwitch } from '../../ui/scanning-control';
import { say } from '../../words/say';
import type { Desk } from './desk';
import type { Chosen } from './facts/chosen';
import { Facts } from './facts/facts';
import { Goals } from './goals/goals';
import { Moods } from './goals/moods';
import { Heading } from './heading';
import { SeatKeys } from './keys/keys';
import { Marks } from './marks';
import { Paper } from './paper';
import { Score } from './take/score';
import { Progress, TakeAway } from './take/take-away';
import { Roll } from './timeline/roll';
import type { View } from './timeline/view';
import { WordsPanel } from './words-panel';

/** How often it is asked whether a room is open. */
const ROOM_EVERY_MS = 10_000;

export function SessionPage({ desk }: { readonly desk: Desk }) {
  const [chosen, choose] = useState<Chosen | undefined>(undefined);
  const [taking, setTaking] = useState(false);
  const [wanted, setWanted] = useState<number | null>(null);
  const [view, setView] = useState<View | null>(null);
  const report = desk.report.value;
  const session = desk.view.value;
  const kept = session.seats.filter(({ kept }) => kept).map(({ seat }) => seat);
  const first = kept.length === 0 ? null : Math.min(...kept);
  const seat = chosen === undefined ? first : chosen;

  useEffect(() => {
    void desk.makeReport();
    void desk.lookForRoom();
    const timer = window.setInterval(() => {
      if (document.visibilityState === 'visible') void desk.lookForRoom();
    }, ROOM_EVERY_MS);
    return () => window.clearInterval(timer);
  }, [desk]);

  function show(at: number): void {
    setWanted(null);
    window.setTimeout(() => setWanted(at)); // the same moment once more is shown once more
    document.getElementById('roll-title')?.scrollIntoView({ block: 'start' });
  }

  return (
    <>
      <div class="session">
        <nav class="session-way" aria-label={say('session.way')}>
          <a href="/sessions">{say('session.to_library')}</a>
        </nav>
        <main>
          <Heading desk={desk} taking={taking} onTake={() => setTaking(!taking)} />
          <p class="sentence" role="alert" hidden={desk.problem.value === null}>
            {desk.problem.value}
          </p>
          {taking ? <TakeAway desk={desk} view={view} seat={seat} /> : null}
          <div class="session-top">
            <WordsPanel desk={desk} />
            <Marks desk={desk} onShow={show} />
          </div>
          <div class="session-top">
            <Goals desk={desk} />
            <Moods desk={desk} />
          </div>
          {report === null ? (
            <Making desk={desk} />
          ) : (
            <>
              <Roll report={report} wanted={wanted} onSeat={choose} onView={setView} />
              <Facts report={report} chosen={seat} onChoose={choose} />
            </>
          )}
          <SeatKeys desk={desk} />
          <Score desk={desk} view={view} />
        </main>
        <footer class="session-foot">
          <LanguageChoice />
          <ScanningSwitch />
          <a href="/guide">{say('host.guide')}</a>
        </footer>
      </div>
      <Paper view={session} report={report} chosen={seat} />
    </>
  );
}

function Making({ desk }: { readonly desk: Desk }) {
  const job = desk.making.value;
  return (
    <section class="panel part" aria-labelledby="making-title">
      <h2 id="making-title">{say('report.roll.title')}</h2>
      {job !== null && job.state === 'refused' ? (
        <>
          <p class="sentence" role="alert">
            {job.text}
          </p>
          <Act kind="outline" onPress={() => void desk.makeReport()}>
            {say('session.again')}
          </Act>
        </>
      ) : null}
      {job !== null && job.state !== 'refused' ? <Progress job={job} name="making-title" /> : null}
    </section>
  );
}
