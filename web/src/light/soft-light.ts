/** All light in the water that is soft, on a small canvas of its own: blending is most of a frame's work, and softness needs few pixels. */
import { colourOf, type Sprites, WASH_EDGE } from './sprites';
import type { SeatOnStage, Sheet, StageModel } from './stage-model';

/** How strong the second, inner edge of a sheet is. */
const ECHO = 0.2;

/** Pixels on a side. */
const SIDE_MOST = 288;

export function penOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const pen = canvas.getContext('2d', { alpha: false });
  if (pen === null) throw new Error('This browser draws no pictures on a canvas.');
  return pen;
}

export class SoftLight {
  /** The square around the water; to be laid over it by screening. */
  readonly canvas: HTMLCanvasElement = document.createElement('canvas');
  private readonly pen = penOf(this.canvas);

  resize(side: number): void {
    this.canvas.width = Math.max(1, Math.min(SIDE_MOST, Math.round(side)));
    this.canvas.height = this.canvas.width;
  }

  /** `swell`: how wide held light is now, about 1. False when there is no light to lay over anything. */
  draw(model: StageModel, sprites: Sprites, now: number, swell: number): boolean {
    if (!this.needed(model, now)) return false;
    const { pen } = this;
    const { width } = this.canvas;
    const radius = model.circle.poolRadius;
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.globalCompositeOperation = 'source-over';
    pen.globalAlpha = 1;
    pen.fillStyle = '#000000';
    pen.fillRect(0, 0, width, width);
    pen.globalCompositeOperation = 'screen';
    const scale = width / (2 * radius);
    pen.setTransform(scale, 0, 0, scale, width / 2, width / 2);
    pen.save();
    pen.beginPath();
    pen.arc(0, 0, radius - 1.5, 0, 2 * Math.PI);
    pen.clip();
    if (model.glow > 0.01) {
      pen.globalAlpha = model.glow;
      pen.drawImage(sprites.glow(), -radius, -radius, 2 * radius, 2 * radius);
    }
    for (const sheet of model.sheets) this.drawWash(model, sheet, sprites);
    for (const seat of model.seats) this.drawLobe(seat, sprites, seat.lobe.level(now), radius, swell);
    pen.restore();
    return true;
  }

  private needed(model: StageModel, now: number): boolean {
    if (model.glow > 0.01) return true;
    for (const sheet of model.sheets) if (sheet.level > 0) return true;
    for (const seat of model.seats) if (seat.lobe.level(now) > 0) return true;
    return false;
  }

  private drawWash(model: StageModel, sheet: Sheet, sprites: Sprites): void {
    if (sheet.seat === null || sheet.level <= 0) return;
    const { look, shore } = sheet.seat;
    const reach = sheet.radius / WASH_EDGE;
    this.pen.globalAlpha = sheet.level;
    this.pen.drawImage(sprites.wash(look), shore.x - reach, shore.y - reach, 2 * reach, 2 * reach);
    this.pen.globalAlpha = ECHO * sheet.level;
    this.pen.strokeStyle = colourOf(look);
    this.pen.lineWidth = model.circle.poolRadius / 70;
    this.pen.beginPath();
    this.pen.arc(shore.x, shore.y, 0.64 * sheet.radius, 0, 2 * Math.PI);
    this.pen.stroke();
  }

  private drawLobe(seat: SeatOnStage, sprites: Sprites, level: number, radius: number, swell: number): void {
    if (level <= 0) return;
    const { pen } = this;
    const width = 0.5 * radius * swell;
    pen.globalAlpha = level;
    pen.save();
    pen.translate(seat.shore.x, seat.shore.y);
    pen.rotate(seat.shore.angle + Math.PI);
    pen.drawImage(sprites.lobe(seat.look), -0.04 * radius, -width / 2, radius, width);
    pen.restore();
  }
}
