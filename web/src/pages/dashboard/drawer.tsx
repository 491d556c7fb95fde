/** A second level that slides over the sound column: never over the dock, no veil over the rest. */
import { X } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Act } from '../../ui/controls';
import { Icon } from '../../ui/icon';
import { say } from '../../words/say';
import { useSession } from './session';

interface DrawerProps {
  readonly title: string;
  readonly children: ComponentChildren;
  /** Stands before the title, such as a seat's token. */
  readonly sign?: ComponentChildren;
}

export function Drawer({ title, sign, children }: DrawerProps) {
  const session = useSession();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    heading.current?.focus(); // where the page is one long column this also brings the drawer into sight
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <section class="drawer" aria-label={title}>
      <div class="head">
        <span class="drawer-title">
          {sign}
          <h2 tabIndex={-1} ref={heading}>
            {title}
          </h2>
        </span>
        <span />
        <Act
          onPress={() => {
            session.drawer.value = null;
          }}
          label={say('dashboard.close', { title })}
          class="square"
        >
          <Icon of={X} />
        </Act>
      </div>
      <div class="drawer-body">{children}</div>
    </section>
  );
}
