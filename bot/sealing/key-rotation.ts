import type { Desk } from '../domain/ids';
import { type KeyVersion, newestFirst, parseVersion, type Versioned } from '../domain/key-version';
import type { Clock } from '../ports/clock';
import type { DeskKeys } from '../ports/desk-keys';
import type { KeyLine, KeyRotation } from '../ports/key-rotation';
import type { Random } from '../ports/random';
import type { SealedKey, SealedKeys } from '../ports/sealed-keys';
import type { Vault } from '../ports/vault';
import type { Place } from './associated-data';
import { addKey, renewKeysOf } from './day-keys';
import type { DeskKeyring } from './desk-keyring';
import { placeOfDeskKey, placeOfEpochKey } from './key-places';
import type { KeyWrap } from './key-wrap';
import { memberKey } from './member-ids';
import type { Refreshed } from './refreshed';
import { SealError } from './seal-error';
import { makeVersion, secretNames, type VaultKey, type Versions } from './vault-secrets';

export interface Rotating {
  readonly vault: Vault;
  readonly deskKeys: DeskKeys;
  readonly sealedKeys: SealedKeys;
  readonly desks: DeskKeyring;
  readonly keyWrap: KeyWrap;
  readonly keyEncryption: Refreshed<Versions>;
  readonly peppers: Refreshed<Versions>;
  readonly clock: Pick<Clock, 'today'>;
  readonly random: Random;
}

const desks = ['whistleblowing', 'hr'] as const satisfies readonly Desk[];

/** The keys' side of a rotation. Names carry numbers and days, so that whoever does it again makes nothing twice. */
export function createKeyRotation(rotating: Rotating): KeyRotation {
  const { vault, deskKeys, sealedKeys, keyWrap, keyEncryption, peppers, clock, random } = rotating;

  const lineOfDesk = async (desk: Desk): Promise<KeyLine> => {
    const rows = await deskKeys.ofDesk(desk);
    const versions = rows.flatMap(({ label }) => parseVersion(desk, label) ?? []);
    return { of: desk, versions: newestFirst(versions) };
  };
  const lines = async (): Promise<readonly KeyLine[]> => [
    lineOfVault('kek', await keyEncryption.refresh()),
    lineOfVault('pepper', await peppers.refresh()),
    ...(await Promise.all(desks.map(lineOfDesk))),
  ];

  /**
   * Another key for the day of the new vault key: those before seal nothing any more, and those that come are drawn later. Gives
   * whether there was one to draw, for another process may just have changed the row.
   */
  const drawDraftKeys = async (number: number): Promise<boolean> => {
    const begun = (await keyEncryption.get()).find((version) => version.number === number)?.madeOn;
    let found = false;
    for (const row of await sealedKeys.all()) {
      if (row.kind !== 'draft-key' || row.day !== begun) continue;
      const drawn = { number, key: () => random.bytes(32) };
      const sealed = await addKey(keyWrap, row.day, row.sealed, drawn);
      if (sealed === undefined) continue;
      found = true;
      await sealedKeys.replace(row, sealed);
    }
    return found;
  };

  return {
    lines,

    async draw(number) {
      const today = clock.today();
      const has = (line: KeyLine | undefined): boolean =>
        line?.versions.some((version) => version.number >= number) === true;
      const of = (all: readonly KeyLine[], key: Versioned) => all.find((line) => line.of === key);
      const before = await lines();
      if (!has(of(before, 'kek'))) await makeVersion(vault, random, 'kek', number, today);
      // From here on the new vault key seals.
      await keyEncryption.refresh();
      // Members keep their ids when the pepper that these came from is gone.
      const first = (await peppers.get()).find((pepper) => pepper.number === 1);
      if (first !== undefined)
        await vault.getOrCreate(secretNames.members, () => memberKey(first.key));
      if (!has(of(before, 'pepper'))) await makeVersion(vault, random, 'pepper', number, today);
      for (const desk of desks) {
        if (!has(of(before, desk))) await rotating.desks.make(desk, number, today);
      }
      for (let tries = 0; tries < 10; tries++) if (!(await drawDraftKeys(number))) break;
      await peppers.refresh();
      await rotating.desks.refresh();
    },

    async renewRows() {
      let count = 0;
      for (const row of await sealedKeys.all()) {
        const sealed = await renewed(keyWrap, row);
        if (sealed === undefined) continue;
        await sealedKeys.replace(row, sealed);
        count += 1;
      }
      // Whoever goes on must know that every desk's keys open.
      for (const desk of desks) await rotating.desks.of(desk).refresh();
      return count;
    },

    async destroy(of, versions) {
      const names = versions.map(({ name }) => name);
      if (isVaultKey(of)) for (const name of names) await vault.destroy(name);
      else await deskKeys.destroy(names);
      await (isVaultKey(of) ? refreshAll(keyEncryption, peppers) : rotating.desks.refresh());
    },
  };
}

async function refreshAll(...rings: readonly Refreshed<unknown>[]): Promise<void> {
  for (const ring of rings) await ring.refresh();
}

function lineOfVault(of: VaultKey, versions: Versions): KeyLine {
  return { of, versions: versions.map(withoutKey) };
}

const withoutKey = ({ name, number, madeOn }: KeyVersion): KeyVersion => ({ name, number, madeOn });

function isVaultKey(of: Versioned): of is VaultKey {
  return of === 'kek' || of === 'pepper';
}

/** A row under the newest vault key; `undefined` when it is under that one already. */
async function renewed(keyWrap: KeyWrap, row: SealedKey): Promise<Uint8Array | undefined> {
  if (row.kind === 'draft-key') return renewKeysOf(keyWrap, row.day, row.sealed);
  return keyWrap.renew(placeOf(row), row.sealed);
}

function placeOf(key: Exclude<SealedKey, { readonly kind: 'draft-key' }>): Place {
  switch (key.kind) {
    case 'epoch-private':
      return placeOfEpochKey(key.epoch);
    case 'desk-private':
    case 'desk-queue': {
      const version = parseVersion(key.desk, key.label);
      if (version === undefined) throw new SealError('seal_format');
      return placeOfDeskKey(key.kind, key.desk, version.number);
    }
  }
}
