import type { Desk } from '../domain/ids';
import type { Chance } from '../ports/chance';
import type { DeskKeyRow, DeskKeys } from '../ports/desk-keys';
import type { Place } from './associated-data';
import type { Envelopes } from './envelopes';
import { deriveKeyPair, importOpener, importRecipient, type Opener, type Recipient } from './hpke';
import { remembered } from './remembered';
import { deskBytes } from './words';

/** A desk's keys, ready to use. */
interface OpenDesk {
  readonly recipient: Recipient;
  readonly opener: Opener;
  /** 32 bytes. */
  readonly queueKey: Uint8Array;
}

/** Gives a desk's keys, from memory after the first time; makes them when the desk has none yet. */
export type DeskKeyring = (desk: Desk) => Promise<OpenDesk>;

export function createDeskKeyring(
  deskKeys: DeskKeys,
  keyEncryption: Uint8Array,
  envelopes: Envelopes,
  chance: Chance,
): DeskKeyring {
  const make = async (desk: Desk): Promise<DeskKeyRow> => {
    const pair = await deriveKeyPair(chance.bytes(32));
    const seal = (type: KeyType, key: Uint8Array): Uint8Array =>
      envelopes.seal(keyEncryption, placeOf(type, desk), key);
    return deskKeys.getOrCreate({
      desk,
      publicKey: pair.publicKey,
      sealedPrivateKey: seal('desk-private', pair.privateKey),
      sealedQueueKey: seal('desk-queue', chance.bytes(32)),
    });
  };
  return remembered(async (desk) => {
    const row = (await deskKeys.get(desk)) ?? (await make(desk));
    const open = (type: KeyType, sealed: Uint8Array): Uint8Array =>
      envelopes.open(keyEncryption, placeOf(type, desk), sealed);
    const privateKey = open('desk-private', row.sealedPrivateKey);
    return {
      recipient: await importRecipient(row.publicKey),
      opener: await importOpener({ publicKey: row.publicKey, privateKey }),
      queueKey: open('desk-queue', row.sealedQueueKey),
    };
  });
}

type KeyType = 'desk-private' | 'desk-queue';

function placeOf(type: KeyType, desk: Desk): Place {
  return { type, field: deskBytes[desk] };
}
