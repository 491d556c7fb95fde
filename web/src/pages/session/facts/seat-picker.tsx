/** One seat at a time: discs to choose from, in the order of the circle. */
import { SeatToken } from '../../../ui/seat-token';
import { say } from '../../../words/say';
import { seatName } from '../seat-name';
import type { Chosen } from './chosen';

interface PickerProps {
  readonly label: string;
  readonly seats: readonly number[];
  readonly chosen: Chosen;
  readonly onChoose: (chosen: Chosen) => void;
}

export function SeatPicker({ label, seats, chosen, onChoose }: PickerProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset can't be laid out as a line of discs in older browsers.
    <div class="pick" role="group" aria-label={label}>
      {seats.map((seat) => (
        <button
          key={seat}
          type="button"
          aria-pressed={seat === chosen}
          aria-label={seatName(seat)}
          data-seat={seat}
          onClick={() => onChoose(seat)}
        >
          <SeatToken seat={seat} />
          <span class="pick-number num" aria-hidden="true">
            {seat}
          </span>
        </button>
      ))}
      <button type="button" class="act outline" aria-pressed={chosen === null} onClick={() => onChoose(null)}>
        {say('report.group')}
      </button>
    </div>
  );
}
