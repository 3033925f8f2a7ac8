import type { MemberId } from '../domain/ids';
import type { Who } from '../ports/people';
import { personData } from './draft-token';
import { hkdf, hmac } from './hkdf';

/**
 * A desk member's id: `HMAC(member key, messenger | SHA-256(tenant) | SHA-256(user))`, the first sixteen
 * bytes. A person who leaves a desk and joins it again has the same id, and so stays excluded from the
 * reports that name that person. Ids are made for the desks' own people alone.
 * @param key what {@link memberKey} gives
 */
export function createMemberIds(
  key: Uint8Array,
): (who: Pick<Who, 'messenger' | 'tenant' | 'user'>) => MemberId {
  return (who) => Buffer.from(hmac(key, personData(who))).toString('hex', 0, 16) as MemberId;
}

/**
 * `HKDF(first pepper, "wb1/member")`; 32 bytes. It stays when that pepper is replaced, under a name of its
 * own in the vault.
 */
export function memberKey(firstPepper: Uint8Array): Uint8Array {
  return hkdf(firstPepper, 'wb1/member');
}
