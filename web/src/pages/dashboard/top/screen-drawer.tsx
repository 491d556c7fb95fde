/** This screen: its light, its keys, and where the parts it is made of come from. */
import { ChevronRight } from 'lucide-preact';
import { Act, Choices, SwitchTile } from '../../../ui/controls';
import { Icon } from '../../../ui/icon';
import { chooseTheme, THEME_NAMES, THEMES, theme } from '../../../ui/theme';
import { Drawer } from '../drawer';
import { keysOn, setKeysOn } from '../hands/keyboard';
import { useSession } from '../session';

export function ScreenDrawer() {
  const session = useSession();
  return (
    <Drawer title="This screen">
      <div class="part">
        <h3>Light</h3>
        <Choices
          label="Light of this screen"
          chosen={theme.value}
          onChoose={chooseTheme}
          choices={THEMES.map((name) => ({ value: name, words: THEME_NAMES[name] }))}
        />
      </div>
      <div class="part">
        <h3>Hands and feet</h3>
        <SwitchTile
          title="Keys and pedals"
          words={keysOn.value ? 'each key acts by itself' : 'off: keys only move and press'}
          on={keysOn.value}
          onPress={() => setKeysOn(!keysOn.value)}
        />
        <Act onPress={() => session.toggleDrawer('keys')}>
          Choose the keys
          <Icon of={ChevronRight} size={20} />
        </Act>
      </div>
      <p class="drawer-end">
        <a class="act outline" href="/licences" target="_blank" rel="noreferrer">
          What Roundelay is made of
        </a>
      </p>
    </Drawer>
  );
}
