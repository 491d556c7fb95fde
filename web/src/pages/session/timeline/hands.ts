/** Mouse, finger, two fingers on the timeline: hover, drag, pinch, tap. */
import { useRef } from 'preact/hooks';

interface HandsProps {
  readonly onHover: (event: PointerEvent) => void;
  readonly onDrag: (by: number) => void;
  readonly onPinch: (factor: number, share: number) => void;
  readonly onTap: (event: PointerEvent) => void;
}

/** Less than this is a tap, not a drag. */
const STILL_PX = 5;

export function useHands({ onHover, onDrag, onPinch, onTap }: HandsProps) {
  const down = useRef(new Map<number, number>());
  const moved = useRef(0);
  function end(event: PointerEvent): void {
    const was = down.current.delete(event.pointerId);
    if (was && event.type === 'pointerup' && moved.current < STILL_PX) onTap(event);
  }
  return {
    onPointerDown: (event: PointerEvent) => {
      if (event.button !== 0) return;
      if (down.current.size === 0) moved.current = 0;
      down.current.set(event.pointerId, event.clientX);
      (event.currentTarget as Element).setPointerCapture(event.pointerId);
    },
    onPointerMove: (event: PointerEvent) => {
      const before = down.current.get(event.pointerId);
      if (before === undefined) {
        onHover(event);
        return;
      }
      const others = [...down.current].filter(([id]) => id !== event.pointerId);
      const other = others[0];
      const by = event.clientX - before;
      down.current.set(event.pointerId, event.clientX);
      moved.current += Math.abs(by);
      if (other === undefined) {
        if (moved.current >= STILL_PX) onDrag(by);
        return;
      }
      const apart = Math.abs(before - other[1]);
      const now = Math.abs(event.clientX - other[1]);
      const box = (event.currentTarget as Element).getBoundingClientRect();
      const share = ((event.clientX + other[1]) / 2 - box.left) / Math.max(box.width, 1);
      if (apart > 8 && now > 8) onPinch(apart / now, share);
    },
    onPointerUp: end,
    onPointerCancel: end,
  };
}
