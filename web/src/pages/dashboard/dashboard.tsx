/** The dashboard: who does what with which sound above, the hands below. One screen, nothing modal. */

import { say } from '../../words/say';
import { SeatView } from './access/seat-view';
import { Dock } from './dock/dock';
import { GrowDrawer } from './dock/grow-drawer';
import { KeysDrawer } from './hands/keys-drawer';
import { PlanDrawer } from './plan/plan-drawer';
import { RecordDrawer } from './record/record-drawer';
import { type DrawerName, useSession } from './session';
import { DetailsDrawer } from './sound/details-drawer';
import { GlideDrawer } from './sound/glide-drawer';
import { KeyDrawer } from './sound/key-drawer';
import { SafetyDrawer } from './sound/safety-drawer';
import { ScalesDrawer } from './sound/scales-drawer';
import { Sound } from './sound/sound';
import { JoinDrawer } from './top/join-drawer';
import { ScreenDrawer } from './top/screen-drawer';
import { ScreensDrawer } from './top/screens-drawer';
import { TopBar } from './top/top-bar';
import { IsoDrawer } from './what/iso-drawer';
import { PlayDrawer } from './what/play-drawer';
import { What } from './what/what';
import { SeatDrawer } from './who/seat-drawer';
import { Who } from './who/who';

const DRAWERS: Readonly<Record<Exclude<DrawerName, 'access'>, () => preact.JSX.Element | null>> = {
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
  safety: SafetyDrawer,
  record: RecordDrawer,
};

export function Dashboard() {
  const session = useSession();
  const drawer = session.drawer.value;
  const Open = drawer === null || drawer === 'access' ? null : DRAWERS[drawer];
  return (
    <div class="dashboard" data-still={session.state.value?.calm === true}>
      <h1 class="said">{say('dashboard.title')}</h1>
      <TopBar />
      {drawer === 'access' ? (
        <main class="seat-main">
          <SeatView />
        </main>
      ) : (
        <main class="columns">
          <Who />
          <What />
          <div class={`sound-column ${drawer === null ? '' : 'with-drawer'}`}>
            <Sound />
            {Open === null ? null : <Open key={drawer} />}
          </div>
        </main>
      )}
      <Dock />
    </div>
  );
}
