import type { Day } from '../domain/day';
import type { Desk } from '../domain/ids';
import { type KeyVersion, nameVersion, newestFirst, parseVersion } from '../domain/key-version';
import type { DeskKeyRow, DeskKeys } from '../ports/desk-keys';
import type { Random } from '../ports/random';
import { deriveKeyPair, importOpener, importRecipient, type Opener, type Recipient } from './hpke';
import { placeOfDeskKey } from './key-places';
import type { KeyWrap } from './key-wrap';
import type { Refreshed } from './refreshed';
import { reread } from './reread';
import { SealError } from './seal-error';
import { tryAll } from './try-all';

/** One version of a desk's keys, ready to use. */
export interface OpenDesk extends KeyVersion {
  readonly recipient: Recipient;
  readonly opener: Opener;
  /** 32 bytes. */
  readonly queueKey: Uint8Array;
}

/** All versions of a desk's keys, the newest first; never empty. */
type OpenDesks = readonly [newest: OpenDesk, ...earlier: OpenDesk[]];

/** The desks' keys, from memory after the first time. */
export interface DeskKeyring {
  /** All versions; a desk that has none yet gets its first. Seals go to the newest. */
  of(desk: Desk): Refreshed<OpenDesks>;
  /** Draws a version, unless there is one of that number and day. */
  make(desk: Desk, number: number, madeOn: Day): Promise<void>;
  /** Reads again what is remembered. */
  refresh(): Promise<void>;
}

export function createDeskKeyring(
  deskKeys: DeskKeys,
  keyWrap: KeyWrap,
  random: Random,
  today: () => Day,
): DeskKeyring {
  const make: DeskKeyring['make'] = async (desk, number, madeOn) => {
    const pair = deriveKeyPair(random.bytes(32));
    await deskKeys.create({
      label: nameVersion(desk, number, madeOn),
      desk,
      publicKey: pair.publicKey,
      sealedPrivateKey: await keyWrap.seal(
        placeOfDeskKey('desk-private', desk, number),
        pair.privateKey,
      ),
      sealedQueueKey: await keyWrap.seal(
        placeOfDeskKey('desk-queue', desk, number),
        random.bytes(32),
      ),
    });
  };

  const load = async (desk: Desk): Promise<OpenDesks> => {
    let rows = await deskKeys.ofDesk(desk);
    if (rows.length === 0) {
      await make(desk, 1, today());
      rows = await deskKeys.ofDesk(desk);
    }
    const open = await Promise.all(rows.map((row) => openRow(row, keyWrap)));
    const [newest, ...earlier] = newestFirst(open);
    if (newest === undefined) throw new SealError('seal_secret');
    return [newest, ...earlier];
  };

  const rings = new Map<Desk, Refreshed<OpenDesks>>();
  return {
    of: (desk) => {
      const ring = rings.get(desk) ?? reread(() => load(desk));
      rings.set(desk, ring);
      return ring;
    },
    make,
    refresh: () => tryAll([...rings.values()].map((ring) => () => ring.refresh())),
  };
}

async function openRow(row: DeskKeyRow, keyWrap: KeyWrap): Promise<OpenDesk> {
  const { desk, publicKey } = row;
  const version = parseVersion(desk, row.label);
  if (version === undefined) throw new SealError('seal_format');
  const { number } = version;
  const [privateKey, queueKey] = await Promise.all([
    keyWrap.open(placeOfDeskKey('desk-private', desk, number), row.sealedPrivateKey),
    keyWrap.open(placeOfDeskKey('desk-queue', desk, number), row.sealedQueueKey),
  ]);
  const recipient = importRecipient(publicKey);
  return { ...version, recipient, opener: importOpener({ publicKey, privateKey }), queueKey };
}
