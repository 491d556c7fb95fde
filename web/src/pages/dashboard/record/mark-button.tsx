/** Mark: one tap keeps the moment. */
import { Bookmark } from 'lucide-preact';
import { Icon } from '../../../ui/icon';
import { atOnce } from '../../../ui/press';
import { say } from '../../../words/say';
import { ActCap } from '../hands/act-cap';
import { markNow } from '../hands/hands';
import { useSession } from '../session';

export function MarkButton() {
  const session = useSession();
  return (
    <button type="button" class="dock-act panel" {...atOnce(() => markNow(session))}>
      <Icon of={Bookmark} size={30} />
      {say('dashboard.dock.mark')}
      <ActCap act="mark" />
    </button>
  );
}
