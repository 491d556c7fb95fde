/** What Undo would take back, in this device's language. */
import type { UndoView } from '../../../protocol.gen';
import { sayPhrase } from '../../../words/refusal';
import type { Session } from '../session';
import { keyName } from '../sound/keys';

export function undoWords(session: Session, { what, phrase }: UndoView): string {
  const { scale, root } = phrase?.values ?? {};
  const named = session.offer.value.scales.find((one) => one.id === scale)?.name;
  const more = named === undefined || typeof root !== 'number' ? {} : { scale: named, key: keyName(root) };
  return sayPhrase({ text: what, phrase: phrase ?? null }, more);
}
