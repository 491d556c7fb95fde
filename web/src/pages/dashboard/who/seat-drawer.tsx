/** One seat, or several alike: sound, pads and touch, place. Everything takes effect at once; Undo takes it back. */
import { LogOut, RotateCcw, RotateCw, UserX } from 'lucide-preact';
import { useState } from 'preact/hooks';
import type { SeatState, TimingMode } from '../../../protocol.gen';
import { Act, Choices, Stepper, SwitchTile } from '../../../ui/controls';
import { Icon } from '../../../ui/icon';
import { SeatToken } from '../../../ui/seat-token';
import { seatWords } from '../../../ui/seats';
import { say, sayOr } from '../../../words/say';
import { Drawer } from '../drawer';
import { agreed, chosenNumbers, stepWithin } from '../hands/hands';
import { type Session, useSession } from '../session';
import { moved, orderOf, turned } from './circle';
import { GROUPS } from './who';

const REGISTER_MOST = 4;

type Tab = 'sound' | 'place';

/** The value all have, or null when they differ. */
export function shared<T>(seats: readonly SeatState[], of: (seat: SeatState) => T): T | null {
  const [first, ...rest] = seats;
  if (first === undefined) return null;
  const value = of(first);
  return rest.every((seat) => of(seat) === value) ? value : null;
}

export function SeatDrawer() {
  const session = useSession();
  const seats = session.meant.value;
  const [tab, setTab] = useState<Tab>('sound');
  const [first] = seats;
  if (first === undefined) return null;
  const one = seats.length === 1;
  return (
    <Drawer
      title={
        one
          ? say('pad.panel.title', { seat: seatWords(first.seat) })
          : session.chosenSeats.value.length > 0
            ? say('dashboard.seats', { count: seats.length })
            : say('access.of_all')
      }
      sign={one ? <SeatToken seat={first.seat} /> : null}
    >
      <Choices
        label={say('dashboard.seat.of_these')}
        chosen={tab}
        onChoose={setTab}
        choices={[
          { value: 'sound', words: say('dashboard.sound.title') },
          { value: 'place', words: say('access.tab.place') },
        ]}
      />
      {tab === 'sound' ? (
        <>
          <Steppers seats={seats} />
          <Instruments seats={seats} />
          <Softly seats={seats} />
        </>
      ) : (
        <>
          <OwnTime seats={seats} />
          <Chairs />
          {one && first.link !== 'free' ? <Leaving session={session} seat={first} /> : null}
        </>
      )}
    </Drawer>
  );
}

interface SeatsProps {
  readonly seats: readonly SeatState[];
}

function numbersOf(seats: readonly SeatState[]): number[] {
  return seats.map((seat) => seat.seat);
}

function Instruments({ seats }: SeatsProps) {
  const session = useSession();
  const now = shared(seats, (seat) => seat.instrument);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset can't be laid out as a grid in older browsers.
    <div class="instruments" role="group" aria-label={say('dashboard.seat.instrument')}>
      {session.offer.value.instruments.map((instrument) => (
        <Act
          key={instrument.id}
          pressed={instrument.id === now}
          onPress={() => session.send('set_seats', { seats: numbersOf(seats), instrument: instrument.id })}
        >
          {sayOr(`instruments.${instrument.id}`, instrument.name)}
        </Act>
      ))}
    </div>
  );
}

function registerWords(register: number | null): string {
  if (register === null) return say('access.differs');
  if (register === 0) return say('dashboard.seat.usual_place');
  return register > 0
    ? say('dashboard.seat.steps_higher', { steps: register })
    : say('dashboard.seat.steps_lower', { steps: -register });
}

function Steppers({ seats }: SeatsProps) {
  const session = useSession();
  const numbers = numbersOf(seats);
  const [first] = seats;
  if (first === undefined) return null;
  const level = shared(seats, (seat) => seat.level);
  const register = shared(seats, (seat) => seat.register);
  const range =
    seats.length === 1 && first.low !== ''
      ? say('dashboard.seat.range', { low: first.low, high: first.high })
      : registerWords(register);
  function stepLevel(by: -1 | 1): void {
    if (level === null) session.send('step_seats', { seats: numbers, by });
    else session.send('set_seats', { seats: numbers, level: stepWithin(level, by) });
  }
  function stepRegister(by: -1 | 1): void {
    const next = Math.min(REGISTER_MOST, Math.max(-REGISTER_MOST, (register ?? 0) + by));
    session.send('set_seats', { seats: numbers, register: next });
  }
  return (
    <div class="seat-steppers">
      <Stepper
        label={say('dashboard.seat.level')}
        value={level ?? '·'}
        words={say('dashboard.sound.level_of_ten')}
        less={say('dashboard.seat.level_softer')}
        more={say('dashboard.seat.level_louder')}
        onStep={stepLevel}
      />
      <Stepper
        label={say('dashboard.seat.register')}
        value={signed(register)}
        words={range}
        less={say('dashboard.seat.lower')}
        more={say('dashboard.seat.higher')}
        onStep={stepRegister}
      />
    </div>
  );
}

