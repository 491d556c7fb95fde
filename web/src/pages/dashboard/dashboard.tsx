/** The dashboard: who does what with which sound above, the hands below. One screen, nothing modal. */
import { DetailsDrawer } from './details-drawer';
import { Dock } from './dock';
import { GlideDrawer } from './glide-drawer';
import { GrowDrawer } from './grow-drawer';
import { IsoDrawer } from './iso-drawer';
import { JoinDrawer } from './join-drawer';
import { KeyDrawer } from './key-drawer';
import { KeysDrawer } from './keys-drawer';
import { PlanDrawer } from './plan-drawer';
import { PlayDrawer } from './play-drawer';
import { ScalesDrawer } from './scales-drawer';
import { ScreenDrawer } from './screen-drawer';
import { ScreensDrawer } from './screens-drawer';
import { SeatDrawer } from './seat-drawer';
import { type DrawerName, useSession } from './session';
import { Sound } from './sound';
import { TopBar } from './top-bar';
import { What } from './what';
import { Who } from './who';

const DRAWERS: Readonly<Record<DrawerName, () => preact.JSX.Element | null>> = {
  join: JoinDrawer,
  scales: ScalesDrawer,
  key: KeyDrawer,
  glide: GlideDrawer,
  seat: SeatDrawer,
  screens: ScreensDrawer,
  screen: ScreenDrawer,
  keys: KeysDrawer,
  details: DetailsDrawer,
  grow: GrowDrawer,
  iso: IsoDrawer,
  play: PlayDrawer,
  plan: PlanDrawer,
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
        <What />
        <div class={`sound-column ${drawer === null ? '' : 'with-drawer'}`}>
          <Sound />
          {Open === null ? null : <Open key={drawer} />}
        </div>
      </main>
      <Dock />
    </div>
  );
}
