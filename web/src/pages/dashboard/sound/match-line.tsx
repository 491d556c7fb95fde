/** Match: how the chosen seat, or the group, plays now, and one tap that takes its pulse over. */
import type { Reading } from '../../../protocol.gen';
import { Act } from '../../../ui/controls';
import { seatLook } from '../../../ui/seats';
import { figure, say } from '../../../words/say';
import { takePulse } from '../hands/hands';
import { useSession } from '../session';

/** "soft, low tones, 3 a second": what can be met besides the pulse. */
export function readingWords(reading: Reading): string {
  const loud =
    reading.loudness < 0.4
      ? say('dashboard.match.soft')
      : reading.loudness < 0.7
        ? say('dashboard.match.medium')
        : say('dashboard.match.loud');
  const tones =
    reading.pitch === null
      ? null
      : reading.pitch < 55
        ? say('dashboard.match.low')
        : reading.pitch < 67
          ? say('dashboard.match.middle')
          : say('dashboard.match.high');
  const { density } = reading;
  const whole = density >= 1 || Number.isInteger(Math.round(density * 10) / 10);
  const count = say('dashboard.match.a_second', { number: figure(density, whole ? 0 : 1) });
  return [loud, tones, count].filter((part) => part !== null).join(', ');
}

export function MatchLine() {
  const session = useSession();
  const reading = session.reading();
  const bpm = reading?.bpm ?? null;
  const who =
    reading === undefined || reading.seat === 0 ? say('dashboard.match.group') : seatLook(reading.seat).name;
  return (
    <div class="match-line num">
      <p>
        {bpm === null ? (
          say('dashboard.match.no_pulse')
        ) : (
          <>
            {say('dashboard.match.plays_near', { who })} <b>{Math.round(bpm)}</b>
          </>
        )}
        {reading === undefined ? null : <small>{readingWords(reading)}</small>}
      </p>
      {bpm === null ? null : (
        <Act kind="outline" onPress={() => takePulse(session)}>
          {say('dashboard.match.take')}
        </Act>
      )}
    </div>
  );
}
