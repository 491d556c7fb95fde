/** One thing that can be set: what it is, and its control. Sent at once; where seats differ it says so. */
import type { Access } from '../../../access/profile';
import { Choices, Stepper } from '../../../ui/controls';
import { say } from '../../../words/say';
import { useSession } from '../session';
import { type Setting, same, type Value, valueWords } from './settings';

interface RowProps {
  readonly setting: Setting;
  readonly seats: readonly number[];
  readonly profiles: readonly Access[];
}

export function SettingRow({ setting, seats, profiles }: RowProps) {
  const session = useSession();
  const { field, how } = setting;
  const value = same(profiles, field);
  const title = say(setting.title);
  const set = (to: Value) => session.send('change_access', { seats, changes: { [field]: to } });
  if (how.kind === 'switched') {
    return (
      <SwitchRow
        title={title}
        words={say(setting.words)}
        on={value === undefined ? 'mixed' : value === true}
        onPress={() => set(value !== true)}
      />
    );
  }
  if (how.kind === 'stepped') {
    const [first] = profiles;
    const from = value === undefined ? first?.[field] : value;
    return (
      <div class="setting" data-setting={field}>
        <SettingWords title={title} words={say(setting.words)} />
        <Stepper
          label={title}
          value={value === undefined ? say('access.differs') : valueWords(field, value)}
          less={say('access.less', { what: title })}
          more={say('access.more', { what: title })}
          onStep={(by) => set(how.next(typeof from === 'number' ? from : null, by))}
        />
      </div>
    );
  }
  const chosen = how.choices.find(([one]) => one === value);
  return (
    <div class={`setting ${how.choices.length > 3 ? 'many' : ''}`} data-setting={field}>
      <SettingWords title={title} words={chosen === undefined ? say('access.differs') : say(setting.words)} />
      <Choices
        label={title}
        chosen={chosen === undefined ? null : chosen[0]}
        onChoose={set}
        choices={how.choices.map(([one, words]) => ({ value: one, words: say(words) }))}
      />
    </div>
  );
}

interface SwitchProps {
  readonly title: string;
  readonly words: string;
  readonly on: boolean | 'mixed';
  readonly onPress: () => void;
}

export function SwitchRow({ title, words, on, onPress }: SwitchProps) {
  return (
    <button type="button" class="setting setting-switch" aria-pressed={on} onClick={onPress}>
      <SettingWords title={title} words={on === 'mixed' ? say('access.differs') : words} />
      <span class="switch" aria-hidden="true" />
    </button>
  );
}

function SettingWords({ title, words }: { readonly title: string; readonly words: string }) {
  return (
    <span class="setting-words">
      <b>{title}</b>
      <small>{words}</small>
    </span>
  );
}
