/** The guide's own sentences; things on other pages are called what they are called there. */
import { say, sayOr, type Values } from '../../words/say';

function names(): Values {
  return {
    one_switch: say('access.preset.one_switch.name'),
    two_switches: say('access.preset.two_switches.name'),
    switch_plays: say('access.preset.switch_plays.name'),
    eye_gaze: say('access.preset.eye_gaze.name'),
    helped: say('helper.button.helped'),
    not_now: say('helper.button.not_now'),
    start: say('record.start'),
    ask: say('record.ask'),
    last: say('record.last_minute'),
    mark: say('dashboard.dock.mark'),
    hush: say('dashboard.dock.hush'),
    calm: say('dashboard.calm.title'),
    sessions: say('sessions.title'),
    one: say('sessions.one.title'),
    erase: say('sessions.erase'),
    bring: say('sessions.bring.title'),
    take: say('session.take.title'),
    whole: say('session.take.format.everything.name'),
    research: say('session.take.format.research.name'),
  };
}

/** Every chapter's words begin so in the catalogs. */
const OWN = 'guide.';

export const words = (key: string, values: Values = {}): string =>
  sayOr(OWN + key, '', { ...names(), ...values });

/** Lines of words, a paragraph each. */
export function Paragraphs({ of: text }: { readonly of: string }) {
  return (
    <>
      {text.split('\n').map((line) => (
        <p key={line}>{line}</p>
      ))}
    </>
  );
}
