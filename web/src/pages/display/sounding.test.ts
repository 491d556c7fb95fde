import { describe, expect, it } from 'vitest';
import { nextStep } from './sounding';

describe('[R4] sound from the display', () => {
  it('does nothing until it is pressed', () => {
    expect(nextStep('off', false, { role: 'standby', state: 'asleep' }).act).toBeNull();
  });

  it('sounds at once where no other page does', () => {
    const step = nextStep('waking', false, { role: 'active', state: 'loading' });
    expect(step).toEqual({ state: 'on', asked: true, act: null });
  });

  it('takes over from another page, once', () => {
    const first = nextStep('waking', false, { role: 'standby', state: 'loading' });
    expect(first.act).toBe('take');
    expect(nextStep(first.state, first.asked, { role: 'standby', state: 'loading' }).act).toBeNull();
  });

  it('gives way when another page takes over', () => {
    expect(nextStep('on', true, { role: 'standby', state: 'ready' })).toEqual({
      state: 'off',
      asked: true,
      act: 'close',
    });
  });

  it('says that it wakes while the browser keeps the sound asleep', () => {
    expect(nextStep('on', true, { role: 'active', state: 'asleep' }).state).toBe('waking');
  });

  it('waits while the room has not said who sounds', () => {
    expect(nextStep('waking', false, { role: null, state: 'ready' })).toEqual({
      state: 'waking',
      asked: false,
      act: null,
    });
  });
});
