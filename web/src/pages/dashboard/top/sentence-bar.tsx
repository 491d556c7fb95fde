/** The middle of the top bar: the plan while all is well, else the one sentence with its way out; NEXT stays beside it. */
import { Act } from '../../../ui/controls';
import { sayBye } from '../../../words/bye';
import { type Key, say } from '../../../words/say';
import { NextButton, PlanStrip } from '../plan/plan-strip';
import { type Session, useSession } from '../session';
import { type SentenceAct, sentenceOf } from './sentence';

const ACT_WORDS: Readonly<Record<SentenceAct, Key>> = {
  open_speaker: 'dashboard.act.open_here',
  show_join: 'dashboard.act.show_qr',
  let_in: 'dashboard.act.let_in',
  not_now: 'dashboard.act.not_now',
  let_leave: 'dashboard.act.let_leave',
  stay: 'dashboard.act.not_now',
  end_replay: 'record.replay.end',
};

const MAIN_ACTS: readonly SentenceAct[] = ['open_speaker', 'show_join', 'let_in', 'let_leave'];

export function SentenceBar() {
  const session = useSession();
  const sentence = sentenceOf({
    link: session.link.value,
    bye: session.bye.value === null ? null : sayBye(session.bye.value),
    refusal: session.refusal.value,
    said: session.said.value,
    state: session.state.value,
    speakerSeen: session.speakerSeen.value,
    unreached: session.unreached.value,
    replays: (session.replay.value?.session ?? null) !== null,
  });
  const plan = session.state.value?.plan ?? null;
  const planned = plan !== null && sentence.tone === 'calm' && session.said.value === null;
  return (
    <div class={`sentence-bar panel tone-${sentence.tone}`}>
      {/* Screen readers hear the sentence when it changes, and nothing else. */}
      <p role="status" class={planned ? 'said' : ''}>
        {sentence.text}
      </p>
      {planned ? <PlanStrip plan={plan} /> : null}
      {sentence.acts.map((act) => (
        <Act
          key={act}
          kind={MAIN_ACTS.includes(act) ? (sentence.tone === 'ask' ? 'next' : 'main') : 'outline'}
          onPress={() => perform(session, act, sentence.seat)}
        >
          {say(ACT_WORDS[act])}
        </Act>
      ))}
      {plan !== null && !planned ? (
        <Act kind="outline" onPress={() => session.toggleDrawer('plan')}>
          {say('dashboard.top.plan')}
        </Act>
      ) : null}
      {plan === null && session.state.value !== null ? (
        <Act kind="outline" class="choose-plan" onPress={() => session.toggleDrawer('plan')}>
          {say('dashboard.plan.choose')}
        </Act>
      ) : null}
      <NextButton />
    </div>
  );
}

/** A page of its own: the sound must live on when the dashboard is reloaded. */
export function openSpeaker(room: string): void {
  window.open(`/speaker?room=${encodeURIComponent(room)}`, `roundelay-speaker-${room}`);
}

function perform(session: Session, act: SentenceAct, seat: number | undefined): void {
  if (act === 'open_speaker') openSpeaker(session.room);
  if (act === 'show_join') session.drawer.value = 'join';
  if (act === 'end_replay') session.send('end_replay', {});
  if (seat === undefined) return;
  if (act === 'let_in') session.send('admit', { seat, let_in: true });
  if (act === 'not_now') session.send('admit', { seat, let_in: false });
  if (act === 'let_leave') session.send('allow_leave', { seat, allow: true });
  if (act === 'stay') session.send('allow_leave', { seat, allow: false });
}
