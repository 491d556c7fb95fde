/** Twenty touches, as a little piece: begun here, played on the tablet, then what they suggest and why. Nothing changes by itself. */
import type { ProposedChange, SeatState } from '../../../protocol.gen';
import { Act } from '../../../ui/controls';
import { say, sayOr } from '../../../words/say';
import { useSession } from '../session';
import { Beside } from './beside';
import { ALL_SETTINGS, valueWords } from './settings';

interface FindProps {
  readonly seat: SeatState | null;
  readonly onClose: () => void;
}

/** The sentences that the server names here, so that this page carries them. */
const TOLD = ['access.proposal.', 'access.reason.'] as const;

export function FindPanel({ seat, onClose }: FindProps) {
  return (
    <Beside title={say('access.find.title')} onClose={onClose}>
      {seat === null ? <p class="quiet-line">{say('access.find.one_seat')}</p> : <Finding seat={seat} />}
    </Beside>
  );
}

function Finding({ seat }: { readonly seat: SeatState }) {
  const session = useSession();
  const ask = (on: boolean) => session.send('calibrate', { seat: seat.seat, on });
  if (seat.calibrating) {
    return (
      <>
        <p role="status">{say('access.find.running')}</p>
        <Act onPress={() => ask(false)}>{say('access.find.stop')}</Act>
      </>
    );
  }
  const begin =
    seat.link === 'here' ? (
      <Act kind="main" onPress={() => ask(true)}>
        {say('access.find.start')}
      </Act>
    ) : (
      <p class="sentence">{say('access.find.away')}</p>
    );
  const { proposal } = seat;
  if (proposal === null) {
    return (
      <>
        <p>{say('access.find.words')}</p>
        {begin}
      </>
    );
  }
  const answer = (take: boolean) => session.send('take_proposal', { seat: seat.seat, take });
  return (
    <>
      <p role="status">{sayOr(proposal.says.key, TOLD[0], proposal.says.values)}</p>
      <ul class="proposal">
        {proposal.changes.map((change) => (
          <Proposed key={change.field} change={change} />
        ))}
      </ul>
      {proposal.changes.length === 0 ? (
        <Act onPress={() => answer(false)}>{say('access.find.keep')}</Act>
      ) : (
        <div class="two">
          <Act kind="main" onPress={() => answer(true)}>
            {say('access.find.take')}
          </Act>
          <Act onPress={() => answer(false)}>{say('access.find.keep')}</Act>
        </div>
      )}
    </>
  );
}

function Proposed({ change }: { readonly change: ProposedChange }) {
  const setting = ALL_SETTINGS.find((one) => one.field === change.field);
  if (setting === undefined) return null;
  const value = valueWords(setting.field, change.value);
  return (
    <li>
      <b>{say('access.find.change', { what: say(setting.title), value })}</b>
      <small>{sayOr(change.reason.key, TOLD[1], change.reason.values)}</small>
    </li>
  );
}
