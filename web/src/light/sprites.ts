/** Everything that looks the same in every frame, drawn once and kept: a frame then only lays pictures over each other. */

import type { SeatLook } from '../ui/seats';
import { PAD_SHAPES, PAD_SIDE, SYMBOL_PATHS, SYMBOL_SIDE } from '../ui/symbols';
import type { Circle } from './circle';
import { alphaFor, DUSK, SEAT_COLOURS } from './palette';
import type { SeatShown } from './stage-model';

export type Sprite = HTMLCanvasElement;

/** Sizes in units of the picture, for a seat of radius 60; other circles scale them. */
const SEAT = 60;
const LINE = 6;
const FILLED = 67;
/** Half the side of a seat's sprite: room for the rings of the later dozens. */
export const SEAT_REACH = 92 / SEAT;
export const HALO_REACH = 150 / SEAT;

/** How strong the light round a playing seat is. */
const HALO = 0.44;

/** Largest rise in relative luminance of a sheet's soft band: under what counts as a flash, with something to spare. */
const WASH_RISE = 0.075;
const WASH_MOST = 0.42;

/** Part of a wash's sprite at which its edge stands. */
export const WASH_EDGE = 0.94;

export const FONT =
  '"Atkinson Hyperlegible Next Variable", "Atkinson Hyperlegible Next", Verdana, sans-serif';

export function colourOf(look: SeatLook): string {
  return SEAT_COLOURS[look.colour - 1] as string;
}

function blank(side: number, height = side): { sprite: Sprite; pen: CanvasRenderingContext2D } {
  const sprite = document.createElement('canvas');
  sprite.width = Math.max(1, Math.ceil(side));
  sprite.height = Math.max(1, Math.ceil(height));
  const pen = sprite.getContext('2d');
  if (pen === null) throw new Error('This browser draws no pictures on a canvas.');
  return { sprite, pen };
}

/** `#rrggbb` with an alpha, 0 to 1. */
function clear(hex: string, alpha: number): string {
  const value = Number.parseInt(hex.slice(1), 16);
  return `rgba(${(value >> 16) & 255}, ${(value >> 8) & 255}, ${value & 255}, ${alpha.toFixed(4)})`;
}

/** A circle, or the square token of the fourth dozen. */
function outline(pen: CanvasRenderingContext2D, look: SeatLook, radius: number): void {
  pen.beginPath();
  if (look.rings < 3) {
    pen.arc(0, 0, radius, 0, 2 * Math.PI);
    return;
  }
  const half = radius * 0.9;
  const bend = radius * 0.3;
  pen.moveTo(-half + bend, -half);
  pen.arcTo(half, -half, half, half, bend);
  pen.arcTo(half, half, -half, half, bend);
  pen.arcTo(-half, half, -half, -half, bend);
  pen.arcTo(-half, -half, half, -half, bend);
  pen.closePath();
}

export class Sprites {
  private readonly kept = new Map<string, Sprite>();
  private readonly scale: number;
  private readonly circle: Circle;

  /** `scale`: canvas pixels a unit. */
  constructor(scale: number, circle: Circle) {
    this.scale = scale;
    this.circle = circle;
  }

  private keep(name: string, draw: () => Sprite): Sprite {
    const known = this.kept.get(name);
    if (known !== undefined) return known;
    const made = draw();
    this.kept.set(name, made);
    return made;
  }

  /** The water, its shore, and the little light it throws on the ground around it. Side: 2.5 pool radii. */
  pool(): Sprite {
    return this.keep('pool', () => {
      const radius = this.circle.poolRadius;
      const { sprite, pen } = blank(2.5 * radius * this.scale);
      pen.scale(this.scale, this.scale);
      pen.translate(1.25 * radius, 1.25 * radius);
      const shine = pen.createRadialGradient(0, 0, radius, 0, 0, 1.25 * radius);
      for (let step = 0; step <= 8; step += 1) {
        shine.addColorStop(step / 8, clear(DUSK.water, 0.34 * (1 - step / 8) ** 2));
      }
      pen.fillStyle = shine;
      pen.fillRect(-1.25 * radius, -1.25 * radius, 2.5 * radius, 2.5 * radius);
      const water = pen.createRadialGradient(0, 0, 0, 0, 0, radius);
      water.addColorStop(0, DUSK.waterMiddle);
      water.addColorStop(0.7, DUSK.water);
      water.addColorStop(1, DUSK.waterEdge);
      pen.fillStyle = water;
      pen.beginPath();
      pen.arc(0, 0, radius, 0, 2 * Math.PI);
      pen.fill();
      pen.strokeStyle = DUSK.shore;
      pen.lineWidth = 3;
      pen.stroke();
      return sprite;
    });
  }

