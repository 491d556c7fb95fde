/** An access profile as the wire has it leaves out what is usual; everything here works with the whole one. */
import { type AccessProfile, DEFAULT_ACCESS } from '../protocol.gen';

export type Access = Required<AccessProfile>;

export function whole(profile: AccessProfile): Access {
  return { ...DEFAULT_ACCESS, ...profile };
}
