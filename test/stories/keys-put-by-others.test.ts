import { createHmac, hkdfSync } from 'node:crypto';
import { deriveKeyPair } from '../../bot/crypto/hpke';
import { nodeRandom } from '../../bot/platform/random';
import { openKeys } from '../../bot/sealers/open-keys';
import { inFile } from '../support/databases/in-file';
import { storedCounts } from '../support/databases/stored-rows';
import { rotates } from '../support/houses/rotate';
import { openVissla, type Person, type TestVissla } from '../support/open-vissla';
import { files, opensReport, opensThread } from '../support/people/report';

let office: TestVissla;
let karin: Person;

beforeEach(async () => {
  office = await openVissla({ on: 'SQLite', passes: 'when-told' });
  [karin] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
});
afterEach(() => office.close());

const names = async (prefix = ''): Promise<string[]> =>
  [...(await office.stores.vault.names(prefix))].sort();
const runs = (statement: string, ...values: unknown[]): void =>
  inFile(office, (database) => void database.prepare(statement).run(...values));
const reads = (statement: string): unknown[] =>
  inFile(office, (database) => database.prepare(statement).all());
const sealedKeys = () =>
  reads('SELECT sealed_private_key, sealed_queue_key FROM desk_key ORDER BY label');

describe('a secret that somebody puts into the vault under the name of a version', () => {
  const mine = Buffer.alloc(64, 1);
  /** As one would prove a version with a key that one knows. */
  const proved = (by: Buffer, name: string): Buffer => {
    const key = Buffer.alloc(32, 2);
    const prover = Buffer.from(hkdfSync('sha256', by, '', 'wb1/next-version', 32));
    return Buffer.concat([key, createHmac('sha256', prover).update(key).update(name).digest()]);
  };
  const plants: [string, Buffer][] = [
    ['kek-v99999-2020-01-01', Buffer.alloc(32, 1)],
    ['kek-v2-2020-01-01', mine],
    ['kek-v3-2020-01-01', Buffer.alloc(5)],
    ['pepper-v7-2020-01-01', mine],
    // Proved by another one of his own.
    ['kek-v4-2020-01-01', proved(Buffer.alloc(32, 1), 'kek-v4-2020-01-01')],
  ];

  it('counts for nothing, is said, and destroys nothing', async () => {
    const { reportCode, reference } = await files(office.person('Maja'), 'En sak.');
    await office.passes();
    const before = sealedKeys();
    for (const [name, value] of plants)
      await office.stores.vault.getOrCreate(name, () => Uint8Array.from(value));
    const there = await names();
    for (let upkeeps = 0; upkeeps < 3; upkeeps++) {
      await office.vissla.tidy();
      await office.vissla.lookForKeys();
      office.clock.advance({ days: 1 });
    }
    expect(await names()).toEqual(there);
    expect(sealedKeys()).toEqual(before);
    expect(office.codes()).toEqual(Array(3).fill('key_version_unproved'));
    // Whoever starts now believes it as little.
    const other = await office.anotherProcess();
    await opensReport(other.person('Maja'), reportCode);
    await opensThread(karin, reference);
    expect(await files(office.person('Nils'), 'En annan.')).toBeDefined();
    await office.passes();
  });

  it('does not keep the keys from being rotated, and is not what they are rotated to', async () => {
    for (const [name, value] of plants)
      await office.stores.vault.getOrCreate(name, () => Uint8Array.from(value));
    expect(await rotates(office)).toMatchObject({ kind: 'begun', number: 2, left: 0 });
    await office.vissla.lookForKeys();
    await office.passes();
    office.clock.advance({ days: 2 });
    await office.vissla.tidy();
    await office.vissla.tidy();
    const left = await names('kek-');
    expect(left).toContain('kek-v2-2026-11-24');
    expect(left).not.toContain('kek-v1');
    // The name of a version that was destroyed makes nothing count either.
    await office.stores.vault.getOrCreate('kek-v1', () => new Uint8Array(32));
    const { database, vault, deployment } = office.stores;
    const { clock } = office;
    const keys = await openKeys({ ...database, vault, deployment, clock, random: nodeRandom() });
    expect(keys.keyring.now().unproved).toContain('kek-v1');
    await files(office.person('Maja'), 'En sak.');
    await office.passes();
  });

  it('under the name that a rotation would take ends the rotation before anything is sealed', async () => {
    await office.stores.vault.getOrCreate('kek-v2-2026-11-24', () => Uint8Array.from(mine));
    const before = sealedKeys();
    await expect(rotates(office)).rejects.toMatchObject({ code: 'key_version_unproved' });
    expect(sealedKeys()).toEqual(before);
  });

  it('is destroyed no sooner for a day in its name: two days after it was first seen', async () => {
    await rotates(office);
    await office.vissla.lookForKeys();
    runs("UPDATE vault_key SET known_on = '2020-01-01' WHERE label = 'kek-v2-2026-11-24'");
    await office.vissla.tidy();
    expect(await names('kek-')).toEqual(['kek-v1', 'kek-v2-2026-11-24']);
  });
});

describe('a public key that somebody exchanges in the database', () => {
  const thief = deriveKeyPair(Buffer.alloc(32, 5));

  it('of a desk stops a start, and nothing is sealed to it', async () => {
    await office.passes();
    runs('UPDATE desk_key SET public_key = ?', Buffer.from(thief.publicKey));
    await office.vissla.lookForKeys();
    await files(office.person('Maja'), 'En sak.');
    expect(await office.passesNothing()).toBe(true);
    expect(office.codes()).toContain('seal_public_key');
    expect(await storedCounts(office.location)).toMatchObject({ thread: 0, message: 0 });
    await expect(office.anotherProcess()).rejects.toMatchObject({ code: 'seal_public_key' });
  });
});

describe('after keys were rotated', () => {
  /** The keys of images: which seals, which is next, and which is to be destroyed. */
  const imageKeys = (): Record<string, string[]> => {
    const rows = reads('SELECT lower(hex(name)) AS name, role FROM pool_key');
    const byRole: Record<string, string[]> = {};
    for (const { name, role } of rows as { name: string; role: string }[])
      (byRole[role] ??= []).push(name);
    return byRole;
  };

  it('what waits is under another key at once, and who belongs is sealed again within minutes', async () => {
    await files(office.person('Maja'), 'En sak.');
    const [before, rosters] = [imageKeys(), await office.stores.database.staff.read()];
    await rotates(office, { afterLeak: true });
    const after = imageKeys();
    for (const role of ['running', 'next'])
      for (const name of after[role] ?? []) expect(before[role]).not.toContain(name);
    // No image is sealed under the earlier one any more: it is destroyed at once.
    expect(after.going).toBeUndefined();
    for (const name of before.running ?? [])
      expect(await names('pool-')).not.toContain(`pool-${name}`);
    const maja = office.person('Maja');
    for (let minutes = 0; minutes < 4; minutes++) {
      await office.vissla.lookForKeys();
      // Whoever writes meanwhile notices nothing.
      expect(await maja.opens()).toMatchObject({ intake: 'open' });
      office.clock.advance({ minutes: 1 });
    }
    const now = await office.stores.database.staff.read();
    for (const { desk, revision } of now)
      expect(rosters.find((one) => one.desk === desk)?.revision).not.toBe(revision);
    await office.vissla.tidy();
    // What waited before is there after it.
    await office.passes();
    expect(await karin.opens('desk')).toMatchObject({ name: 'desk_queue', total: 1 });
    expect(office.codes()).toEqual([]);
  });
});
