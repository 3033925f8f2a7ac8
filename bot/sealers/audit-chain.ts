import { u8, u64 } from '../crypto/fixed-width';
import { hkdf, hmac, isSame } from '../crypto/hkdf';
import { idBytes } from '../crypto/id-bytes';
import type { AuditEntry } from '../domain/audit';
import type { AuditHead } from '../domain/audit-head';
import type { Id } from '../domain/ids';
import { makeSecret, secretNames } from '../keys/vault-secrets';
import type { AuditChain, AuditLink } from '../ports/audit';
import type { Vault } from '../ports/keys';
import type { Random } from '../ports/random';

const nothing = new Uint8Array(16);
const noLink = new Uint8Array(32);

/**
 * The chain of the audit, under `HKDF(witness key, "wb1/audit")`. The witness key is never replaced, so a
 * rotation leaves the chain as it is; a start without the key is refused.
 *
 * - hash: `HMAC(HKDF(key, "wb1/audit-entry"), id 16 | day 10 | length u8 | event | member 16 | thread 16 |
 *   subject 16)`, zeros for what is absent. The id is random and is erased with the entry: without it nobody
 *   can guess an erased entry, not even with all keys.
 * - link: `HMAC(HKDF(key, "wb1/audit-link"), place u64 | link before 32 | hash 32)`; zeros before the first.
 * - erased: `HMAC(HKDF(key, "wb1/audit-erased"), place u64 | link 32)`.
 */
export function createAuditChain(witness: Uint8Array): AuditChain {
  const key = hkdf(witness, 'wb1/audit');
  const entries = hkdf(key, 'wb1/audit-entry');
  const links = hkdf(key, 'wb1/audit-link');
  const erasures = hkdf(key, 'wb1/audit-erased');
  const hash = (entry: AuditEntry): Uint8Array => Uint8Array.from(hmac(entries, bytesOf(entry)));
  const link = (place: number, before: AuditHead | undefined, of: Uint8Array): Uint8Array =>
    Uint8Array.from(hmac(links, u64(place), before?.link ?? noLink, of));
  return {
    next: (entry, before) => {
      const place = (before?.place ?? 0) + 1;
      const of = hash(entry);
      return { place, hash: of, link: link(place, before, of) };
    },
    isOf: (at, entry) => isSame(at.hash, hash(entry)),
    isAfter: (at, before) =>
      at.place === (before?.place ?? 0) + 1 && isSame(at.link, link(at.place, before, at.hash)),
    erase: (at: AuditLink) => Uint8Array.from(hmac(erasures, u64(at.place), at.link)),
  };
}

/**
 * A missing key is made; `findLacks` tells beforehand whether one was lost. Throws `seal_secret` for a key of
 * another length.
 */
export async function openAuditChain(vault: Vault, random: Random): Promise<AuditChain> {
  return createAuditChain(await makeSecret(vault, random, secretNames.witness, 32));
}

function bytesOf({ id, day, event, member, thread, subject }: AuditEntry): Buffer {
  const optional = (of: Id | null | undefined): Uint8Array =>
    of === undefined || of === null ? nothing : idBytes(of);
  return Buffer.concat([
    idBytes(id),
    Buffer.from(day, 'latin1'),
    u8(event.length),
    Buffer.from(event, 'latin1'),
    idBytes(member),
    optional(thread),
    optional(subject),
  ]);
}
