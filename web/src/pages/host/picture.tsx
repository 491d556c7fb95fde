/** The right half of the start page: the display as it will be, gently alive. */
import { useEffect, useRef } from 'preact/hooks';
import { createStage } from '../../light/stage';
import { pictured, picturedRoom, picturedStill } from './living';

export function Picture() {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    const stage = createStage(element, { still });
    stage.feed('stage', picturedRoom());
    let count = 0;
    let timer: number | null = null;
    function next(): void {
      const step = pictured(count);
      stage.feed('lights', step.lights);
      count += 1;
      timer = window.setTimeout(next, step.wait * 1000);
    }
    function resize(): void {
      stage.resize();
    }
    window.addEventListener('resize', resize);
    stage.resize();
    stage.start();
    if (still) stage.feed('lights', picturedStill());
    else next();
    return () => {
      window.removeEventListener('resize', resize);
      if (timer !== null) window.clearTimeout(timer);
      stage.stop();
    };
  }, []);
  return (
    <div class="picture" aria-hidden="true">
      <canvas ref={canvas} />
    </div>
  );
}
