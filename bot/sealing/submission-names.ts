import type { EpochId, Id } from '../domain/ids';
import type { Purpose } from '../ports/draft-sealer';
import { hkdf, hmac } from './hkdf';
import { idBytes } from './id-bytes';

/**
 * What a submission is stored under, 32 bytes: `HMAC(HKDF(day's key, "wb1/submission"), draft's id 16 |
 * purpose)`, the purpose in ASCII.
 *
 * Version 0.1 had no purpose in it: it flipped bits in the id's first byte. Its name is looked for as well
 * and never written. Submissions go with their day, so that none is left two days after the upgrade; the
 * version after this one looks for it no more.
 */
export function nameSubmission(
  dayKey: Uint8Array,
  draft: Id,
  purpose: Purpose,
): { readonly tag: Uint8Array; readonly formerTag: Uint8Array } {
  const key = hkdf(dayKey, 'wb1/submission');
  const id = idBytes(draft);
  const former = Uint8Array.from(id, (byte, at) => (at === 0 ? byte ^ flipped[purpose] : byte));
  return { tag: hmac(key, id, purpose), formerTag: hmac(key, former) };
}

/**
 * Where a dialog's cover row lies in an epoch, 32 bytes: `HMAC(HKDF(day's key, "wb1/cover-slot"), epoch 16 |
 * dialog's id 16)`. Nothing that is stored in the clear leads there, nor does the name of what was submitted:
 * to whoever lacks the day's key or the draft it is a slot as any other.
 */
export function coverSlotOf(dayKey: Uint8Array, dialog: Id, epoch: EpochId): Uint8Array {
  return hmac(hkdf(dayKey, 'wb1/cover-slot'), idBytes(epoch), idBytes(dialog));
}

const flipped = {
  whistleblowing: 0,
  hr: 1,
  message: 0,
  yes: 1,
  no: 2,
  // There were none of these.
  approve: 3,
  correct: 4,
  meet: 5,
  renew: 6,
  code: 7,
  command: 0,
  // There was none: whatever the dialog had sent stands under this name, and is its row.
  cover: 0,
} as const satisfies Record<Purpose, number>;
