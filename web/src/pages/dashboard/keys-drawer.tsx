/** This screen: its light, its keys, and where the parts it is made of come from. */
import { Choices, KeyCap, SwitchTile } from '../../ui/controls';
import { chooseTheme, THEME_NAMES, THEMES, theme } from '../../ui/theme';
import { Drawer } from './drawer';
import { keysOn, setKeysOn } from './keyboard';
import { KEY_LINES } from './shortcuts';

export function KeysDrawer() {
  return (
    <Drawer title="This screen">
      <Choices
        label="Light of this screen"
        chosen={theme.value}
        onChoose={chooseTheme}
        choices={THEMES.map((name) => ({ value: name, words: THEME_NAMES[name] }))}
      />
      <SwitchTile
        title="Keys and pedals"
        words={keysOn.value ? 'each key acts by itself' : 'off: keys only move and press'}
        on={keysOn.value}
        onPress={() => setKeysOn(!keysOn.value)}
      />
      <ul class="key-lines">
        {KEY_LINES.map((line) => (
          <li key={line.act} class={keysOn.value || line.act === 'close' ? '' : 'key-off'}>
            <KeyCap>{line.cap}</KeyCap>
            <span>{line.words}</span>
          </li>
        ))}
      </ul>
      <p>
        <a class="act outline" href="/licences" target="_blank" rel="noreferrer">
          What Roundelay is made of
        </a>
      </p>
    </Drawer>
  );
}
