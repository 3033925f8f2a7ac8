import type { Day } from '../domain/day';
import type { Desk } from '../domain/ids';
import { type KeyVersion, nameVersion, parseVersion } from '../domain/key-version';
import type { DeskKeyRow, DeskKeys } from '../ports/desk-keys';
import type { Random } from '../ports/random';
import { deriveKeyPair, importPair, importRecipient, type Opener, type Recipient } from './hpke';
import { placeOfDeskKey } from './key-places';
import type { KeyWrap } from './key-wrap';
import { SealError } from './seal-error';

/** One version of a desk's keys, ready to use. */
export interface OpenDesk extends KeyVersion {
  readonly recipient: Recipient;
  readonly opener: Opener;
  /** 32 bytes. */
  readonly queueKey: Uint8Array;
}

/** Draws a version of a desk's keys, unless there is one of that number and day. */
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
 * Opens a row. Throws `seal_secret` when no vault key fits, `seal_format` or `seal_open` when it is damaged,
 * `seal_public_key` when its public key was exchanged.
 */
export function openDeskKeys(row: DeskKeyRow, keyWrap: KeyWrap): OpenDesk {
  const { desk, publicKey } = row;
  const version = parseVersion(desk, row.label);
  if (version === undefined) throw new SealError('seal_format');
  const { number } = version;
  const privateKey = keyWrap.open(
    placeOfDeskKey('desk-private', desk, number),
    row.sealedPrivateKey,
  );
  return {
    ...version,
    recipient: importRecipient(publicKey),
    opener: importPair({ publicKey, privateKey }),
    queueKey: keyWrap.open(placeOfDeskKey('desk-queue', desk, number), row.sealedQueueKey),
  };
}