  /** Light from below, for when many play. Side: 2 pool radii. */
  glow(): Sprite {
    return this.keep('glow', () => {
      const side = 256;
      const { sprite, pen } = blank(side);
      const light = pen.createRadialGradient(side / 2, side / 2, 0, side / 2, side / 2, side / 2);
      for (let step = 0; step <= 10; step += 1) {
        const far = step / 10;
        light.addColorStop(far, clear('#3f8f95', 0.42 * (0.5 + 0.5 * Math.cos(Math.PI * far))));
      }
      pen.fillStyle = light;
      pen.fillRect(0, 0, side, side);
      return sprite;
    });
  }

  /** A seat that doesn't sound. Side: 2 * SEAT_REACH seat radii. */
  seat(look: SeatLook, shown: SeatShown): Sprite {
    return this.keep(`${shown}${look.number}`, () => {
      const { sprite, pen } = this.seatCanvas();
      const colour = colourOf(look);
      pen.strokeStyle = colour;
      pen.lineWidth = LINE;
      if (shown === 'free' || shown === 'waiting') {
        pen.beginPath();
        pen.arc(0, 0, shown === 'free' ? 20 : 30, 0, 2 * Math.PI);
        pen.strokeStyle = shown === 'free' ? DUSK.free : colour;
        pen.lineWidth = 5;
        if (shown === 'waiting') pen.setLineDash([11, 7.85]);
        pen.stroke();
        return sprite;
      }
      if (shown === 'away') {
        // Twenty-four round dots.
        pen.setLineDash([0.1, (2 * Math.PI * SEAT) / 24 - 0.1]);
        pen.lineCap = 'round';
      } else {
        outline(pen, look, SEAT);
        pen.fillStyle = DUSK.disc;
        pen.fill();
      }
      if (shown === 'rest') pen.lineWidth = LINE / 2;
      outline(pen, look, SEAT);
      pen.stroke();
      pen.setLineDash([]);
      this.rings(pen, look, SEAT);
      pen.globalAlpha = shown === 'here' ? 1 : 0.62;
      this.symbol(pen, look, 74, colour);
      return sprite;
    });
  }

  /** A seat that sounds. Side: 2 * SEAT_REACH seat radii. */
  filled(look: SeatLook): Sprite {
    return this.keep(`filled${look.number}`, () => {
      const { sprite, pen } = this.seatCanvas();
      pen.fillStyle = colourOf(look);
      outline(pen, look, FILLED);
      pen.fill();
      pen.strokeStyle = colourOf(look);
      this.rings(pen, look, FILLED);
      this.symbol(pen, look, 85, DUSK.glyph);
      return sprite;
    });
  }

  /** The soft light round a seat. Side: 2 * HALO_REACH seat radii. */
  halo(look: SeatLook): Sprite {
    return this.keep(`halo${look.colour}`, () => {
      const side = 160;
      const { sprite, pen } = blank(side);
      const light = pen.createRadialGradient(side / 2, side / 2, 0, side / 2, side / 2, side / 2);
      const start = 0.9 / HALO_REACH;
      light.addColorStop(start, clear(colourOf(look), HALO));
      for (let step = 1; step <= 10; step += 1) {
        const far = step / 10;
        const alpha = HALO * (0.5 + 0.5 * Math.cos(Math.PI * far)) ** 1.6;
        light.addColorStop(start + (1 - start) * far, clear(colourOf(look), alpha));
      }
      pen.fillStyle = light;
      pen.fillRect(0, 0, side, side);
      return sprite;
    });
  }

