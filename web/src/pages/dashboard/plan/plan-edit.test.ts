import { expect, test } from 'vitest';
import type { Plan } from '../../../protocol.gen';
import { fileName, lengthWords, movedScene, planFile, readPlan, removedScene, withScene } from './plan-edit';

const PLAN: Plan = {
  format: 'roundelay plan 1',
  name: 'Morning / ward 3',
  scenes: [{ name: 'Hello', minutes: 3 }, { name: 'Turns', minutes: 6 }, { name: 'Goodbye' }],
};

const names = (plan: Plan | undefined) => plan?.scenes.map((scene) => scene.name);

test('[C4] a scene is renamed, the others stay', () => {
  const { plan } = withScene({ plan: PLAN, scene: 1 }, 0, { name: 'Welcome' });
  expect(names(plan)).toEqual(['Welcome', 'Turns', 'Goodbye']);
  expect(plan.scenes[0]?.minutes).toBe(3);
});

test('[C4] the scene that runs keeps running when it or its neighbour moves', () => {
  expect(movedScene({ plan: PLAN, scene: 1 }, 1, -1).scene).toBe(0);
  expect(movedScene({ plan: PLAN, scene: 1 }, 0, 1).scene).toBe(0);
  expect(movedScene({ plan: PLAN, scene: 0 }, 1, 1).scene).toBe(0);
  expect(names(movedScene({ plan: PLAN, scene: null }, 1, 1).plan)).toEqual(['Hello', 'Goodbye', 'Turns']);
});

test('nothing moves past the ends', () => {
  const placed = { plan: PLAN, scene: 0 };
  expect(movedScene(placed, 0, -1)).toBe(placed);
  expect(movedScene(placed, 2, 1)).toBe(placed);
});

test('[C4] NEXT after a removed scene leads to the one that followed it', () => {
  expect(removedScene({ plan: PLAN, scene: 1 }, 1)?.scene).toBe(0);
  expect(removedScene({ plan: PLAN, scene: 0 }, 0)?.scene).toBeNull();
  expect(removedScene({ plan: PLAN, scene: 2 }, 0)?.scene).toBe(1);
  expect(removedScene({ plan: PLAN, scene: 0 }, 2)?.scene).toBe(0);
  expect(removedScene({ plan: { ...PLAN, scenes: [{ name: 'Only' }] }, scene: 0 }, 0)).toBeNull();
});

test('[C4] what is exported is imported unchanged, and can be read by a person', () => {
  expect(readPlan(planFile(PLAN))).toEqual(PLAN);
  expect(planFile(PLAN)).toContain('\n    {\n      "name": "Hello",');
});

test('what is no plan at all is known before it is sent anywhere', () => {
  expect(readPlan('{"format": "roundelay')).toBeNull();
  expect(readPlan('[]')).toBeNull();
  expect(readPlan('42')).toBeNull();
});

test('a file is named as the plan', () => {
  expect(fileName(PLAN)).toBe('Morning ward 3.json');
  expect(fileName({ ...PLAN, name: '???' })).toBe('plan.json');
});

test('how long a plan is, as far as its scenes say', () => {
  expect(lengthWords(PLAN.scenes)).toBe('9 minutes');
  expect(lengthWords([{ name: 'Free' }].map(() => ({})))).toBe('');
});
