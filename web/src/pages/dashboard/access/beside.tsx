/** What stands beside the settings for a while, in the place of the presets: its head, and how it goes away. */
import { X } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Act } from '../../../ui/controls';
import { Icon } from '../../../ui/icon';
import { say } from '../../../words/say';

interface BesideProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

export function Beside({ title, onClose, children }: BesideProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section class="panel seat-column seat-begin" aria-label={title}>
      <div class="column-head">
        <h3 tabIndex={-1} ref={heading}>
          {title}
        </h3>
        <Act class="square" label={`${say('access.close')}: ${title}`} onPress={onClose}>
          <Icon of={X} />
        </Act>
      </div>
      <div class="column-body">{children}</div>
    </section>
  );
}
