/** What runs now: one line per technique; the one touched last shows its number and what else it needs. From three on the others are only named. */
import { signal } from '@preact/signals';
import type { Cue, TechniqueName, TechniqueState } from '../../../protocol.gen';
import { Stepper } from '../../../ui/controls';
import { seatLook } from '../../../ui/seats';
import { say } from '../../../words/say';
import { chosenNumbers } from '../hands/hands';
import { type Session, useSession } from '../session';
import { TechniquePicture } from './technique-picture';
import { briefOf, cueLine, knobOf, titleOf, whoWords } from './techniques';

/** The line that is opened; otherwise the newest is. */
const opened = signal<TechniqueName | null>(null);

export function NowBar() {
  const session = useSession();
  const state = session.state.value;
  const techniques = state?.techniques ?? [];
  if (state === null || techniques.length === 0) return null;
  const newest = techniques[techniques.length - 1]?.technique;
  const open = techniques.some((one) => one.technique === opened.value) ? opened.value : newest;
  return (
    <ul class={`now-bar ${techniques.length > 2 ? 'crowded' : ''}`} aria-label={say('dashboard.now.title')}>
      {techniques.map((technique) => (
        <Line
          key={technique.technique}
          technique={technique}
          cue={state.cues.find((cue) => cue.technique === technique.technique)}
          open={technique.technique === open}
        />
      ))}
    </ul>
  );
}

interface LineProps {
  readonly technique: TechniqueState;
  readonly cue: Cue | undefined;
  readonly open: boolean;
}

function Line({ technique, cue, open }: LineProps) {
  const session = useSession();
  const name = technique.technique;
  const seats = technique.seats ?? [];
  const forWhom = seats.length === 0 ? briefOf(name) : say('dashboard.now.for', { who: whoWords(seats) });
  const words = cue === undefined ? forWhom : cueLine(cue, session.beat(), session.state.value?.tempo.target);
  const face = (
    <>
      <TechniquePicture of={name} />
      <span class="now-words num">
        <b>{titleOf(name)}</b>
        <small>{words}</small>
      </span>
    </>
  );
  return (
    <li class={`now-line-of ${open ? 'open' : ''}`} data-now={name}>
      {open ? (
        <div class="now-face">{face}</div>
      ) : (
        <button
          type="button"
          class="now-face"
          aria-expanded={false}
          onClick={() => {
            opened.value = name;
          }}
        >
          {face}
        </button>
      )}
      <button
        type="button"
        class="now-act"
        aria-label={say('dashboard.now.end_one', { name: titleOf(name) })}
        onClick={() => session.send('end_technique', { technique: name })}
      >
        {say('dashboard.now.end')}
      </button>
      {open ? <Needs technique={technique} cue={cue} /> : null}
    </li>
  );
}

function change(session: Session, technique: TechniqueState): void {
  session.send('start_technique', { technique });
}

function Needs({ technique, cue }: { readonly technique: TechniqueState; readonly cue: Cue | undefined }) {
  const session = useSession();
  const knob = knobOf(technique);
  const extras = extrasOf(session, technique, cue);
  if (knob === null && extras.length === 0) return null;
  return (
    <div class="now-needs">
      {knob === null ? null : (
        <Stepper
          label={knob.label}
          value={knob.value}
          words={knob.words}
          less={say('dashboard.less', { what: knob.label })}
          more={say('dashboard.more', { what: knob.label })}
          onStep={(by) => change(session, knob.step(by))}
        />
      )}
      {extras.map((extra) => (
        <button
          type="button"
          key={extra.words}
          class="now-act"
          onClick={extra.press}
          {...(extra.on === undefined ? {} : { 'aria-pressed': extra.on })}
        >
          {extra.words}
        </button>
      ))}
    </div>
  );
}

interface Extra {
  readonly words: string;
  /** Absent: an act, not a switch. */
  readonly on?: boolean;
  readonly press: () => void;
}

/** Who calls: the therapist, or the one seat that is chosen. */
function caller(session: Session, technique: TechniqueState): Extra {
  const leader = technique.leader ?? 0;
  return {
    words:
      leader === 0
        ? say('dashboard.now.you_call')
        : say('dashboard.now.calls', { name: seatLook(leader).name }),
    on: leader !== 0,
    press: () => {
      const [only, ...others] = chosenNumbers(session);
      if (leader !== 0) change(session, { ...technique, leader: 0 });
      else if (only === undefined || others.length > 0) session.refuse(say('dashboard.now.choose_caller'));
      else change(session, { ...technique, leader: only });
    },
  };
}

function extrasOf(session: Session, technique: TechniqueState, cue: Cue | undefined): readonly Extra[] {
  const next = (words: string): Extra => ({
    words,
    press: () => session.send('next_part', { technique: technique.technique }),
  });
  const toggle = (words: string, on: boolean, changed: Partial<TechniqueState>): Extra => ({
    words,
    on,
    press: () => change(session, { ...technique, ...changed }),
  });
  switch (technique.technique) {
    case 'turns': {
      const quiet = technique.until_quiet === true;
      return [
        toggle(say('dashboard.now.until_quiet'), quiet, { until_quiet: !quiet }),
        next(say('dashboard.now.next_seat')),
      ];
    }
    case 'pass_on':
      return [next(say('dashboard.now.next_group'))];
    case 'call_answer': {
      const one = technique.one_by_one === true;
      return [
        caller(session, technique),
        toggle(say('dashboard.now.one_by_one'), one, { one_by_one: !one }),
        next(say('dashboard.now.hand_over')),
      ];
    }
    case 'stop_go': {
      const hand = technique.by_hand === true;
      return [
        toggle(say('dashboard.now.by_hand'), hand, { by_hand: !hand }),
        next(cue?.phase === 'stop' ? say('dashboard.now.go') : say('dashboard.now.stop')),
      ];
    }
    case 'build': {
      const fading = technique.fading === true;
      return [
        toggle(say('dashboard.now.fade'), fading, { fading: !fading }),
        next(fading ? say('dashboard.now.one_less') : say('dashboard.now.one_more')),
      ];
    }
    case 'iso': {
      const paused = technique.iso?.paused === true;
      const iso = { ...technique.iso, paused: !paused };
      return [toggle(say('dashboard.now.pause'), paused, { iso })];
    }
    default:
      return [];
  }
}
