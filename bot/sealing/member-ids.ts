import type { MemberId } from '../domain/ids';
import type { Who } from '../ports/people';
import type { Vault } from '../ports/vault';
import { personData } from './draft-token';
import { hkdf, hmac } from './hkdf';
import { SealError } from './seal-error';
import { findSecret, secretNames, type Versions } from './vault-secrets';

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

/** `HKDF(first pepper, "wb1/member")`; 32 bytes. It stays in the vault when that pepper is replaced. */
export function memberKey(firstPepper: Uint8Array): Uint8Array {
  return hkdf(firstPepper, 'wb1/member');
}

/**
 * The key of the members' ids. Throws `seal_secret` when it was lost.
 * @param peppers those that the vault has
 */
export async function findMemberKey(
  vault: Pick<Vault, 'get'>,
  peppers: Versions,
): Promise<Uint8Array> {
  const kept = await vault.get(secretNames.members);
  if (kept !== undefined) return findSecret(vault, secretNames.members, 32);
  const first = peppers.find(({ number }) => number === 1);
  if (first === undefined) throw new SealError('seal_secret');
  return memberKey(first.key);
}
