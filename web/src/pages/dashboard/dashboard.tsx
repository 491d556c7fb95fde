/** The dashboard: who plays with which sound above, the hands below. One screen, nothing modal. */
import { Dock } from './dock';
import { GlideDrawer } from './glide-drawer';
import { JoinDrawer } from './join-drawer';
import { KeyDrawer } from './key-drawer';
import { KeysDrawer } from './keys-drawer';
import { ScalesDrawer } from './scales-drawer';
import { ScreensDrawer } from './screens-drawer';
import { SeatDrawer } from './seat-drawer';
import { type DrawerName, useSession } from './session';
import { Sound } from './sound';
import { TopBar } from './top-bar';
import { Who } from './who';

const DRAWERS: Readonly<Record<DrawerName, () => preact.JSX.Element | null>> = {
  join: JoinDrawer,
  scales: ScalesDrawer,
  key: KeyDrawer,
  glide: GlideDrawer,
  seat: SeatDrawer,
  screens: ScreensDrawer,
  keys: KeysDrawer,
};

export function Dashboard() {
  const session = useSession();
  const drawer = session.drawer.value;
  const Open = drawer === null ? null : DRAWERS[drawer];
  return (
    <div class="dashboard">
      <h1 class="said">Conduct the room</h1>
      <TopBar />
      <main class="columns">
        <Who />
        <div class={`sound-column ${drawer === null ? '' : 'with-drawer'}`}>
          <Sound />
          {Open === null ? null : <Open key={drawer} />}
        </div>
      </main>
      <Dock />
    </div>
  );
}
