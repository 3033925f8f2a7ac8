import type { Place } from '../crypto/associated-data';
import { dayBytes, u32 } from '../crypto/fixed-width';
import { deriveKeyPair, importPair, importRecipient } from '../crypto/hpke';
import { SealError } from '../crypto/seal-error';
import { deskBytes } from '../crypto/words';
import type { Day } from '../domain/day';
import type { Desk } from '../domain/ids';
import { type KeyVersion, nameVersion, parseVersion } from '../domain/key-version';
import type { DeskKeyRow, DeskKeys, SealedKey } from '../ports/keys';
import type { Random } from '../ports/random';
import type { KeyWrap } from './key-wrap';

export interface OpenDesk extends KeyVersion {
  readonly recipient: ReturnType<typeof importRecipient>;
  readonly opener: ReturnType<typeof importPair>;
  /** 32 bytes. */
  readonly queueKey: Uint8Array;
}

/** Unless there is a version of that number and day. */
export async function makeDeskKeys(
  { deskKeys, keyWrap, random }: { deskKeys: DeskKeys; keyWrap: KeyWrap; random: Random },
  desk: Desk,
  number: number,
  madeOn: Day,
): Promise<void> {
  const { publicKey, privateKey } = deriveKeyPair(random.bytes(32));
  await deskKeys.create({
    label: nameVersion(desk, number, madeOn),
    desk,
    publicKey,
    sealedPrivateKey: keyWrap.seal(placeOfDeskKey('desk-private', desk, number), privateKey),
    sealedQueueKey: keyWrap.seal(placeOfDeskKey('desk-queue', desk, number), random.bytes(32)),
  });
}

/**
 * Throws `seal_secret` when no vault key fits, `seal_format` or `seal_open` when the row is damaged,
 * `seal_public_key` when its public key was exchanged.
 */
export function openDeskKeys(row: DeskKeyRow, keyWrap: KeyWrap): OpenDesk {
  const { desk, publicKey } = row;
  const version = parseVersion(desk, row.label);
  if (version === undefined) throw new SealError('seal_format');
  const open = (type: 'desk-private' | 'desk-queue', sealed: Uint8Array): Buffer =>
    keyWrap.open(placeOfDeskKey(type, desk, version.number), sealed);
  const privateKey = open('desk-private', row.sealedPrivateKey);
  return {
    ...version,
    recipient: importRecipient(publicKey),
    opener: importPair({ publicKey, privateKey }),
    queueKey: open('desk-queue', row.sealedQueueKey),
  };
}

/** From the second version on the row has its number in the last four bytes. */
function placeOfDeskKey(type: 'desk-private' | 'desk-queue', desk: Desk, version: number): Place {
  return { type, field: deskBytes[desk], row: rowEnding(u32(version === 1 ? 0 : version)) };
}

export function placeOfDraftKey(day: Day): Place {
  return { type: 'draft-key', row: rowOfDay(day) };
}

/** Throws `seal_format` for a label that names no version. */
export function placeOfSealedKey(key: SealedKey): Place {
  if (key.kind === 'draft-key') return placeOfDraftKey(key.day);
  const version = parseVersion(key.desk, key.label);
  if (version === undefined) throw new SealError('seal_format');
  return placeOfDeskKey(key.kind, key.desk, version.number);
}

/** 16 bytes, which end in the day. */
export function rowOfDay(day: Day): Buffer {
  return rowEnding(dayBytes(day));
}

function rowEnding(four: Buffer): Buffer {
  return Buffer.concat([Buffer.alloc(12), four]);
}
