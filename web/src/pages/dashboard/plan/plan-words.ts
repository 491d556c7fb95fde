/** Ready-made plans in the language of this device. Once taken, a plan is the therapist's own, word for word. */
import type { Plan } from '../../../protocol.gen';
import { sayOr } from '../../../words/say';

/** "A morning at school" is `a_morning_at_school` in the catalogs. */
export function nameInCatalogs(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '');
}

export function inOwnWords(plan: Plan): Plan {
  const at = `plans.${nameInCatalogs(plan.name)}`;
  const said = {
    ...plan,
    name: sayOr(`${at}.name`, plan.name),
    scenes: plan.scenes.map((scene, index) => ({
      ...scene,
      name: sayOr(`${at}.scene_${index + 1}`, scene.name),
      words: sayOr(`${at}.words_${index + 1}`, scene.words ?? ''),
    })),
  };
  return plan.setting == null ? said : { ...said, setting: sayOr(`${at}.setting`, plan.setting) };
}
