/** This screen: its light, its keys, and where the parts it is made of come from. */
import { ChevronRight } from 'lucide-preact';
import { Act, Choices, SwitchTile } from '../../../ui/controls';
import { Icon } from '../../../ui/icon';
import { LanguageChoice } from '../../../ui/language';
import { ScanningControl } from '../../../ui/scanning-control';
import { chooseTheme, THEMES, theme, themeName } from '../../../ui/theme';
import { say } from '../../../words/say';
import { Drawer } from '../drawer';
import { keysOn, setKeysOn } from '../hands/keyboard';
import { useSession } from '../session';

export function ScreenDrawer() {
  const session = useSession();
  return (
    <Drawer title={say('dashboard.screen.title')}>
      <div class="part">
        <h3>{say('dashboard.screen.light')}</h3>
        <Choices
          label={say('dashboard.screen.light_label')}
          chosen={theme.value}
          onChoose={chooseTheme}
          choices={THEMES.map((name) => ({ value: name, words: themeName(name) }))}
        />
      </div>
      <LanguageChoice />
      <div class="part">
        <h3>{say('dashboard.screen.hands')}</h3>
        <SwitchTile
          title={say('dashboard.screen.keys')}
          words={keysOn.value ? say('dashboard.screen.keys_on') : say('dashboard.screen.keys_off')}
          on={keysOn.value}
          onPress={() => setKeysOn(!keysOn.value)}
        />
        <Act onPress={() => session.toggleDrawer('keys')}>
          {say('dashboard.screen.choose_keys')}
          <Icon of={ChevronRight} size={20} />
        </Act>
        <ScanningControl />
      </div>
      <p class="drawer-end">
        <a class="act outline" href="/licences" target="_blank" rel="noreferrer">
          {say('dashboard.screen.licences')}
        </a>
      </p>
    </Drawer>
  );
}
