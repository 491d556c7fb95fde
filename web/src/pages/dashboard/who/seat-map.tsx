/** The map of the room: seats where the chairs stand. A tap chooses, a drag lets two chairs change places. */
import { useRef, useState } from 'preact/hooks';
import type { SeatState } from '../../../protocol.gen';
import { Glow, GlowDisc } from '../../../ui/glow';
import { SeatToken, type TokenState } from '../../../ui/seat-token';
import { seatLook } from '../../../ui/seats';
import { say } from '../../../words/say';
import { useSession } from '../session';
import { linkMark } from '../time-words';
import { buttonSide, MAP_SIDE, nearestPlace, orderOf, poolRadius, type Spot, spot, swapped } from './circle';
import { LinkSign, StateSigns } from './link-sign';
import { MapCentre } from './map-centre';
import { doingWords, seatLine } from './seat-words';

/** A hand that moves less than this (px) taps. */
const TAP_PX = 12;

/** How far outside its seat a number stands; in rooms of several rings it stands on the seat. */
const NUMBER_OUT = 108;

interface Drag {
  readonly seat: number;
  readonly from: number;
  readonly to: number;
  readonly at: Spot;
}

export function tokenState(seat: SeatState, maySound: boolean): TokenState {
  if (seat.link === 'free') return 'free';
  if (seat.link === 'waiting') return 'door';
  return maySound ? 'full' : 'hollow';
}

export function SeatMap() {
  const session = useSession();
  const map = useRef<HTMLDivElement>(null);
  const began = useRef<Spot | null>(null);
  const dragged = useRef(false);
  const [drag, setDrag] = useState<Drag | null>(null);
  const seats = session.seats.value;
  const count = seats.length;

  function pointOf(event: PointerEvent): Spot {
    const box = map.current?.getBoundingClientRect();
    if (box === undefined) return { x: 0, y: 0 };
    const scale = MAP_SIDE / box.width;
    return { x: (event.clientX - box.left) * scale, y: (event.clientY - box.top) * scale };
  }

  function down(event: PointerEvent): void {
    if (event.button !== 0) return;
    began.current = { x: event.clientX, y: event.clientY };
    dragged.current = false;
    (event.currentTarget as Element).setPointerCapture(event.pointerId);
  }

  function move(event: PointerEvent, seat: SeatState): void {
    const start = began.current;
    if (start === null) return;
    if (!dragged.current && Math.hypot(event.clientX - start.x, event.clientY - start.y) < TAP_PX) return;
    dragged.current = true;
    const at = pointOf(event);
    setDrag({ seat: seat.seat, from: seat.place, to: nearestPlace(at, count), at });
  }

  function up(): void {
    began.current = null;
    if (drag !== null && drag.from !== drag.to) {
      session.send('arrange', { order: swapped(orderOf(seats), drag.from, drag.to) });
    }
    setDrag(null);
  }

  function cancel(): void {
    began.current = null;
    setDrag(null);
  }

  function choose(seat: number): void {
    if (!dragged.current) session.toggleChosen(seat);
    dragged.current = false;
  }

  const side = `${(buttonSide(count) / MAP_SIDE) * 100}%`;
  const many = count > 12;
  return (
    <div class="map-box">
      <div class={`map ${many ? 'many' : ''}`} ref={map}>
        <svg class="pool" viewBox={`0 0 ${MAP_SIDE} ${MAP_SIDE}`} aria-hidden="true" focusable="false">
          <circle cx={MAP_SIDE / 2} cy={MAP_SIDE / 2} r={poolRadius(count)} />
          {seats.map((seat) => (
            <GlowDisc
              key={seat.seat}
              look={`sounding seat-${seatLook(seat.seat).colour}`}
              on={session.playing.value.has(seat.seat)}
              {...drop(seat.place, count)}
              r={16}
            />
          ))}
        </svg>
        <MapCentre />
        {seats.map((seat) => {
          const moving = drag !== null && drag.seat === seat.seat;
          const at = moving ? drag.at : spot(seat.place, count);
          const may = session.maySound(seat);
          const playing = session.playing.value.has(seat.seat);
          const doing = doingWords(seat, playing, may);
          const goal = drag !== null && !moving && drag.to === seat.place;
          return (
            <button
              type="button"
              key={seat.seat}
              class={`seat-spot seat-${seatLook(seat.seat).colour} ${moving ? 'moving' : ''} ${goal ? 'goal' : ''}`}
              style={{ left: percent(at.x), top: percent(at.y), width: side, height: side }}
              aria-pressed={session.chosen.value.has(seat.seat)}
              aria-label={seatLine(seat, seatLook(seat.seat).name, doing)}
              data-seat={seat.seat}
              onPointerDown={down}
              onPointerMove={(event) => move(event, seat)}
              onPointerUp={up}
              onPointerCancel={cancel}
              onClick={() => choose(seat.seat)}
            >
              <Glow on={playing} look="seat-halo" />
              <SeatToken
                seat={seat.seat}
                state={tokenState(seat, may)}
                {...(seat.link === 'free' || seat.link === 'waiting' ? {} : { level: seat.level })}
              />
              <LinkSign mark={linkMark(seat.link, seat.delay)} />
              <StateSigns seat={seat} />
              {seat.not_now ? <span class="ask-sign">{say('dashboard.seat.not_now')}</span> : null}
              {seat.solo ? <span class="solo-sign">{say('dashboard.seat.solo_sign')}</span> : null}
              {seat.wants_to_leave ? <span class="ask-sign">{say('dashboard.seat.asks')}</span> : null}
            </button>
          );
        })}
        {seats.map((seat) => {
          const { x, y } = spot(seat.place, count, many ? 0 : NUMBER_OUT);
          return (
            <span
              key={seat.seat}
              class="seat-number num"
              style={{ left: percent(x), top: percent(y) }}
              aria-hidden="true"
            >
              {seat.seat}
            </span>
          );
        })}
      </div>
    </div>
  );
}

/** Where a seat's tone meets the pool: just inside its rim. */
function drop(place: number, seats: number): { readonly cx: number; readonly cy: number } {
  const { x, y } = spot(place, seats);
  const middle = MAP_SIDE / 2;
  const inwards = (poolRadius(seats) - 34) / Math.hypot(x - middle, y - middle);
  return { cx: middle + (x - middle) * inwards, cy: middle + (y - middle) * inwards };
}

function percent(units: number): string {
  return `${(units / MAP_SIDE) * 100}%`;
}
