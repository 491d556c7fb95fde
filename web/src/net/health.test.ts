import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Health } from './health';

/** A link that answers at once, or not any more. */
class FakeServer {
  asked = 0;
  givenUp = 0;
  answers = true;
  readonly health = new Health({
    ask: () => {
      this.asked += 1;
      if (this.answers) queueMicrotask(() => this.health.answered());
      return true;
    },
    giveUp: () => {
      this.givenUp += 1;
      this.health.stop();
    },
  });
}

describe('health', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('asks five times in a burst, then every two seconds', async () => {
    const server = new FakeServer();
    server.health.start();
    await vi.advanceTimersByTimeAsync(300);
    expect(server.asked).toBe(5);
    await vi.advanceTimersByTimeAsync(6000);
    expect(server.asked).toBe(8);
    expect(server.givenUp).toBe(0);
  });

  it('gives up two seconds after a question that nobody answered', async () => {
    const server = new FakeServer();
    server.health.start();
    await vi.advanceTimersByTimeAsync(300);
    server.answers = false;
    await vi.advanceTimersByTimeAsync(4000);
    expect(server.givenUp).toBe(1);
  });

  it('[T2] gives up half a second after the page comes back to a dead link', async () => {
    const server = new FakeServer();
    server.health.start();
    await vi.advanceTimersByTimeAsync(300);
    server.answers = false;
    server.health.check();
    await vi.advanceTimersByTimeAsync(499);
    expect(server.givenUp).toBe(0);
    await vi.advanceTimersByTimeAsync(2);
    expect(server.givenUp).toBe(1);
  });

  it('takes a timer that slept with its page for no evidence, and asks again', async () => {
    const server = new FakeServer();
    server.health.start();
    await vi.advanceTimersByTimeAsync(300);
    server.answers = false;
    server.health.check();
    const asked = server.asked;
    const late = vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 60_000);
    await vi.advanceTimersByTimeAsync(500);
    expect(server.givenUp).toBe(0);
    expect(server.asked).toBe(asked + 1);
    late.mockRestore();
  });

  it('says nothing after it was stopped', async () => {
    const server = new FakeServer();
    server.health.start();
    server.answers = false;
    server.health.check();
    server.health.stop();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(server.givenUp).toBe(0);
  });
});
