/** How one seat is touched and seen, or several alike: begin from, touch, pads and light. Live at once; Undo is in the dock. */
import { ArrowLeft, Hand, HeartHandshake, QrCode, ScanLine } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { type Access, whole } from '../../../access/profile';
import type { SeatState } from '../../../protocol.gen';
import { Act, Choices } from '../../../ui/controls';
import { Icon } from '../../../ui/icon';
import { SeatToken } from '../../../ui/seat-token';
import { seatLook } from '../../../ui/seats';
import { say, sayOr } from '../../../words/say';
import { agreed } from '../hands/hands';
import { useSession } from '../session';
import { CardPanel } from './card-panel';
import { FindPanel } from './find-panel';
import { HelperPanel } from './helper-panel';
import { SettingRow, SwitchRow } from './setting-row';
import { GAZE, HAND, isWorn, LIGHT, MORE, PADS, type Setting, SWITCHES } from './settings';
import { TabletPicture } from './tablet-picture';
import { UsePanel } from './use-panel';

/** What stands where one begins: the presets, or one of the things done for the whole seat. */
type Beside = 'presets' | 'find' | 'card' | 'use' | 'helper';
type TouchTab = 'hand' | 'gaze' | 'switches' | 'more';
type PadsTab = 'pads' | 'light';

const TOUCH: Readonly<Record<TouchTab, readonly Setting[]>> = {
  hand: HAND,
  gaze: GAZE,
  switches: SWITCHES,
  more: MORE,
};

/** More tokens than this would not be told apart. */
const TOKENS_MOST = 4;

interface SeatsProps {
  readonly seats: readonly SeatState[];
}

const profilesOf = (seats: readonly SeatState[]): Access[] => seats.map((seat) => whole(seat.access));
const numbersOf = (seats: readonly SeatState[]): number[] => seats.map((seat) => seat.seat);

export function SeatView() {
  const session = useSession();
  const seats = session.meant.value;
  const [beside, setBeside] = useState<Beside>('presets');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
    // The map comes back only once this has gone.
    return () =>
      void window.setTimeout(() => document.querySelector<HTMLElement>('.strip-access')?.focus(), 0);
  }, []);
  const [first] = seats;
  if (first === undefined) return null;
  const only = seats.length === 1 ? first : null;
  const toggle = (name: Beside) => () => setBeside(beside === name ? 'presets' : name);
  const close = () => setBeside('presets');
  return (
    <section class="seat-view" aria-labelledby="seat-view-title">
      <header class="seat-head panel">
        <span class="meant-tokens">
          {seats.slice(0, TOKENS_MOST).map((seat) => (
            <SeatToken key={seat.seat} seat={seat.seat} />
          ))}
        </span>
        <div class="seat-title">
          <h2 id="seat-view-title" tabIndex={-1} ref={heading}>
            {titleOf(seats, session.chosenSeats.value.length > 0)}
          </h2>
          <p>{seats.some((seat) => seat.link === 'here') ? say('access.at_once') : say('access.nobody')}</p>
        </div>
        <div class="seat-acts">
          <Act pressed={beside === 'find'} onPress={toggle('find')}>
            <Icon of={Hand} size={20} />
            {say('access.find.title')}
          </Act>
          <Act pressed={beside === 'card'} onPress={toggle('card')}>
            <Icon of={QrCode} size={20} />
            {say('access.card.show')}
          </Act>
          <Act pressed={beside === 'use'} onPress={toggle('use')}>
            <Icon of={ScanLine} size={20} />
            {say('access.card.use')}
          </Act>
          <Act pressed={beside === 'helper'} onPress={toggle('helper')}>
            <Icon of={HeartHandshake} size={20} />
            {say('access.helper.title')}
          </Act>
          <Act kind="outline" onPress={() => session.toggleDrawer('access')}>
            <Icon of={ArrowLeft} size={20} />
            {say('access.back')}
          </Act>
        </div>
      </header>
      <div class="seat-columns">
        {beside === 'presets' ? <Presets seats={seats} /> : null}
        {beside === 'find' ? <FindPanel seat={only} onClose={close} /> : null}
        {beside === 'card' ? <CardPanel seat={only} onClose={close} /> : null}
        {beside === 'use' ? <UsePanel seats={numbersOf(seats)} onClose={close} /> : null}
        {beside === 'helper' ? <HelperPanel seat={only} onClose={close} /> : null}
        <Touch seats={seats} />
        <PadsAndLight seats={seats} />
      </div>
    </section>
  );
}

