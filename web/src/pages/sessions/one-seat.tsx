/** One person's rights: everything of one seat key, taken away or erased for good. */
import { Download, Trash2, Undo2 } from 'lucide-preact';
import { useEffect, useState } from 'preact/hooks';
import { Act } from '../../ui/controls';
import { Icon } from '../../ui/icon';
import { language, say } from '../../words/say';
import { dateWords } from '../session/moments';
import { KeyPlaces } from './key-places';
import { type KeyOrder, type Library, save, wordsOf } from './library';
import { useWork, Working } from './working';

const SERIES = 'series:';
const SESSION = 'session:';

interface Renamed {
  readonly series: string;
  readonly from: string;
  readonly to: string;
}

export function OneSeat({ library }: { readonly library: Library }) {
  const [where, setWhere] = useState('');
  const [keys, setKeys] = useState<readonly string[]>([]);
  const [key, setKey] = useState('');
  const [sure, setSure] = useState(false);
  const [told, setTold] = useState<string | null>(null);
  const [renamed, setRenamed] = useState<Renamed | null>(null);
  const work = useWork();
  const series = library.series.value;
  const single = library.lines.value.filter((line) => line.series === null && line.state !== 'running');
  const offered = [
    ...series.map(({ label }) => `${SERIES}${label}`),
    ...single.map(({ id }) => `${SESSION}${id}`),
  ];
  useEffect(() => {
    if (where !== '' && !offered.includes(where)) void choose('');
  }, [where, offered.join()]);
  if (offered.length === 0) return null;

  async function choose(place: string): Promise<void> {
    setWhere(place);
    setKey('');
    setSure(false);
    setTold(null);
    setRenamed(null);
    if (place.startsWith(SERIES)) {
      setKeys(library.series.value.find(({ label }) => label === place.slice(SERIES.length))?.keys ?? []);
      return;
    }
    try {
      setKeys(place === '' ? [] : await library.keysOf(place.slice(SESSION.length)));
    } catch (error) {
      setTold(wordsOf(error));
    }
  }

  function order(): KeyOrder & { readonly language: string } {
    const place = where.startsWith(SERIES)
      ? { series: where.slice(SERIES.length) }
      : { session: where.slice(SESSION.length) };
    return { key, language: language(), ...place };
  }

  const take = () =>
    work.run(async (tell) => {
      setTold(null);
      save(await library.takeKey(order(), tell));
    });
  const erase = () =>
    work.run(async (tell) => {
      const job = await library.eraseKey(order(), tell);
      await choose('');
      setTold(say('sessions.one.erased', { count: job.sessions?.length ?? 0 }));
    });

  async function showRenamed(to: string, sessions: number): Promise<void> {
    const from = key;
    await choose(where);
    setKey(to);
    setRenamed({ series: where.slice(SERIES.length), from, to });
    setTold(say('sessions.one.renamed', { from, to, count: sessions }));
  }

  const takeBack = ({ series: label, from, to }: Renamed) =>
    work.run(async () => {
      const count = await library.renameKey(label, to, from);
      await choose(where);
      setKey(from);
      setTold(say('sessions.one.renamed', { from: to, to: from, count }));
    });

  return (
    <section class="one-seat panel" aria-labelledby="one-title">
      <h2 id="one-title">{say('sessions.one.title')}</h2>
      <p>{say('sessions.one.what')}</p>
      <div class="one-choice">
        <label>
          {say('sessions.one.where')}
          <select class="field" value={where} onChange={(event) => void choose(event.currentTarget.value)}>
            <option value="">{say('sessions.one.choose')}</option>
            {series.length === 0 ? null : (
              <optgroup label={say('sessions.one.all_series')}>
                {series.map(({ label }) => (
                  <option key={label} value={`${SERIES}${label}`}>
                    {label}
                  </option>
                ))}
              </optgroup>
            )}
            {single.length === 0 ? null : (
              <optgroup label={say('sessions.one.single')}>
                {single.map((line) => (
                  <option key={line.id} value={`${SESSION}${line.id}`}>
                    {`${line.title}, ${dateWords(line.began)}`}
                  </option>
                ))}
              </optgroup>
            )}
          </select>
        </label>
        <label>
          {say('sessions.one.key')}
          <select
            class="field"
            value={key}
            onChange={(event) => {
              setKey(event.currentTarget.value);
              setSure(false);
            }}
          >
            <option value="">{say('sessions.one.choose')}</option>
            {keys.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </select>
        </label>
      </div>
      {key !== '' && where.startsWith(SERIES) ? (
        <KeyPlaces
          library={library}
          series={where.slice(SERIES.length)}
          seatKey={key}
          onRenamed={(to, sessions) => void showRenamed(to, sessions)}
        />
      ) : null}
      {key === '' ? null : (
        <div class="line-acts">
          <Act kind="outline" onPress={take}>
            <Icon of={Download} size={20} />
            {say('sessions.one.take')}
          </Act>
          <button type="button" class="act outline" aria-expanded={sure} onClick={() => setSure(!sure)}>
            <Icon of={Trash2} size={20} />
            {say('sessions.one.erase')}
          </button>
        </div>
      )}
      {key !== '' && sure ? (
        <div class="question">
          <p>{say('sessions.one.question', { key })}</p>
          <Act kind="main" onPress={erase}>
            {say('sessions.erase_yes')}
          </Act>
          <Act kind="outline" onPress={() => setSure(false)}>
            {say('sessions.erase_no')}
          </Act>
        </div>
      ) : null}
      <Working work={work} name="one-title" />
      <p class="done" role="status">
        {told}
      </p>
      {renamed === null ? null : (
        <Act kind="outline" onPress={() => void takeBack(renamed)}>
          <Icon of={Undo2} size={20} />
          {say('sessions.one.rename_undo')}
        </Act>
      )}
    </section>
  );
}
