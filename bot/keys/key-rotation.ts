import { throwFirst, valueOf } from '../crypto/known';
import { SealError } from '../crypto/seal-error';
import { type Desk, desks } from '../domain/ids';
import { nameVersion, newestFirst, parseVersion, type Versioned } from '../domain/key-version';
import type {
  DeskKeys,
  KeyLine,
  KeyRotation,
  KnownVaultKeys,
  SealedKeys,
  Vault,
} from '../ports/keys';
import type { Random } from '../ports/random';
import type { Clock } from '../ports/time';
import { makeDeskKeys, placeOfDraftKey, placeOfSealedKey } from './desk-keys';
import type { Keyring } from './keyring';
import { memberKey } from './member-ids';
import { publishHalf } from './proof-keys';
import { proveVersion, secretNames, type VaultKey, type Versions } from './vault-secrets';

interface Rotating {
  readonly vault: Vault;
  readonly deskKeys: DeskKeys;
  readonly sealedKeys: SealedKeys;
  readonly knownVaultKeys: KnownVaultKeys;
  readonly keyring: Keyring;
  readonly clock: Pick<Clock, 'today'>;
  readonly random: Random;
  /** What `makeWitness` gives; it marks the public halves that are kept. */
  readonly witness: Uint8Array;
}

/** Names have numbers and days, so that a repetition makes nothing twice. */
export function createKeyRotation(rotating: Rotating): KeyRotation {
  const { vault, deskKeys, sealedKeys, knownVaultKeys, keyring, clock, random } = rotating;
  const { keyWrap } = keyring;

  const lineOfDesk = async (desk: Desk): Promise<KeyLine> => {
    const rows = await deskKeys.ofDesk(desk);
    const versions = rows.flatMap(({ label }) => parseVersion(desk, label) ?? []);
    return { of: desk, versions: newestFirst(versions) };
  };
  const lines = async (asOf?: 'now'): Promise<readonly KeyLine[]> => {
    await keyring.refresh(asOf);
    const { kek, pepper, proof } = keyring.now();
    return [
      lineOfVault('kek', valueOf(kek)),
      lineOfVault('pepper', valueOf(pepper)),
      lineOfVault('proof', valueOf(proof)),
      ...(await Promise.all(desks.map(lineOfDesk))),
    ];
  };

  /** Throws `key_version_unproved` when its name is taken. */
  const next = async (of: VaultKey, name: string): Promise<void> => {
    const [newest] = valueOf(keyring.now()[of]);
    await vault.getOrCreate(name, () => {
      const key = random.bytes(32);
      return Uint8Array.from(Buffer.concat([key, proveVersion(newest, name, key)]));
    });
    await keyring.refresh('now');
    if (!valueOf(keyring.now()[of]).some((version) => version.name === name))
      throw new SealError('key_version_unproved');
  };

  /**
   * Replaces the days' keys that are under an earlier vault key, so that they are destroyed with it.
   * @returns whether there were any; another process may have changed a row meanwhile
   */
  const redrawDraftKeys = async (): Promise<boolean> => {
    let found = false;
    for (const row of await sealedKeys.all()) {
      if (row.kind !== 'draft-key') continue;
      const place = placeOfDraftKey(row.day);
      if (keyWrap.isNewest(place, row.sealed)) continue;
      found = true;
      await sealedKeys.replace(row, keyWrap.seal(place, random.bytes(32)));
    }
    return found;
  };

  return {
    lines: () => lines(),

    unproved: () => keyring.now().unproved,

    async draw(number) {
      const today = clock.today();
      const before = await lines('now');
      const has = (key: Versioned): boolean =>
        before
          .find(({ of }) => of === key)
          ?.versions.some((version) => version.number >= number) === true;
      // From here on the new vault key seals.
      if (!has('kek')) await next('kek', nameVersion('kek', number, today));
      // Members keep their ids after their first pepper is destroyed.
      const first = valueOf(keyring.now().pepper).find((pepper) => pepper.number === 1);
      if (first !== undefined)
        await vault.getOrCreate(secretNames.members, () => memberKey(first.key));
      for (const kind of ['pepper', 'proof'] as const)
        if (!has(kind)) await next(kind, nameVersion(kind, number, today));
      for (const desk of desks)
        if (!has(desk)) await makeDeskKeys({ deskKeys, keyWrap, random }, desk, number, today);
      for (let tries = 0; tries < 10; tries++) if (!(await redrawDraftKeys())) break;
      await keyring.refresh('now');
    },

    async renewRows() {
      let count = 0;
      for (const row of await sealedKeys.all()) {
        const sealed = keyWrap.renew(placeOfSealedKey(row), row.sealed);
        if (sealed === undefined) continue;
        await sealedKeys.replace(row, sealed);
        count += 1;
      }
      // The next steps need every desk's keys to open.
      await keyring.look();
      for (const desk of desks) throwFirst(keyring.now().desks[desk].failures);
      return count;
    },

    async destroy(of, versions) {
      const names = versions.map(({ name }) => name);
      if (of === 'kek' || of === 'pepper' || of === 'proof') {
        if (of === 'proof')
          for (const version of valueOf(keyring.now().proof))
            if (names.includes(version.name)) await publishHalf(vault, rotating.witness, version);
        for (const name of names) await vault.destroy(name);
        await knownVaultKeys.forget(names);
      } else await deskKeys.destroy(names);
      await keyring.refresh('now');
    },
  };
}

function lineOfVault(of: VaultKey, versions: Versions): KeyLine {
  return { of, versions: versions.map(({ key: _, ...version }) => version) };
}
