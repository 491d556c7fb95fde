/** A card is used: by its file, by a picture of its QR code, or by a photo taken now. Nothing changes unless it can be read. */
import { Camera, FolderOpen } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { ApiError, postText } from '../../../net/api';
import type { AccessProfile } from '../../../protocol.gen';
import { Icon } from '../../../ui/icon';
import { say } from '../../../words/say';
import { useSession } from '../session';
import { Beside } from './beside';
import { isPicture, readCard } from './card-reader';

interface UseProps {
  readonly seats: readonly number[];
  readonly onClose: () => void;
}

export function UsePanel({ seats, onClose }: UseProps) {
  const session = useSession();
  const [told, setTold] = useState<{ readonly words: string; readonly well: boolean } | null>(null);

  async function use(input: HTMLInputElement): Promise<void> {
    const file = input.files?.[0];
    if (file === undefined) return;
    setTold({ words: say('access.card.reading'), well: true });
    const text = await readCard(file);
    input.value = ''; // the same file may be chosen again
    if (text === null) {
      const words = isPicture(file) ? say('access.card.none') : say('access.card.unreadable');
      setTold({ words, well: false });
      return;
    }
    try {
      const { profile } = await postText<{ readonly profile: AccessProfile }>('/api/card', text);
      session.send('use_access', { seats, profile });
      setTold({ words: say('access.card.used'), well: true });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setTold({ words: error.message, well: false });
    }
  }

  const choose = (event: { readonly currentTarget: HTMLInputElement }) => void use(event.currentTarget);
  return (
    <Beside title={say('access.card.use')} onClose={onClose}>
      <span class="act file">
        <Icon of={FolderOpen} size={20} />
        <span aria-hidden="true">{say('access.card.file')}</span>
        <input
          type="file"
          accept=".json,application/json,image/*"
          aria-label={say('access.card.file')}
          onChange={choose}
        />
      </span>
      <span class="act file">
        <Icon of={Camera} size={20} />
        <span aria-hidden="true">{say('access.card.photo')}</span>
        <input
          type="file"
          accept="image/*"
          capture="environment"
          aria-label={say('access.card.photo')}
          onChange={choose}
        />
      </span>
      <p role="status" class={told === null || told.well ? 'quiet-line' : 'sentence'}>
        {told === null ? say('access.card.words') : told.words}
      </p>
    </Beside>
  );
}
