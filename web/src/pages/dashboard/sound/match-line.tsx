/** Match: how the chosen seat, or the group, plays now, and one tap that takes its pulse over. */
import type { Reading } from '../../../protocol.gen';
import { Act } from '../../../ui/controls';
import { seatLook } from '../../../ui/seats';
import { takePulse } from '../hands/hands';
import { useSession } from '../session';

/** "soft, low tones, 3 a second": what can be met besides the pulse. */
export function readingWords(reading: Reading): string {
  const loud = reading.loudness < 0.4 ? 'soft' : reading.loudness < 0.7 ? 'medium' : 'loud';
  const high =
    reading.pitch === null ? null : reading.pitch < 55 ? 'low' : reading.pitch < 67 ? 'middle' : 'high';
  const count = reading.density < 1 ? Math.round(reading.density * 10) / 10 : Math.round(reading.density);
  const tones = high === null ? null : `${high} tones`;
  return [loud, tones, `${count} a second`].filter((part) => part !== null).join(', ');
}

export function MatchLine() {
  const session = useSession();
  const reading = session.reading();
  const bpm = reading?.bpm ?? null;
  const who = reading === undefined || reading.seat === 0 ? 'The group' : seatLook(reading.seat).name;
  return (
    <div class="match-line num">
      <p>
        {bpm === null ? (
          'No pulse to follow at the moment'
        ) : (
          <>
            {who} plays near <b>{Math.round(bpm)}</b>
          </>
        )}
        {reading === undefined ? null : <small>{readingWords(reading)}</small>}
      </p>
      {bpm === null ? null : (
        <Act kind="outline" onPress={() => takePulse(session)}>
          Take it over
        </Act>
      )}
    </div>
  );
}
