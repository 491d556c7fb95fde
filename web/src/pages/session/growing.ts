/** A field that reaches as far as what is written in it. */
import { useLayoutEffect, useRef } from 'preact/hooks';

export function useGrowing() {
  const field = useRef<HTMLTextAreaElement>(null);
  function fit(): void {
    const element = field.current;
    if (element === null) return;
    element.style.height = 'auto';
    element.style.height = `${element.scrollHeight + 4}px`;
  }
  useLayoutEffect(fit);
  useLayoutEffect(() => {
    window.addEventListener('resize', fit);
    return () => window.removeEventListener('resize', fit);
  }, []);
  return field;
}
