import { type Desk, desks } from '../domain/ids';
import {
  type KeyVersion,
  nameVersion,
  newestFirst,
  parseVersion,
  type Versioned,
} from '../domain/key-version';
import type { Clock } from '../ports/clock';
import type { DeskKeys } from '../ports/desk-keys';
import type { KeyLine, KeyRotation } from '../ports/key-rotation';
import type { KnownVaultKeys } from '../ports/known-vault-keys';
import type { Random } from '../ports/random';
import type { SealedKey, SealedKeys } from '../ports/sealed-keys';
import type { Vault } from '../ports/vault';
import type { Place } from './associated-data';
import { isDayNewest, sealDayKey } from './day-keys';
import { makeDeskKeys } from './desk-keys';
import { placeOfDeskKey, placeOfDraftKey } from './key-places';
import type { KeyWrap } from './key-wrap';
import type { Keyring } from './keyring';
import { throwFirst, valueOf } from './known';
import { memberKey } from './member-ids';
import { SealError } from './seal-error';
import { makeNextVersion, secretNames, type VaultKey, type Versions } from './vault-secrets';

export interface Rotating {
  readonly vault: Vault;
  readonly deskKeys: DeskKeys;
  readonly sealedKeys: SealedKeys;
  readonly knownVaultKeys: KnownVaultKeys;
  readonly keyring: Keyring;
  readonly clock: Pick<Clock, 'today'>;
  readonly random: Random;
}

/** The keys' side of a rotation. Names carry numbers and days, so that doing it again makes nothing twice. */
export function createKeyRotation(rotating: Rotating): KeyRotation {
  const { vault, deskKeys, sealedKeys, keyring, clock, random } = rotating;
  const { knownVaultKeys } = rotating;
  const { keyWrap } = keyring;

  const lineOfDesk = async (desk: Desk): Promise<KeyLine> => {
    const rows = await deskKeys.ofDesk(desk);
    const versions = rows.flatMap(({ label }) => parseVersion(desk, label) ?? []);
    return { of: desk, versions: newestFirst(versions) };
  };
  const lines = async (asOf?: 'now'): Promise<readonly KeyLine[]> => {
    await keyring.refresh(asOf);
    const { kek, pepper } = keyring.now();
    return [
      lineOfVault('kek', valueOf(kek)),
      lineOfVault('pepper', valueOf(pepper)),
      ...(await Promise.all(desks.map(lineOfDesk))),
    ];
  };

  /** Another version of a vault key. Throws `key_version_unproved` when somebody has taken its name. */
  const next = async (of: VaultKey, name: string): Promise<void> => {
    const [newest] = valueOf(keyring.now()[of]);
    await makeNextVersion(vault, random, newest, name);
    await keyring.refresh('now');
    if (!valueOf(keyring.now()[of]).some((version) => version.name === name))
      throw new SealError('key_version_unproved');
  };

  /**
   * Another key in place of each day's that was drawn before the new vault key: the one before is destroyed
   * with it. Gives whether there was one, for another process may just have changed the row.
   */
  const redrawDraftKeys = async (): Promise<boolean> => {
    let found = false;
    for (const row of await sealedKeys.all()) {
      if (row.kind !== 'draft-key' || isDayNewest(keyWrap, row.sealed)) continue;
      found = true;
      await sealedKeys.replace(row, sealDayKey(keyWrap, row.day, random.bytes(32)));
    }
    return found;
  };

  return {
    lines: () => lines(),

    unproved: () => keyring.now().unproved,

    async draw(number) {
      const today = clock.today();
      const has = (line: KeyLine | undefined): boolean =>
        line?.versions.some((version) => version.number >= number) === true;
      const of = (all: readonly KeyLine[], key: Versioned) => all.find((line) => line.of === key);
      const before = await lines('now');
      // From here on the new vault key seals.
      if (!has(of(before, 'kek'))) await next('kek', nameVersion('kek', number, today));
      // Members keep their ids when the pepper that these came from is gone.
      const first = valueOf(keyring.now().pepper).find((pepper) => pepper.number === 1);
      if (first !== undefined)
        await vault.getOrCreate(secretNames.members, () => memberKey(first.key));
      if (!has(of(before, 'pepper'))) await next('pepper', nameVersion('pepper', number, today));
      for (const desk of desks) {
        if (has(of(before, desk))) continue;
        await makeDeskKeys({ deskKeys, keyWrap, random }, desk, number, today);
      }
      for (let tries = 0; tries < 10; tries++) if (!(await redrawDraftKeys())) break;
      await keyring.refresh('now');
    },

    async renewRows() {
      let count = 0;
      for (const row of await sealedKeys.all()) {
        const sealed = renewed(keyWrap, row);
        if (sealed === undefined) continue;
        await sealedKeys.replace(row, sealed);
        count += 1;
      }
      // What comes next takes it that every desk's keys open.
      await keyring.look();
      for (const desk of desks) throwFirst(keyring.now().desks[desk].failures);
      return count;
    },

    async destroy(of, versions) {
      const names = versions.map(({ name }) => name);
      if (isVaultKey(of)) {
        for (const name of names) await vault.destroy(name);
        await knownVaultKeys.forget(names);
      } else await deskKeys.destroy(names);
      await keyring.refresh('now');
    },
  };
}

function lineOfVault(of: VaultKey, versions: Versions): KeyLine {
  return { of, versions: versions.map(withoutKey) };
}

const withoutKey = ({ name, number, madeOn, knownOn }: KeyVersion): KeyVersion => ({
  name,
  number,
  madeOn,
  knownOn,
});

function isVaultKey(of: Versioned): of is VaultKey {
  return of === 'kek' || of === 'pepper';
}

/** A row under the newest vault key; `undefined` when it is under that one already. */
function renewed(keyWrap: KeyWrap, row: SealedKey): Uint8Array | undefined {
  return keyWrap.renew(placeOf(row), row.sealed);
}

function placeOf(key: SealedKey): Place {
  if (key.kind === 'draft-key') return placeOfDraftKey(key.day);
  const version = parseVersion(key.desk, key.label);
  if (version === undefined) throw new SealError('seal_format');
  return placeOfDeskKey(key.kind, key.desk, version.number);
}
