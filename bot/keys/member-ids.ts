import { personData } from '../crypto/draft-token';
import { hkdf, hmac } from '../crypto/hkdf';
import { SealError } from '../crypto/seal-error';
import type { MemberId } from '../domain/ids';
import type { Vault } from '../ports/keys';
import type { Who } from '../ports/people';
import { findSecret, secretNames, type Versions } from './vault-secrets';

/**
 * `HMAC(member key, messenger | SHA-256(tenant) | SHA-256(user))`, the first sixteen bytes. A person who
 * joins a desk again has the same id, and stays excluded from reports that name that person. Only the desks'
 * own people get ids.
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
 * Throws `seal_secret` when it was lost.
 * @param peppers those that the vault has
 */
export async function findMemberKey(
  vault: Pick<Vault, 'get'>,
  peppers: Versions,
): Promise<Uint8Array> {
  const found = await vault.get(secretNames.members);
  if (found !== undefined) return findSecret(vault, secretNames.members);
  const first = peppers.find(({ number }) => number === 1);
  if (first === undefined) throw new SealError('seal_secret');
  return memberKey(first.key);
}