function signed(register: number | null): string {
  if (register === null) return '·';
  return register > 0 ? `+${register}` : register < 0 ? `−${-register}` : '0';
}

function Softly({ seats }: SeatsProps) {
  const session = useSession();
  const numbers = numbersOf(seats);
  const soft = agreed(seats, (seat) => seat.soft);
  const calm = agreed(seats, (seat) => seat.calm);
  return (
    <div class="seat-switches">
      <SwitchTile
        title={say('dashboard.play.soft_start')}
        words={say('dashboard.play.swell')}
        on={soft}
        onPress={() => session.send('set_seats', { seats: numbers, soft: soft !== true })}
      />
      <SwitchTile
        title={say('access.calm.title')}
        words={say('access.calm.brief')}
        on={calm}
        onPress={() => session.send('set_calm', { seats: numbers, on: calm !== true })}
      />
    </div>
  );
}

function Leaving({ session, seat }: { readonly session: Session; readonly seat: SeatState }) {
  return (
    <div class="drawer-foot">
      <Act
        kind={seat.wants_to_leave ? 'next' : 'plain'}
        onPress={() => session.send('allow_leave', { seat: seat.seat, allow: true })}
      >
        <Icon of={LogOut} size={20} />
        {say('dashboard.act.let_leave')}
      </Act>
      <Act onPress={() => session.send('remove_seat', { seat: seat.seat })}>
        <Icon of={UserX} size={20} />
        {say('dashboard.seat.remove')}
      </Act>
    </div>
  );
}

const OWN_TIMES: readonly (TimingMode | 'room')[] = [
  'room',
  'as_played',
  'steady',
  'gentle',
  'together',
  'loop',
];

function timeName(value: TimingMode | 'room'): string {
  if (value === 'room') return say('dashboard.seat.as_room');
  return value === 'loop' ? say('dashboard.sound.loop') : say(`dashboard.timing.${value}`);
}

/** When this seat's touches sound, if it shall differ from the room. */
function OwnTime({ seats }: SeatsProps) {
  const session = useSession();
  const now = shared(seats, (seat) => seat.timing ?? 'room');
  return (
    <div class="part">
      <h3>{say('dashboard.sound.time')}</h3>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset can't be laid out as a grid in older browsers. */}
      <div class="own-times" role="group" aria-label={say('dashboard.seat.time_of_these')}>
        {OWN_TIMES.map((value) => (
          <Act
            key={value}
            pressed={value === now}
            onPress={() =>
              session.send('set_seats', { seats: numbersOf(seats), timing: value === 'room' ? null : value })
            }
          >
            {timeName(value)}
          </Act>
        ))}
      </div>
    </div>
  );
}

/** Where chairs stand, and which seats are a group: what dragging does, for hands that can't. */
function Chairs() {
  const session = useSession();
  const chosen = chosenNumbers(session);
  const [only, ...others] = chosen;
  const one = only !== undefined && others.length === 0 ? only : null;
  const order = orderOf(session.seats.value);
  const words = one === null ? say('dashboard.seat.turn_circle') : say('dashboard.seat.move');
  function go(by: -1 | 1): void {
    session.send('arrange', { order: one === null ? turned(order, by) : moved(order, one, by) });
  }
  return (
    <>
      <div class="chairs">
        <p>{words}</p>
        <Act label={say('dashboard.seat.anticlockwise', { what: words })} onPress={() => go(-1)}>
          <Icon of={RotateCcw} />
        </Act>
        <Act label={say('dashboard.seat.clockwise', { what: words })} onPress={() => go(1)}>
          <Icon of={RotateCw} />
        </Act>
      </div>
      {chosen.length === 0 ? null : (
        <div class="chairs">
          <p>{say('dashboard.seat.keep_group')}</p>
          {GROUPS.map((group) => (
            <Act
              key={group}
              label={say('dashboard.seat.keep_as', { group })}
              onPress={() => session.send('set_group', { group, seats: chosen })}
            >
              {group}
            </Act>
          ))}
        </div>
      )}
    </>
  );
}
