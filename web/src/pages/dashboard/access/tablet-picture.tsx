/** The pads as they look on a seat's tablet now: the same layout, the same colours, without light. */
import type { Access } from '../../../access/profile';
import { sizeOf } from '../../../touch/hit';
import { type Box, layout } from '../../../touch/layout';
import { seatLook } from '../../../ui/seats';
import { PAD_SHAPES, PAD_SIDE, SYMBOL_PATHS, SYMBOL_SIDE } from '../../../ui/symbols';
import { say } from '../../../words/say';

/** A usual tablet, in px. */
const GLASS = { width: 1024, height: 768 };
/** A mark's side, as a share of its pad's shorter one; a pad alone has a larger one. */
const MARK = 0.5;
const MARK_MOST = 148;
const MARK_ALONE = 300;

interface PictureProps {
  readonly seat: number;
  readonly access: Access;
  readonly calm: boolean;
}

export function TabletPicture({ seat, access, calm }: PictureProps) {
  const size = sizeOf(access.turned, GLASS);
  const laid = layout(access.pads, size.width, size.height, access);
  const count = laid.boxes.length;
  const look = `${access.theme === 'device' ? 'dusk' : access.theme} ${calm ? 'calm' : ''}`;
  return (
    <div class="tablet-box">
      <div
        class={`tablet tablet-${look} ${size.height > size.width ? 'upright' : ''} top-${access.turned}`}
        role="img"
        aria-label={say('access.picture', { count })}
      >
        {laid.boxes.map((box, pad) => (
          <PadPicture
            key={pad}
            pad={pad}
            alone={access.pads === 1 ? seat : null}
            box={box}
            size={size}
            mark={laid.marks[pad] ?? 0.5}
          />
        ))}
      </div>
    </div>
  );
}

interface PadProps {
  readonly pad: number;
  readonly alone: number | null;
  readonly box: Box;
  readonly size: typeof GLASS;
  readonly mark: number;
}

function PadPicture({ pad, alone, box, size, mark }: PadProps) {
  const look = alone === null ? null : seatLook(alone);
  const drawn =
    look === null
      ? { path: PAD_SHAPES[pad]?.path ?? '', side: PAD_SIDE, most: MARK_MOST }
      : { path: SYMBOL_PATHS[look.symbol], side: SYMBOL_SIDE, most: MARK_ALONE };
  const side = Math.min(drawn.most, MARK * Math.min(box.width, box.height));
  const percent = (part: number, of: number) => `${(100 * part) / of}%`;
  return (
    <span
      class={look === null ? `tablet-pad pad-${pad + 1}` : `tablet-pad pad-alone-${look.colour}`}
      style={{
        left: percent(box.left, size.width),
        top: percent(box.top, size.height),
        width: percent(box.width, size.width),
        height: percent(box.height, size.height),
      }}
    >
      <svg
        viewBox={`0 0 ${drawn.side} ${drawn.side}`}
        style={{ width: percent(side, box.width), top: `${100 * mark}%` }}
        aria-hidden="true"
        focusable="false"
      >
        <path d={drawn.path} fill-rule="evenodd" />
      </svg>
    </span>
  );
}
