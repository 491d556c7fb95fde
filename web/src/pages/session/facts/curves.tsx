/** The Music Therapy Toolbox's curves, for the seat chosen and, if wanted, another beside it. */
import { useState } from 'preact/hooks';
import type { Curve, Report } from '../../../protocol.gen';
import { say, sayOr } from '../../../words/say';
import { clock } from '../moments';
import { seatName } from '../seat-name';
import { bare, type Unit } from '../values';
import { type Chosen, seatsWithFacts } from './chosen';
import { extentOf, pathOf, type Scale, scaleOf } from './curve-path';

const WIDTH = 600;
const HEIGHT = 72;

const ORDER = [
  'density',
  'silence',
  'duration',
  'pitch',
  'pitch_spread',
  'velocity',
  'pulse_clarity',
  'dissonance',
] as const;

const UNITS: Readonly<Record<Curve['id'], Unit>> = {
  density: 'a_minute',
  silence: 'share',
  duration: 'seconds',
  pitch: 'number',
  pitch_spread: 'semitones',
  velocity: 'level',
  pulse_clarity: 'number',
  dissonance: 'number',
};

/** A value of a curve with its unit; density is counted by second, and told by minute. */
function told(id: Curve['id'], value: number): string {
  const words = bare(id === 'density' ? value * 60 : value, UNITS[id]);
  return sayOr(`report.unit.${UNITS[id]}`, words, { value: words, n: 0 });
}

interface CurvesProps {
  readonly report: Report;
  readonly chosen: Chosen;
}

export function Curves({ report, chosen }: CurvesProps) {
  const [beside, setBeside] = useState<number | null>(null);
  const others = seatsWithFacts(report).filter((seat) => seat !== chosen);
  const shown: Chosen[] = beside === null || beside === chosen ? [chosen] : [chosen, beside];
  const rows = ORDER.map((id) => ({
    id,
    curves: shown.map(
      (seat) => report.curves.find((curve) => curve.id === id && curve.seat === seat) ?? null,
    ),
  })).filter(({ curves }) => curves.some((curve) => curve !== null));
  if (rows.length === 0) return null;
  return (
    <details class="more">
      <summary>{say('report.curves.title')}</summary>
      <p class="note">{say('report.curves.what')}</p>
      {chosen === null || others.length === 0 ? null : (
        <label class="beside">
          <span>{say('report.curves.beside')}</span>
          <select
            class="field"
            value={beside === null || beside === chosen ? '' : String(beside)}
            onChange={(event) =>
              setBeside(event.currentTarget.value === '' ? null : Number(event.currentTarget.value))
            }
          >
            <option value="">{say('report.curves.nobody')}</option>
            {others.map((seat) => (
              <option key={seat} value={String(seat)}>
                {seatName(seat)}
              </option>
            ))}
          </select>
        </label>
      )}
      <div class={`curves curves-${shown.length}`}>
        {rows.map(({ id, curves }) => (
          <section key={id} class="curve-row">
            <h3>{say(`report.curves.${id}.name`)}</h3>
            <p>{say(`report.curves.${id}.words`)}</p>
            <div class="curve-pair">
              {curves.map((curve, index) => (
                <CurvePicture
                  key={shown[index] ?? 'group'}
                  name={shownName(shown[index] ?? null)}
                  curve={curve}
                  scale={scaleOf(curves.filter((one): one is Curve => one !== null))}
                  length={report.timeline.length}
                />
              ))}
            </div>
          </section>
        ))}
      </div>
    </details>
  );
}

function shownName(seat: Chosen): string {
  return seat === null ? say('report.group') : seatName(seat);
}

interface PictureProps {
  readonly name: string;
  readonly curve: Curve | null;
  readonly scale: Scale | null;
  readonly length: number;
}

function CurvePicture({ name, curve, scale, length }: PictureProps) {
  const extent = curve === null ? null : extentOf(curve);
  if (curve === null || scale === null || extent === null) {
    return (
      <figure class="curve">
        <figcaption>
          {name}. {say('report.curves.too_little')}
        </figcaption>
      </figure>
    );
  }
  const { id } = curve;
  return (
    <figure class="curve">
      <svg
        viewBox={`0 -2 ${WIDTH} ${HEIGHT + 4}`}
        preserveAspectRatio="none"
        aria-hidden="true"
        focusable="false"
      >
        <path class="curve-foot" d={`M0 ${HEIGHT}h${WIDTH}`} />
        <path class="curve-line" d={pathOf(curve, scale, length, WIDTH, HEIGHT)} />
      </svg>
      <figcaption class="num">
        <b>{name}.</b>{' '}
        {say('report.curves.extent', {
          least: told(id, extent.least),
          most: told(id, extent.most),
          middle: told(id, extent.middle),
        })}{' '}
        {say('report.curves.windows', { window: curve.window, step: curve.step, until: clock(length) })}{' '}
        {curve.measured === false ? say('report.curves.not_measured') : ''}
      </figcaption>
    </figure>
  );
}
