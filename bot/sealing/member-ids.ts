import type { MemberId } from '../domain/ids';
import type { Who } from '../ports/people';
import { personData } from './draft-token';
import { hkdf, hmac } from './hkdf';

/**
 * A desk member's id: `HMAC(HKDF(pepper, "wb1/member"), messenger | SHA-256(tenant) | SHA-256(user))`, the first
 * sixteen bytes. Whoever leaves a desk and joins it again has the same id, and so stays excluded from the reports that
 * name that person. Ids are made for the desks' own people alone.
 */
export function createMemberIds(
  pepper: Uint8Array,
): (who: Pick<Who, 'messenger' | 'tenant' | 'user'>) => MemberId {
  const key = hkdf(pepper, 'wb1/member');
  return (who) => Buffer.from(hmac(key, personData(who))).toString('hex', 0, 16) as MemberId;
}
