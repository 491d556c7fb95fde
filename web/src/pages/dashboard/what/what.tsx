/** What: for whom it acts, what runs, and the twelve cards in a grid that never changes. */
import { Piano } from 'lucide-preact';
import { Act } from '../../../ui/controls';
import { useHeld } from '../../../ui/held';
import { Icon } from '../../../ui/icon';
import { ActCap } from '../hands/act-cap';
import { cardStatus, pressCard } from '../hands/hands';
import { useSession } from '../session';
import { NowBar } from './now-bar';
import { TechniquePicture } from './technique-picture';
import { CARDS, type Card, whoWords } from './techniques';

export function What() {
  const session = useSession();
  const running = session.state.value?.techniques ?? [];
  return (
    <section class="what panel" aria-labelledby="what-title">
      <div class="head">
        <h2 id="what-title">What</h2>
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
          Play along
        </Act>
      </div>
      <NowBar />
      <div class={`cards ${running.length > 0 ? 'brief' : ''} ${running.length > 1 ? 'briefest' : ''}`}>
        {CARDS.map((card) =>
          card.name === 'space' ? (
            <SpaceCard key={card.name} card={card} />
          ) : (
            <TapCard key={card.name} card={card} />
          ),
        )}
      </div>
    </section>
  );
}

function forWhom(chosen: readonly number[], here: number): string {
  if (chosen.length > 0) return whoWords(chosen);
  if (here === 0) return 'everyone';
  return `everyone, ${here} ${here === 1 ? 'seat' : 'seats'}`;
}

interface CardProps {
  readonly card: Card;
}

function TapCard({ card }: CardProps) {
  const session = useSession();
  const status = cardStatus(session, card.name);
  const why = status.state === 'not_now' ? status.why : null;
  return (
    <button
      type="button"
      class={`card ${why === null ? '' : 'not-now-card'}`}
      data-card={card.name}
      aria-pressed={status.state === 'on'}
      aria-disabled={why !== null}
      onClick={() => pressCard(session, card.name)}
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
  const on = cardStatus(session, card.name).state === 'held';
  return (
    <button
      type="button"
      class={`card ${on ? 'is-held' : ''}`}
      data-card={card.name}
      aria-pressed={on}
      {...held}
    >
      <CardFace card={card} why={null} />
    </button>
  );
}

function CardFace({ card, why }: CardProps & { readonly why: string | null }) {
  return (
    <>
      <TechniquePicture of={card.name} />
      <b>{card.title}</b>
      {why === null ? (
        <>
          <span class="long">{card.words}</span>
          <span class="short" aria-hidden="true">
            {card.brief}
          </span>
        </>
      ) : (
        <span>{why}</span>
      )}
      <ActCap act={`card ${card.name}`} />
    </>
  );
}
