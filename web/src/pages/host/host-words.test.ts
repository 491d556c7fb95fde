import { expect, test } from 'vitest';
import { bareAddress, type HostFacts, networkWords, roomWords, spacedCode } from './host-words';

const ROOM = { room: 'r1', code: 'KFM7RQ', started: 30, here: 0 };
const HOST: HostFacts = {
  addresses: ['http://192.168.8.1:8080'],
  passphrase_set: false,
  rooms: [ROOM],
  reached: false,
  problems: [],
  tls: false,
  version: '1',
};

test('[S4] without a network there is one sentence with the way out', () => {
  const words = networkWords({ ...HOST, addresses: [] });
  expect(words.ok).toBe(false);
  expect(words.text).toContain('plug in your own router');
});

test('[S4] a minute without any visitor points at the Wi-Fi, not before', () => {
  expect(networkWords(HOST).ok).toBe(true);
  expect(networkWords({ ...HOST, rooms: [{ ...ROOM, started: 61 }] }).text).toContain('keep devices apart');
  expect(networkWords({ ...HOST, rooms: [{ ...ROOM, started: 61 }], reached: true }).ok).toBe(true);
});

test('addresses are shown as people type them', () => {
  expect(bareAddress('http://192.168.8.1:8080/')).toBe('192.168.8.1:8080');
  expect(networkWords(HOST).addresses).toEqual(['192.168.8.1:8080']);
});

test('an open room says how many play in it and for how long', () => {
  expect(roomWords(ROOM)).toBe('no tablet, just started');
  expect(roomWords({ ...ROOM, here: 1, started: 600 })).toBe('1 tablet, open for 10 min');
  expect(roomWords({ ...ROOM, here: 8, started: 8000 })).toBe('8 tablets, open for 2 h');
  expect(spacedCode('KFM7RQ')).toBe('KFM 7RQ');
});
