import { deflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { filesIn } from './zip';

/** An archive as any program writes it: entries, then their list, then the end. */
function zipOf(files: ReadonlyArray<readonly [name: string, text: string, method: 0 | 8]>): ArrayBuffer {
  const parts: Buffer[] = [];
  const list: Buffer[] = [];
  let at = 0;
  for (const [name, text, method] of files) {
    const raw = Buffer.from(text);
    const data = method === 8 ? deflateRawSync(raw) : raw;
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(method, 10);
    entry.writeUInt32LE(data.length, 20);
    entry.writeUInt32LE(raw.length, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(at, 42);
    list.push(entry, Buffer.from(name));
    parts.push(local, Buffer.from(name), data);
    at += 30 + name.length + data.length;
  }
  const directory = Buffer.concat(list);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  const whole = Buffer.concat([...parts, directory, end]);
  return whole.buffer.slice(whole.byteOffset, whole.byteOffset + whole.byteLength) as ArrayBuffer;
}

test('[K3] the pages of an engraved score come out of their archive as they went in', async () => {
  const archive = zipOf([
    ['page-1.svg', '<svg/>', 0],
    ['page-2.svg', '<svg>'.repeat(200), 8],
  ]);
  const files = filesIn(archive);
  expect(files.map(({ name }) => name)).toEqual(['page-1.svg', 'page-2.svg']);
  const texts = await Promise.all(files.map(async ({ bytes }) => new TextDecoder().decode(await bytes())));
  expect(texts).toEqual(['<svg/>', '<svg>'.repeat(200)]);
});

test('[K3] what is no archive, or a broken one, is said to be', () => {
  expect(() => filesIn(new ArrayBuffer(10))).toThrow(RangeError);
  const archive = zipOf([['a', 'b', 0]]);
  new Uint8Array(archive)[32] = 9;
  expect(() => filesIn(archive)).toThrow(RangeError);
});
