/** What: for whom it acts, what runs, and the twelve cards in a grid that never changes. */
import { Piano } from 'lucide-preact';
import { Act } from '../../../ui/controls';
import { useHeld } from '../../../ui/held';
import { Icon } from '../../../ui/icon';
import { say } from '../../../words/say';
import { ActCap } from '../hands/act-cap';
import { cardStatus, pressCard } from '../hands/hands';
import { useSession } from '../session';
import { NowBar } from './now-bar';
import { TechniquePicture } from './technique-picture';
import { briefOf, CARDS, type CardName, titleOf, whoWords, wordsOf } from './techniques';

export function What() {
  const session = useSession();
  const running = session.state.value?.techniques ?? [];
  return (
    <section class="what panel" aria-labelledby="what-title">
      <div class="head">
        <h2 id="what-title">{say('dashboard.what')}</h2>
        <p class="for-whom num">
          {forWhom(
            session.chosenSeats.value.map((seat) => seat.seat),
            session.taken.value.length,
          )}
        </p>
        <Act
          onPress={() => session.toggleDrawer('play')}
          kind="outline"
          {...(session.drawer.value === 'play' ? { pressed: true } : {})}
        >
          <Icon of={Piano} size={20} />
          {say('dashboard.play.title')}
        </Act>
      </div>
      <NowBar />
      <div class={`cards ${running.length > 0 ? 'brief' : ''} ${running.length > 1 ? 'briefest' : ''}`}>
        {CARDS.map((card) =>
          card === 'space' ? <SpaceCard key={card} card={card} /> : <TapCard key={card} card={card} />,
        )}
      </div>
    </section>
  );
}

function forWhom(chosen: readonly number[], here: number): string {
  if (chosen.length > 0) return whoWords(chosen);
  if (here === 0) return say('dashboard.everyone');
  return say('dashboard.everyone_here', { count: here });
}

interface CardProps {
  readonly card: CardName;
}

function TapCard({ card }: CardProps) {
  const session = useSession();
  const status = cardStatus(session, card);
  const why = status.state === 'not_now' ? status.why : null;
  return (
    <button
      type="button"
      class={`card ${why === null ? '' : 'not-now-card'}`}
      data-card={card}
      aria-pressed={status.state === 'on'}
      aria-disabled={why !== null}
      onClick={() => pressCard(session, card)}
    >
      <CardFace card={card} why={why} />
    </button>
  );
}

/** Held: the grounds wait for as long as the finger stays. */
function SpaceCard({ card }: CardProps) {
  const session = useSession();
  const held = useHeld(
    () => session.send('set_space', { on: true }),
    () => session.send('set_space', { on: false }),
  );
  const on = cardStatus(session, card).state === 'held';
  return (
    <button type="button" class={`card ${on ? 'is-held' : ''}`} data-card={card} aria-pressed={on} {...held}>
      <CardFace card={card} why={null} />
    </button>
  );
}

function CardFace({ card, why }: CardProps & { readonly why: string | null }) {
  return (
    <>
      <TechniquePicture of={card} />
      <b>{titleOf(card)}</b>
      {why === null ? (
        <>
          <span class="long">{wordsOf(card)}</span>
          <span class="short" aria-hidden="true">
            {briefOf(card)}
          </span>
        </>
      ) : (
        <span>{why}</span>
      )}
      <ActCap act={`card ${card}`} />
    </>
  );
}
