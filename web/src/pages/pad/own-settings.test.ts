import { describe, expect, it } from 'vitest';
import { flat } from '../../../tools/words';
import en from '../../../words/en.json';
import { whole } from '../../access/profile';
import { learn } from '../../words/say';
import { OWN_SETTINGS } from './own-settings';

learn({ english: flat(en), others: {} });

const titled = (title: string) => {
  const found = OWN_SETTINGS.find((setting) => setting.title === title);
  if (found === undefined) throw new Error(title);
  return found;
};

describe('[X1] what can be set on the tablet', () => {
  it('says what it is, in words, for every value it can have', () => {
    for (const setting of OWN_SETTINGS) {
      let access = whole({});
      for (let count = 0; count < 20; count += 1) {
        expect(setting.value(access)).not.toMatch(/\w\.\w+\./);
        expect(setting.value(access)).not.toBe('');
        access = { ...access, ...(setting.step(access, 1) ?? {}) };
      }
    }
  });

  it('goes down as it went up, and stops at its ends', () => {
    const hold = titled('access.hold.title');
    expect(hold.step(whole({}), -1)).toBeNull();
    expect(hold.step(whole({}), 1)).toEqual({ hold_duration: 0.1 });
    expect(hold.step(whole({ hold_duration: 0.1 }), -1)).toEqual({ hold_duration: 0 });
    expect(hold.step(whole({ hold_duration: 2 }), 1)).toBeNull();
    expect(titled('access.pads.title').step(whole({ pads: 12 }), 1)).toBeNull();
  });

  it('comes from a value between its steps to the next one', () => {
    const repeat = titled('access.repeat.title');
    expect(repeat.step(whole({ ignore_repeat: 0.35 }), 1)).toEqual({ ignore_repeat: 0.5 });
    expect(repeat.step(whole({ ignore_repeat: 0.35 }), -1)).toEqual({ ignore_repeat: 0.3 });
  });

  it('turns round and round', () => {
    const turned = titled('pad.panel.turned.title');
    expect(turned.step(whole({ turned: 'left' }), 1)).toEqual({ turned: 'upright' });
    expect(turned.step(whole({}), -1)).toEqual({ turned: 'left' });
  });
});
