/** Who played when: every seat on one line of time. Moved by hand, by keys or by buttons; read out below. */
import { ChevronLeft, ChevronRight, Maximize2, Minus, Plus } from 'lucide-preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Report } from '../../../protocol.gen';
import { Act } from '../../../ui/controls';
import { Icon } from '../../../ui/icon';
import { seatLook } from '../../../ui/seats';
import { SYMBOL_PATHS, SYMBOL_SIDE } from '../../../ui/symbols';
import { theme } from '../../../ui/theme';
import { language, say } from '../../../words/say';
import { type Cursor, drawRoll, inksOf } from './drawing';
import { useHands } from './hands';
import { Legend } from './legend';
import { readAt, rowsOf, rowWords } from './reading';
import { placesOf } from './shapes';
import { panned, showing, spanOf, type View, whole, zoomed } from './view';

const CLOSER = 0.6;
/** A key moves by this share of what is in sight. */
const KEY_STEP = 1 / 60;
/** What the line below tells is within this share. */
const AROUND = 1 / 26;

interface RollProps {
  readonly report: Report;
  /** A moment somebody asked to see, such as a mark. */
  readonly wanted: number | null;
  readonly onSeat: (seat: number) => void;
  readonly onView: (view: View) => void;
}

export function Roll({ report, wanted, onSeat, onView }: RollProps) {
  const { timeline } = report;
  const rows = rowsOf(report);
  const [view, setView] = useState<View>(() => whole(timeline.length));
  const [cursor, setCursor] = useState<Cursor | null>(null);
  const [size, setSize] = useState({ width: 0, rem: 16 });
  const stage = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const places = placesOf({
    rem: size.rem,
    scenes: timeline.scenes.length > 0,
    techniques: timeline.techniques.length > 0,
    marks: timeline.marks.length > 0,
    rows: rows.length,
    therapist: timeline.therapist.length > 0,
  });

  useLayoutEffect(() => {
    const measure = () => {
      const width = stage.current?.clientWidth ?? 0;
      const rem = Number.parseFloat(window.getComputedStyle(document.documentElement).fontSize) || 16;
      setSize((was) => (was.width === width && was.rem === rem ? was : { width, rem }));
    };
    measure();
    const watch = new ResizeObserver(measure);
    if (stage.current !== null) watch.observe(stage.current);
    return () => watch.disconnect();
  }, []);

  const worn = theme.value;
  const spoken = language();
  useLayoutEffect(() => {
    const sheet = canvas.current;
    const pen = sheet?.getContext('2d');
    if (!sheet || !pen || size.width === 0) return;
    const scale = window.devicePixelRatio || 1;
    sheet.width = Math.round(size.width * scale);
    sheet.height = Math.round(places.height * scale);
    pen.setTransform(scale, 0, 0, scale, 0, 0);
    drawRoll(pen, {
      timeline,
      rows,
      places,
      inks: inksOf(sheet),
      rem: size.rem,
      width: size.width,
      view,
      cursor,
    });
  }, [report, view, cursor, size, worn, spoken]);

  useEffect(() => onView(view), [view]);

  useEffect(() => {
    if (wanted === null) return;
    setView((was) => {
      const near = spanOf(was) > 240 ? zoomed(was, 240 / spanOf(was), wanted, timeline.length) : was;
      return showing(near, wanted, timeline.length);
    });
    setCursor({ at: wanted, row: null });
  }, [wanted]);

  const middle = cursor?.at ?? (view.since + view.until) / 2;
  const zoom = (factor: number, at = middle) => setView((was) => zoomed(was, factor, at, timeline.length));
  const pan = (share: number) => setView((was) => panned(was, share * spanOf(was), timeline.length));

  function point(event: PointerEvent): Cursor {
    const box = (event.currentTarget as Element).getBoundingClientRect();
    const share = (event.clientX - box.left) / Math.max(box.width, 1);
    const row = Math.floor((event.clientY - box.top - places.rows) / places.row);
    return {
      at: Math.min(timeline.length, Math.max(0, view.since + share * spanOf(view))),
      row: row >= 0 && row < rows.length ? row : null,
    };
  }

  const hands = useHands({
    onHover: (event) => setCursor(point(event)),
    onDrag: (by) =>
      setView((was) => panned(was, (-by / Math.max(size.width, 1)) * spanOf(was), timeline.length)),
    onPinch: (factor, share) =>
      setView((was) => zoomed(was, factor, was.since + share * spanOf(was), timeline.length)),
    onTap: (event) => {
      const there = point(event);
      setCursor(there);
      const row = there.row === null ? undefined : rows[there.row];
      if (row !== undefined) onSeat(row.seat);
    },
  });

  useEffect(() => {
    const element = stage.current;
    if (element === null) return;
    const wheel = (event: WheelEvent) => {
      const sideways = Math.abs(event.deltaX) > Math.abs(event.deltaY);
      if (!event.ctrlKey && !event.metaKey && !sideways) return; // the page scrolls
      event.preventDefault();
      const box = element.getBoundingClientRect();
      const share = (event.clientX - box.left) / Math.max(box.width, 1);
      setView((was) =>
        sideways
          ? panned(was, (event.deltaX / Math.max(box.width, 1)) * spanOf(was), timeline.length)
          : zoomed(was, event.deltaY > 0 ? 1 / 0.85 : 0.85, was.since + share * spanOf(was), timeline.length),
      );
    };
    element.addEventListener('wheel', wheel, { passive: false });
    return () => element.removeEventListener('wheel', wheel);
  }, [report]);

  function go(at: number, row: number | null): void {
    const there = Math.min(timeline.length, Math.max(0, at));
    setCursor({ at: there, row });
    setView((was) => showing(was, there, timeline.length));
  }

  function keys(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const from = cursor ?? { at: view.since, row: rows.length > 0 ? 0 : null };
    const step = spanOf(view) * KEY_STEP;
    const seat = from.row ?? 0;
    const acts: Readonly<Record<string, () => void>> = {
      ArrowRight: () => go(from.at + step, from.row),
      ArrowLeft: () => go(from.at - step, from.row),
      ArrowDown: () => go(from.at, from.row === null ? 0 : Math.min(rows.length - 1, seat + 1)),
      ArrowUp: () => go(from.at, Math.max(0, seat - 1)),
      PageDown: () => go(from.at + spanOf(view) / 2, from.row),
      PageUp: () => go(from.at - spanOf(view) / 2, from.row),
      Home: () => go(0, from.row),
      End: () => go(timeline.length, from.row),
      '+': () => zoom(CLOSER),
      '=': () => zoom(CLOSER),
      '-': () => zoom(1 / CLOSER),
      '0': () => setView(whole(timeline.length)),
      Enter: () => {
        const row = rows[seat];
        if (row !== undefined) onSeat(row.seat);
      },
    };
    const act = acts[event.key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  }

  const readRow = cursor === null || cursor.row === null ? null : (rows[cursor.row] ?? null);
  return (
    <section class="panel part roll" aria-labelledby="roll-title">
      <div class="part-head">
        <h2 id="roll-title">{say('report.roll.title')}</h2>
        <div class="roll-acts">
          <Act class="square" label={say('report.roll.earlier')} onPress={() => pan(-0.5)}>
            <Icon of={ChevronLeft} />
          </Act>
          <Act class="square" label={say('report.roll.later')} onPress={() => pan(0.5)}>
            <Icon of={ChevronRight} />
          </Act>
          <Act class="square" label={say('report.roll.wider')} onPress={() => zoom(1 / CLOSER)}>
            <Icon of={Minus} />
          </Act>
          <Act class="square" label={say('report.roll.closer')} onPress={() => zoom(CLOSER)}>
            <Icon of={Plus} />
          </Act>
          <Act
            class="square"
            label={say('report.roll.whole')}
            onPress={() => setView(whole(timeline.length))}
          >
            <Icon of={Maximize2} />
          </Act>
        </div>
      </div>
      <div class="roll-board">
        <ul
          class="roll-names"
          aria-label={say('report.roll.rows')}
          style={{ paddingTop: `${places.rows}px` }}
        >
          {rows.map((row) => (
            <li key={row.seat} style={{ height: `${places.row}px` }}>
              <span class={`roll-name seat-${seatLook(row.seat).colour}`} aria-hidden="true">
                <svg viewBox={`0 0 ${SYMBOL_SIDE} ${SYMBOL_SIDE}`} focusable="false" aria-hidden="true">
                  <path d={SYMBOL_PATHS[seatLook(row.seat).symbol]} fill-rule="evenodd" />
                </svg>
                <b class="num">{row.seat}</b> <span class="roll-word">{seatLook(row.seat).name}</span>
              </span>
              <span class="said">{rowWords(row, timeline.length)}</span>
            </li>
          ))}
          {timeline.therapist.length > 0 ? (
            <li style={{ height: `${places.row}px` }}>
              <span class="roll-name roll-therapist">{say('report.roll.therapist')}</span>
            </li>
          ) : null}
          <li style={{ height: `${places.axis - places.density}px` }}>
            <span class="roll-name roll-therapist">{say('report.roll.density')}</span>
          </li>
        </ul>
        <div
          ref={stage}
          class="roll-stage"
          role="application"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it is moved through by keys.
          tabIndex={0}
          aria-label={say('report.roll.label')}
          aria-describedby="roll-keys"
          style={{ height: `${places.height}px` }}
          onKeyDown={keys}
          {...hands}
        >
          <canvas ref={canvas} />
        </div>
      </div>
      <p class="roll-read num" aria-live="polite">
        {cursor === null
          ? say('report.roll.how')
          : readAt(timeline, readRow, cursor.at, Math.max(2, spanOf(view) * AROUND))}
      </p>
      <Legend report={report} />
      <p class="said" id="roll-keys">
        {say('report.roll.keys')}
      </p>
    </section>
  );
}
