/** What stands at the top of the pads, in no words: who plays now, or the beats until this seat does; and the closing rim. */
import { LEADER } from '../protocol.gen';
import { LEADER_PATH } from '../ui/leader';
import { type SeatLook, seatLook } from '../ui/seats';
import { SYMBOL_PATHS, SYMBOL_SIDE } from '../ui/symbols';
import { part, shape } from './drawing';
import type { Moment } from './turn';

/** More than this many are everybody: nobody would look for one among them. */
const SHOWN_MOST = 12;
/** From so many on they are drawn smaller. */
const MANY = 4;

/** The edges that the rim closes over: from the corner that says whose tablet this is, both ways round. */
const EDGES = ['top', 'left', 'right', 'bottom'];

function token(player: number): HTMLElement {
  if (player === LEADER) {
    const leader = part('token leader');
    leader.appendChild(shape('symbol', LEADER_PATH, SYMBOL_SIDE));
    return leader;
  }
  const look = seatLook(player);
  const disc = part(`token seat-${look.colour} rings-${look.rings}`);
  disc.appendChild(shape('symbol', SYMBOL_PATHS[look.symbol], SYMBOL_SIDE));
  return disc;
}

export class Sign {
  readonly element = part('sign');
  private row = part('row');
  private readonly edges = part('edges');
  private shown = '';

  constructor() {
    for (const edge of EDGES) this.edges.appendChild(part(edge));
    this.element.appendChild(this.edges);
    this.element.appendChild(this.row);
  }

  wear(look: SeatLook): void {
    this.element.className = `sign seat-${look.colour}`;
  }

  show(moment: Moment, now: number): void {
    const closing = moment.soon ? Math.ceil((2 * moment.filled) / moment.dots) : 0;
    if (moment.changes !== null && moment.filled > 0) {
      // An edge takes the beat it stands for; another beat of the same edge lets it go on.
      this.edges.style.setProperty('--beat', `${Math.max(0.1, moment.changes - now)}s`);
    }
    this.edges.className = `edges closed-${closing}`;
    const shown = `${moment.plays.join()}/${moment.dots}`;
    if (shown !== this.shown) this.build(moment);
    this.shown = shown;
    for (let dot = 0; dot < moment.dots; dot += 1) {
      const child = this.row.children[dot];
      if (child !== undefined) child.classList.toggle('full', dot < moment.filled);
    }
  }

  /** Always a new row: it appears softly by itself. */
  private build({ dots, plays }: Moment): void {
    const kind = dots > 0 ? 'dots' : plays.length === 0 ? 'none' : plays.length >= MANY ? 'many' : 'few';
    const row = part(`row ${kind}`);
    for (let dot = 0; dot < dots; dot += 1) row.appendChild(part('dot'));
    if (dots === 0) for (const player of plays.slice(0, SHOWN_MOST)) row.appendChild(token(player));
    this.element.replaceChild(row, this.row);
    this.row = row;
  }
}