  /** The body of a sheet: hardly there within, a soft band of light towards its edge. */
  wash(look: SeatLook): Sprite {
    return this.keep(`wash${look.colour}`, () => {
      const side = 320;
      const { sprite, pen } = blank(side);
      const colour = colourOf(look);
      const band = alphaFor(colour, DUSK.water, WASH_RISE, WASH_MOST);
      const light = pen.createRadialGradient(side / 2, side / 2, 0, side / 2, side / 2, side / 2);
      light.addColorStop(0, clear(colour, band * 0.24));
      light.addColorStop(0.5, clear(colour, band * 0.2));
      for (let step = 1; step <= 8; step += 1) {
        const far = step / 8;
        light.addColorStop(0.5 + (WASH_EDGE - 0.5) * far, clear(colour, band * (0.2 + 0.8 * far ** 2.2)));
      }
      light.addColorStop((1 + WASH_EDGE) / 2, clear(colour, band * 0.36));
      light.addColorStop(1, clear(colour, 0));
      pen.fillStyle = light;
      pen.fillRect(0, 0, side, side);
      return sprite;
    });
  }

  /** Held light, from the left end (at the seat) to the right. Twice as long as wide. */
  lobe(look: SeatLook): Sprite {
    return this.keep(`lobe${look.colour}`, () => {
      const [length, width] = [256, 128];
      const { sprite, pen } = blank(length, width);
      const mask = pen.createImageData(length, width);
      for (let i = 0; i < length * width; i += 1) {
        mask.data[4 * i + 3] = Math.round(
          255 * lobeAt((i % length) / length, Math.floor(i / length) / width),
        );
      }
      pen.putImageData(mask, 0, 0);
      pen.globalCompositeOperation = 'source-in';
      pen.fillStyle = colourOf(look);
      pen.fillRect(0, 0, length, width);
      return sprite;
    });
  }

  /** A pad's shape in the seat's colour. Side: 70 units and a little air. */
  shape(look: SeatLook, pad: number): Sprite {
    return this.keep(`shape${look.colour}/${pad}`, () => {
      const side = 74 * this.scale;
      const { sprite, pen } = blank(side);
      const shape = PAD_SHAPES[pad % PAD_SHAPES.length];
      if (shape === undefined) return sprite;
      pen.scale(this.scale, this.scale);
      pen.translate(2, 2);
      pen.scale(70 / PAD_SIDE, 70 / PAD_SIDE);
      pen.fillStyle = colourOf(look);
      pen.fill(new Path2D(shape.path), 'evenodd');
      return sprite;
    });
  }

  /** A canvas with 0, 0 in its middle, in the units of a seat of radius 60. */
  private seatCanvas(): { sprite: Sprite; pen: CanvasRenderingContext2D } {
    const scale = (this.scale * this.circle.seatRadius) / SEAT;
    const reach = SEAT_REACH * SEAT;
    const made = blank(2 * reach * scale);
    made.pen.scale(scale, scale);
    made.pen.translate(reach, reach);
    return made;
  }

  private rings(pen: CanvasRenderingContext2D, look: SeatLook, radius: number): void {
    if (look.rings === 3) return;
    pen.lineWidth = 4;
    for (let ring = 1; ring <= look.rings; ring += 1) {
      pen.beginPath();
      pen.arc(0, 0, radius + 10 * ring - 1, 0, 2 * Math.PI);
      pen.stroke();
    }
  }

  /** The symbol; where symbols come twice, the number below it. */
  private symbol(pen: CanvasRenderingContext2D, look: SeatLook, size: number, colour: string): void {
    const numbered = this.circle.rings.length > 1;
    const side = numbered ? size * 0.8 : size;
    pen.fillStyle = colour;
    pen.save();
    pen.translate(-side / 2, -side / 2 - (numbered ? size * 0.19 : 0));
    pen.scale(side / SYMBOL_SIDE, side / SYMBOL_SIDE);
    pen.fill(new Path2D(SYMBOL_PATHS[look.symbol]), 'evenodd');
    pen.restore();
    if (!numbered) return;
    pen.font = `700 ${Math.round(size * 0.42)}px ${FONT}`;
    pen.textAlign = 'center';
    pen.textBaseline = 'alphabetic';
    pen.fillText(String(look.number), 0, size * 0.56);
  }
}

/** A lobe's light at a point, 0 to 1 along and across: full before the seat, swelling like a drop, gone at the tip. */
function lobeAt(along: number, across: number): number {
  const swell = 0.16 + 0.3 * Math.sin(Math.PI * along ** 0.62) ** 1.3;
  const off = (across - 0.5) / swell;
  const side = Math.exp(-2.6 * off * off - 2 * off ** 4);
  const rise = along < 0.14 ? (along / 0.14) ** 1.5 : 1;
  const fade = 0.5 + 0.5 * Math.cos(Math.PI * Math.max(0, (along - 0.05) / 0.95));
  return 0.82 * side * rise * fade;
}
