/** One fact of one seat key over the sessions of a series. */
import { useState } from 'preact/hooks';
import type { Report, Trend } from '../../../protocol.gen';
import { say, sayOr } from '../../../words/say';
import { dateWords } from '../moments';
import { valueWords } from '../values';
import { type Chosen, trendsOf } from './chosen';

const WIDTH = 600;
const HEIGHT = 120;
const EDGE = 10;

interface TrendsProps {
  readonly report: Report;
  readonly chosen: Chosen;
}

export function Trends({ report, chosen }: TrendsProps) {
  const trends = trendsOf(report, chosen);
  const [measure, setMeasure] = useState('');
  const trend = trends.find((one) => one.measure === measure) ?? trends[0];
  if (trend === undefined) return null;
  return (
    <details class="more">
      <summary>{say('report.trend.title')}</summary>
      <p class="note">{say('report.trend.what')}</p>
      <label class="beside">
        <span>{say('report.trend.of')}</span>
        <select
          class="field"
          value={trend.measure}
          onChange={(event) => setMeasure(event.currentTarget.value)}
        >
          {trends.map((one) => (
            <option key={one.measure} value={one.measure}>
              {sayOr(`report.measure.${one.measure}.name`, one.measure)}
            </option>
          ))}
        </select>
      </label>
      <TrendPicture trend={trend} />
    </details>
  );
}

function TrendPicture({ trend }: { readonly trend: Trend }) {
  const { points } = trend;
  const values = points.map(({ value }) => value).filter((value): value is number => value !== null);
  const most = values.reduce((high, one) => Math.max(high, one), 0) || 1;
  const least = values.reduce((low, one) => Math.min(low, one), 0);
  const x = (index: number): number => EDGE + (index / Math.max(points.length - 1, 1)) * (WIDTH - 2 * EDGE);
  const y = (value: number): number =>
    HEIGHT - EDGE - ((value - least) / (most - least || 1)) * (HEIGHT - 2 * EDGE);
  return (
    <>
      <svg class="trend" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true" focusable="false">
        <path class="curve-foot" d={`M0 ${HEIGHT - EDGE}H${WIDTH}`} />
        {points.map(({ session, value, thin }, index) =>
          value === null ? null : (
            <circle
              key={session}
              class={thin ? 'trend-thin' : 'trend-dot'}
              cx={x(index)}
              cy={y(value)}
              r="6"
            />
          ),
        )}
      </svg>
      <ol class="trend-list num">
        {points.map(({ session, began, value, n, thin }) => (
          <li key={session}>
            <span>{dateWords(began)}</span>
            <b>
              {value === null
                ? say('report.not_shown')
                : valueWords({ value, high: null, unit: trend.unit, n })}
            </b>
            <small>{thin ? say('report.trend.thin', { n }) : say('report.trend.n', { n })}</small>
          </li>
        ))}
      </ol>
    </>
  );
}
