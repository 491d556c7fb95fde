/** The plan: its scenes to go to, to change and to put in order; other plans; keeping, export and import. */
import { signal } from '@preact/signals';
import { ChevronRight, Download, Upload } from 'lucide-preact';
import { useEffect } from 'preact/hooks';
import { ApiError, get, post } from '../../../net/api';
import type { Plan } from '../../../protocol.gen';
import { Act } from '../../../ui/controls';
import { Icon } from '../../../ui/icon';
import { say } from '../../../words/say';
import { Drawer } from '../drawer';
import { type Session, useSession } from '../session';
import { titleOf } from '../what/techniques';
import { fileName, lengthWords, planFile, readPlan } from './plan-edit';
import { PlanScenes } from './plan-scenes';
import { inOwnWords } from './plan-words';

interface Kept {
  readonly name: string;
  readonly scenes: number;
}

/** Whether other plans are looked at while there is one. */
const choosing = signal(false);
const kept = signal<readonly Kept[]>([]);

export function PlanDrawer() {
  const session = useSession();
  const plan = session.plan.value;
  useEffect(() => {
    choosing.value = false;
  }, []);
  return plan === null || choosing.value ? <OtherPlans has={plan !== null} /> : <ThisPlan plan={plan} />;
}

function told(session: Session, error: unknown): void {
  if (!(error instanceof ApiError)) throw error;
  session.refuse(error.message);
}

function take(session: Session, plan: Plan): void {
  session.send('set_plan', { plan, scene: null });
  choosing.value = false;
}

async function lookUp(session: Session): Promise<void> {
  try {
    kept.value = (await get<{ readonly plans: readonly Kept[] }>('/api/plans')).plans;
  } catch (error) {
    told(session, error);
  }
}

async function openKept(session: Session, name: string): Promise<void> {
  try {
    take(session, await get<Plan>(`/api/plans/${encodeURIComponent(name)}`));
  } catch (error) {
    told(session, error);
  }
}

async function forget(session: Session, name: string): Promise<void> {
  try {
    await post(`/api/plans/${encodeURIComponent(name)}/delete`);
    await lookUp(session);
  } catch (error) {
    told(session, error);
  }
}

async function keepPlan(session: Session, plan: Plan): Promise<void> {
  try {
    const { name } = await post<{ readonly name: string }>('/api/plans', { plan });
    session.say(say('dashboard.plan.kept_as', { name }));
  } catch (error) {
    told(session, error);
  }
}

async function importFile(session: Session, input: HTMLInputElement): Promise<void> {
  const file = input.files?.[0];
  if (file === undefined) return;
  const given = readPlan(await file.text());
  input.value = '';
  if (given === null) {
    session.refuse(say('dashboard.plan.not_a_plan'));
    return;
  }
  try {
    take(session, (await post<{ readonly plan: Plan }>('/api/plans/check', given)).plan);
  } catch (error) {
    told(session, error);
  }
}

function exportFile(plan: Plan): void {
  const address = URL.createObjectURL(new Blob([planFile(plan)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName(plan);
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(address), 0);
}

/** A scene made of what is on is called after its technique, until somebody finds a better name. */
function nameOfNow(session: Session): string {
  const first = session.state.value?.techniques[0];
  return titleOf(first === undefined ? 'free' : first.technique);
}

function FromNow() {
  const session = useSession();
  return (
    <Act onPress={() => session.send('scene_from_now', { name: nameOfNow(session) })}>
      {say('dashboard.plan.add_now')}
    </Act>
  );
}

function ImportFile() {
  const session = useSession();
  return (
    <label class="act plain file">
      <Icon of={Upload} size={20} />
      {say('dashboard.plan.import')}
      <input
        type="file"
        accept=".json,application/json"
        onChange={(event) => void importFile(session, event.currentTarget)}
      />
    </label>
  );
}

function OtherPlans({ has }: { readonly has: boolean }) {
  const session = useSession();
  useEffect(() => {
    void lookUp(session);
  }, [session]);
  return (
    <Drawer title={has ? say('dashboard.plan.others_title') : say('dashboard.plan.choose')}>
      <div class="plan-list">
        {kept.value.length === 0 ? null : <h3>{say('dashboard.plan.kept')}</h3>}
        {kept.value.map((one) => (
          <div class="plan-row" key={one.name}>
            <button type="button" class="plan-choice" onClick={() => void openKept(session, one.name)}>
              <b>{one.name}</b>
              <small>{say('dashboard.plan.scenes', { count: one.scenes })}</small>
            </button>
            <Act
              label={say('dashboard.plan.delete_one', { name: one.name })}
              onPress={() => void forget(session, one.name)}
            >
              {say('dashboard.plan.delete')}
            </Act>
          </div>
        ))}
        <h3>{say('dashboard.plan.ready_made')}</h3>
        {session.offer.value.templates.map(inOwnWords).map((plan) => (
          <button type="button" key={plan.name} class="plan-choice" onClick={() => take(session, plan)}>
            <b>{plan.name}</b>
            <small>
              {[
                plan.setting ?? '',
                say('dashboard.plan.scenes', { count: plan.scenes.length }),
                lengthWords(plan.scenes),
              ]
                .filter((part) => part !== '' && part !== plan.name)
                .join(', ')}
            </small>
          </button>
        ))}
      </div>
      <div class="drawer-foot">
        {has ? (
          <Act
            onPress={() => {
              choosing.value = false;
            }}
          >
            {say('dashboard.plan.back')}
          </Act>
        ) : (
          <FromNow />
        )}
        <ImportFile />
      </div>
    </Drawer>
  );
}

function ThisPlan({ plan }: { readonly plan: Plan }) {
  const session = useSession();
  const scene = session.state.value?.plan?.scene ?? null;
  const rename = (name: string): void => {
    if (name.trim() !== '' && name !== plan.name)
      session.send('set_plan', { plan: { ...plan, name }, scene });
  };
  return (
    <Drawer title={say('dashboard.top.plan')}>
      <div class="plan-name">
        <label>
          <span class="said">{say('dashboard.plan.name')}</span>
          <input
            class="field"
            maxLength={40}
            value={plan.name}
            onChange={(event) => rename(event.currentTarget.value)}
          />
        </label>
        <Act
          onPress={() => {
            choosing.value = true;
          }}
        >
          {say('dashboard.plan.others')}
          <Icon of={ChevronRight} size={20} />
        </Act>
      </div>
      <PlanScenes plan={plan} scene={scene} />
      <div class="plan-foot">
        <Act onPress={() => session.send('stay_in_scene', { minutes: 2 })}>{say('dashboard.plan.stay')}</Act>
        <FromNow />
        <Act onPress={() => void keepPlan(session, plan)}>{say('dashboard.plan.keep')}</Act>
        <Act onPress={() => exportFile(plan)}>
          <Icon of={Download} size={20} />
          {say('dashboard.plan.export')}
        </Act>
        <ImportFile />
        <Act onPress={() => session.send('set_plan', { plan: null })}>{say('dashboard.plan.put_away')}</Act>
      </div>
    </Drawer>
  );
}
