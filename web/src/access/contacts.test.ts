import { describe, expect, it } from 'vitest';
import { Contacts } from './contacts';

const MM = 5;
const at = (x: number, size = 40) => ({ x, y: 0, size });

describe('contacts', () => {
  it('[P1] are a touch each', () => {
    const contacts = new Contacts();
    expect(contacts.down('a', at(0), null)).not.toBeNull();
    expect(contacts.down('b', at(1), null)).not.toBeNull();
  });

  it('[X1] closer than 40 mm they are one, until the last has gone', () => {
    const contacts = new Contacts();
    const palm = contacts.down('a', at(0), MM);
    expect(contacts.down('b', at(199), MM)).toBeNull();
    expect(contacts.down('c', at(398), MM)).toBeNull();
    expect(contacts.down('d', at(600), MM)).not.toBeNull();
    expect(contacts.up('a')).toBeNull();
    expect(contacts.up('c')).toBeNull();
    expect(contacts.up('b')).toBe(palm);
    expect(contacts.keys()).toEqual(['d']);
  });

  it('[X1] a broad one reaches further than a fingertip', () => {
    const contacts = new Contacts();
    contacts.down('heel', at(0, 60 * MM), MM);
    expect(contacts.down('side', at(299), MM)).toBeNull();
    expect(contacts.down('other hand', at(600), MM)).not.toBeNull();
  });

  it('[P2] only the one it began with slides', () => {
    const contacts = new Contacts();
    const palm = contacts.down('a', at(0), MM);
    contacts.down('b', at(50), MM);
    expect(contacts.move('a', at(10))).toBe(palm);
    expect(contacts.move('b', at(60))).toBeNull();
    expect(contacts.move('never seen', at(60))).toBeNull();
  });
});