function titleOf(seats: readonly SeatState[], chosen: boolean): string {
  const [first] = seats;
  if (first !== undefined && seats.length === 1)
    return say('access.of_seat', { seat: first.seat, name: seatLook(first.seat).name });
  return chosen ? say('access.of_seats', { count: seats.length }) : say('access.of_all');
}

function Presets({ seats }: SeatsProps) {
  const session = useSession();
  const profiles = profilesOf(seats);
  return (
    <section class="panel seat-column seat-begin" aria-labelledby="seat-begin">
      <h3 id="seat-begin">{say('access.begin')}</h3>
      <div class="column-body presets">
        {session.offer.value.presets.map(({ id, profile }) => (
          <button
            type="button"
            class="preset"
            key={id}
            data-preset={id}
            aria-pressed={isWorn(profiles, whole(profile))}
            onClick={() => session.send('use_access', { seats: numbersOf(seats), profile })}
          >
            <b>{sayOr(`access.preset.${id}.name`, id)}</b>
            <small>{sayOr(`access.preset.${id}.words`, '')}</small>
          </button>
        ))}
      </div>
    </section>
  );
}

interface ColumnProps extends SeatsProps {
  readonly settings: readonly Setting[];
  readonly children?: ComponentChildren;
}

function Settings({ seats, settings, children }: ColumnProps) {
  const profiles = profilesOf(seats);
  return (
    <div class="column-body">
      {settings.map((setting) => (
        <SettingRow key={setting.field} setting={setting} seats={numbersOf(seats)} profiles={profiles} />
      ))}
      {children}
    </div>
  );
}

function Touch({ seats }: SeatsProps) {
  const [tab, setTab] = useState<TouchTab>('hand');
  return (
    <section class="panel seat-column" aria-labelledby="seat-touch">
      <div class="column-head">
        <h3 id="seat-touch">{say('access.touch')}</h3>
        <Choices
          label={say('access.tab.of_touch')}
          chosen={tab}
          onChoose={setTab}
          choices={[
            { value: 'hand', words: say('access.tab.hand') },
            { value: 'gaze', words: say('access.tab.gaze') },
            { value: 'switches', words: say('access.tab.switches') },
            { value: 'more', words: say('access.tab.more') },
          ]}
        />
      </div>
      <Settings seats={seats} settings={TOUCH[tab]} />
    </section>
  );
}

function PadsAndLight({ seats }: SeatsProps) {
  const session = useSession();
  const [tab, setTab] = useState<PadsTab>('pads');
  const numbers = numbersOf(seats);
  const calm = agreed(seats, (seat) => seat.calm);
  const everywhere = session.state.value?.calm === true;
  return (
    <section class="panel seat-column" aria-labelledby="seat-pads">
      <div class="column-head">
        <h3 id="seat-pads">{say('access.pads_and_light')}</h3>
        <Choices
          label={say('access.tab.of_pads')}
          chosen={tab}
          onChoose={setTab}
          choices={[
            { value: 'pads', words: say('access.tab.pads') },
            { value: 'light', words: say('access.tab.light') },
          ]}
        />
      </div>
      <Picture seats={seats} everywhere={everywhere} />
      {tab === 'pads' ? (
        <Settings seats={seats} settings={PADS} />
      ) : (
        <Settings seats={seats} settings={LIGHT}>
          <SwitchRow
            title={say('access.calm.title')}
            words={everywhere ? say('access.calm.everywhere') : say('access.calm.words')}
            on={calm}
            onPress={() => session.send('set_calm', { seats: numbers, on: calm !== true })}
          />
        </Settings>
      )}
    </section>
  );
}

/** One picture for all that look alike. */
function Picture({ seats, everywhere }: SeatsProps & { readonly everywhere: boolean }) {
  const [first] = seats;
  if (first === undefined) return null;
  const access = whole(first.access);
  const alike = isWorn(profilesOf(seats), access) && agreed(seats, (seat) => seat.calm) !== 'mixed';
  if (!alike) return <p class="tablet-box quiet-line">{say('access.picture_differs')}</p>;
  return <TabletPicture seat={first.seat} access={access} calm={first.calm || everywhere} />;
}
