/** Bringing in a session that was taken away, here or elsewhere. */
import { Upload } from 'lucide-preact';
import { useRef, useState } from 'preact/hooks';
import { Icon } from '../../ui/icon';
import { say } from '../../words/say';
import type { Library } from './library';
import { useWork, Working } from './working';

export function Bring({ library }: { readonly library: Library }) {
  const [done, setDone] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const work = useWork();

  async function bring(file: File | undefined): Promise<void> {
    if (file === undefined) return;
    setDone(null);
    await work.run(async (told) => {
      told({ id: '', state: 'running', share: 0, doing: { key: 'sessions.bring.sending', values: {} } });
      const job = await library.bring(file, told);
      setDone(say('sessions.bring.done', { count: job.sessions?.length ?? 0 }));
    });
    if (input.current !== null) input.current.value = ''; // the same file may be chosen once more
  }

  return (
    <section class="bring panel" aria-labelledby="bring-title">
      <h2 id="bring-title">{say('sessions.bring.title')}</h2>
      <p>{say('sessions.bring.what')}</p>
      <input
        ref={input}
        hidden
        type="file"
        accept=".zip,.json"
        onChange={(event) => void bring(event.currentTarget.files?.[0])}
      />
      <button type="button" class="act outline" onClick={() => input.current?.click()}>
        <Icon of={Upload} size={20} />
        {say('sessions.bring.choose')}
      </button>
      <Working work={work} name="bring-title" />
      <p class="done" role="status">
        {done}
      </p>
    </section>
  );
}
