/** The therapist's own words: first and largest, kept as they are typed. */
import { say } from '../../words/say';
import type { Desk } from './desk';
import { useGrowing } from './growing';
import type { KeptState } from './keeping';

/** What the server takes. */
const LONGEST = 20_000;

export function keptWords(state: KeptState): string {
  switch (state) {
    case 'kept':
      return say('session.kept.kept');
    case 'keeping':
      return say('session.kept.keeping');
    case 'here':
      return say('session.kept.here');
    case 'refused':
      return say('session.kept.refused');
  }
}

export function KeptSign({ desk }: { readonly desk: Desk }) {
  const state = desk.kept.value;
  return (
    <p class={`kept is-${state}`} role="status">
      {keptWords(state)}
    </p>
  );
}

export function WordsPanel({ desk }: { readonly desk: Desk }) {
  const { words } = desk.view.value.line;
  const field = useGrowing();
  return (
    <section class="panel part words-panel" aria-labelledby="words-title">
      <div class="part-head">
        <h2 id="words-title">{say('session.words.title')}</h2>
        <KeptSign desk={desk} />
      </div>
      <textarea
        ref={field}
        class="words"
        aria-labelledby="words-title"
        placeholder={say('session.words.empty')}
        rows={4}
        maxLength={LONGEST}
        value={words}
        onInput={(event) => desk.change({ words: event.currentTarget.value })}
        onBlur={() => desk.settle()}
      />
    </section>
  );
}
