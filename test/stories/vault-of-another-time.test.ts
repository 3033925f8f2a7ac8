import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expiryOfOpen } from '../../bot/domain/retention';
import { checkStores } from '../../bot/operator/doctor/check-stores';
import type { Finding } from '../../bot/operator/doctor/finding';
import { lookAtStores } from '../../bot/operator/doctor/look-at-stores';
import { nodeRandom } from '../../bot/platform/random';
import { KeysLacking, requireKeys } from '../../bot/start/advice-on-keys';
import { openDatabase } from '../../db/open-database';
import { onFiles } from '../support/databases/places';
import { rotates } from '../support/houses/rotate';
import { commandsBeside } from '../support/houses/run-command';
import { openVissla, type Person, type TestVissla } from '../support/open-vissla';
import { files, goesToStory, opensReport, opensThread, tries } from '../support/people/report';

let office: TestVissla;
let karin: Person;
let filed: { readonly reportCode: string; readonly reference: string };
const maja = (): Person => office.person('Maja');

beforeEach(async () => {
  office = await openVissla();
  [karin] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
  filed = await files(maja(), 'En sak.');
  await office.passes();
});
afterEach(() => office.close());

/** Takes secrets out of the vault, as a copy from before has none; gives how to put them back. */
async function loses(...prefixes: readonly string[]): Promise<() => Promise<void>> {
  const { vault } = office.stores;
  const names = (await Promise.all(prefixes.map((prefix) => vault.names(prefix)))).flat();
  const kept = await Promise.all(
    names.map(async (name) => [name, (await vault.get(name))!] as const),
  );
  for (const name of names) await vault.destroy(name);
  return async () => {
    for (const [name, value] of kept) {
      await vault.destroy(name);
      await vault.getOrCreate(name, () => value);
    }
  };
}

const names = async (): Promise<string[]> => [...(await office.stores.vault.names(''))].sort();
const refusal = (): Promise<string> =>
  office.anotherProcess().then(
    () => 'it started',
    (error: unknown) => (error as Error).message,
  );
const upkeep = (): Promise<unknown> => office.vissla.tidy().catch((error: unknown) => error);

describe('a vault that lacks the key of a month', () => {
  it('is refused by the start, which says the month, how much needs it and what to do', async () => {
    await loses('shred-2028-12');
    const before = await names();
    expect(await refusal()).toBe(
      'The vault lacks the key of the month 2028-12, without which 1 thread cannot be opened: restore a newer copy of the vault, made after that key was drawn. Until then nothing is changed, and no key is drawn in its place.',
    );
    expect(await names()).toEqual(before);
  });

  it('is refused when another key has the name of the one that is needed', async () => {
    await loses('shred-2028-12');
    await office.stores.vault.getOrCreate('shred-2028-12', () => new Uint8Array(32).fill(7));
    expect(await refusal()).toMatch(/2028-12 is not the one that 1 thread can be opened with/);
  });

  it('loses nothing that is filed while it lies there: it comes out once the key is back', async () => {
    const omar = office.person('Omar');
    await goesToStory(omar);
    const putBack = await loses('shred-');
    await upkeep();
    await office.vissla.lookForKeys();
    office.clock.advance({ days: 7 });
    await upkeep();
    expect(await office.stores.vault.names('shred-')).toEqual([]);

    await karin.opens('desk');
    expect(karin.reads()).not.toContain('Inga ärenden väntar');
    expect(karin.reads()).toContain('1 ärende kan inte läsas just nu');
    await maja().opens();
    const reporter = maja();
    await tries(reporter, filed.reportCode);
    expect(reporter.reads()).toContain('Anmälan kan inte öppnas just nu');
    const reportCode = await goesToStory(omar);
    await omar.presses('file', { what: 'En annan sak.' });
    // It waits in the image, whose key is there.
    expect(omar.shown.view).toMatchObject({ name: 'filed' });
    expect(await office.passesNothing()).toBe(true);

    await putBack();
    await office.vissla.lookForKeys();
    await opensReport(maja(), filed.reportCode);
    await opensThread(karin, filed.reference);
    await office.passes();
    await opensReport(office.person('Omar'), reportCode);
  });

  it('gets no key of another month, either: the right vault would not have it', async () => {
    const putBack = await loses('shred-2028-12');
    const before = await names();
    office.clock.advance({ days: 10 });
    await upkeep();
    expect(await names()).toEqual(before);
    await putBack();
    await office.vissla.lookForKeys();
    expect(await office.stores.vault.names('shred-')).toContain('shred-2029-01');
  });

  it('is no end: the statements of the incident guide give up what no copy opens', async () => {
    if (office.location.kind !== 'sqlite') return;
    await loses('shred-2028-12');
    const guide = readFileSync(join(__dirname, '../../docs/incident-guide.md'), 'utf8');
    const statements = [...guide.matchAll(/`(DELETE FROM \w+ WHERE expiry_month = '2028-12')`/g)];
    expect(statements).toHaveLength(2);
    const database = new Sqlite(office.location.path);
    for (const [, statement = ''] of statements) database.exec(statement);
    database.close();
    const again = await office.anotherProcess();
    const { reportCode } = await files(again.person('Nils'), 'En ny sak.');
    again.vissla.pass.soon();
    await again.vissla.pass.whenIdle();
    await opensReport(again.person('Nils'), reportCode);
  });

  it('has another drawn where nothing is sealed under it', async () => {
    await loses('shred-2028-10');
    await office.anotherProcess();
    expect(await names()).toContain('shred-2028-10');
    await office.anotherProcess();
  });
});

describe('the operator', () => {
  it('is told the same by doctor and by every command that looks at the keys', async () => {
    const now = await openVissla({ now: Date.now(), staffed: true, on: 'SQLite' });
    await files(now.person('Maja'), 'En sak.');
    await now.passes();
    const month = expiryOfOpen(now.clock.today());
    const key = (await now.stores.vault.get(`shred-${month}`))!;
    await now.stores.vault.destroy(`shred-${month}`);
    const sentence = `The vault lacks the key of the month ${month}, without which 1 thread cannot be opened`;
    const vault = join(now.folder, 'vault.json');
    const vissla = commandsBeside(() => now);
    const places = { database: now.location, vault };
    const doctor = async (): Promise<readonly Finding[]> =>
      checkStores(await lookAtStores(places), 'trial', places);
    const says = {
      check: 'vault',
      kind: 'wrong',
      says: expect.stringContaining(sentence) as string,
    };
    expect(await doctor()).toContainEqual(says);
    const status = await vissla('status', '--json');
    expect(JSON.parse(status.out)).toMatchObject({
      lacks: [{ kind: 'month', month, is: 'missing', threads: 1 }],
    });
    expect((await vissla('status')).out).toContain(sentence);
    for (const words of [
      ['keys', 'status'],
      ['keys', 'rotate'],
      ['staff', 'list'],
    ]) {
      const { code, out, error } = await vissla(...words);
      expect({ code, out, error }).toEqual({
        code: 1,
        out: '',
        error: expect.stringContaining(sentence) as string,
      });
    }
    await now.stores.vault.getOrCreate(`shred-${month}`, () => key);
    expect((await doctor()).filter(({ check }) => check === 'vault')).toMatchObject([
      { kind: 'fine' },
      {
        kind: 'fine',
        says: expect.stringContaining('every key that the database needs') as string,
      },
    ]);
    await now.close();
  });
});

describe('a vault that lacks another key', () => {
  it.each([
    ['pepper', /lacks pepper-v1, without which the codes of 1 thread open nothing/],
    ['report-code-salt', /lacks report-code-salt, which the database needs \(1 thread\)/],
    ['witness-key', /lacks witness-key/],
  ])('%s is refused, and none is made in its place', async (name, sentence) => {
    await loses(name);
    const before = await names();
    expect(await refusal()).toMatch(sentence);
    expect(await names()).toEqual(before);
  });

  it('tells a reporter with a code that nothing opens just now, not that the code opens nothing', async () => {
    await rotates(office);
    office.clock.advance({ days: 3 });
    await upkeep();
    const second = await files(office.person('Nils'), 'En tredje sak.');
    await office.passes();
    const putBack = await loses('pepper-v2');
    await upkeep();
    for (const { reportCode } of [filed, second]) {
      const reporter = maja();
      await tries(reporter, reportCode);
      expect(reporter.shown).toMatchObject({ view: { name: 'code' }, remark: 'unreadable' });
    }
    expect(await refusal()).toMatch(/lacks pepper-v2-2026-11-24/);
    await putBack();
    await office.vissla.lookForKeys();
    await opensReport(maja(), second.reportCode);
  });
});

describe('database and vault from different sides of a rotation', () => {
  /** All secrets as they are. */
  const copyOfVault = async (): Promise<ReadonlyMap<string, Uint8Array>> => {
    const { vault } = office.stores;
    const all = (await names()).map(async (name) => [name, (await vault.get(name))!] as const);
    return new Map(await Promise.all(all));
  };
  const restores = async (copy: ReadonlyMap<string, Uint8Array>): Promise<void> => {
    const { vault } = office.stores;
    for (const name of await names()) await vault.destroy(name);
    for (const [name, value] of copy) await vault.getOrCreate(name, () => value);
  };
  const rotatesAway = async (): Promise<void> => {
    await rotates(office);
    office.clock.advance({ days: 3 });
    await upkeep();
    expect((await names()).filter((name) => name.startsWith('kek'))).toEqual(['kek-v2-2026-11-24']);
  };

  it('are refused when the vault is the older one, and nothing is drawn while the bot runs', async () => {
    const old = await copyOfVault();
    await rotatesAway();
    const now = await copyOfVault();
    await restores(old);
    const keys = async () => (await names()).filter((name) => !name.startsWith('pool-'));
    const before = await keys();
    await upkeep();
    await office.vissla.lookForKeys();
    expect(await refusal()).toBe(
      'The vault is from before the rotation of the keys of 2026-11-24, and the database from after it: 6 keys in the database cannot be opened. Restore both from the same night: a copy of the vault from after that rotation, or the database of the night that this vault is from. No command opens them: until then nothing is changed.',
    );
    // What is sent from now on is sealed all the same, under other keys of the pool.
    expect(await keys()).toEqual(before);
    await karin.opens('desk');
    expect(karin.shown).toMatchObject({ view: { name: 'desk_away' }, remark: 'failed' });
    await restores(now);
    await office.vissla.lookForKeys();
    await opensThread(karin, filed.reference);
  });

  it('are refused when the database is the older one', async () => {
    const place = await onFiles();
    if (office.location.kind !== 'sqlite' || place.database.kind !== 'sqlite') return;
    await new Sqlite(office.location.path).backup(place.database.path);
    await rotatesAway();
    const database = await openDatabase(place.database);
    const refused: unknown = await requireKeys({
      ...office.stores,
      needed: database.neededKeys,
      today: office.clock.today(),
      random: nodeRandom(),
    }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(KeysLacking);
    expect((refused as Error).message).toMatch(
      /^The database is from before the rotation of the keys of 2026-11-24, and the vault from after it: \d keys in the database cannot be opened\. Restore both from the same night: the vault of the night that this database is from, or a database from after that rotation\./,
    );
    await database.close();
    await place.remove();
  });
});

it('a report that was filed after the copy that was restored is not called kept: what to do is said', async () => {
  const place = await onFiles();
  if (office.location.kind !== 'sqlite' || place.database.kind !== 'sqlite') return;
  await new Sqlite(office.location.path).backup(place.database.path);
  const lost = await files(office.person('Nils'), 'En sak till.');
  await office.passes();
  copyFileSync(join(office.folder, 'vault.json'), place.vaultFile);
  const restored = await openVissla({ on: place });
  await opensReport(restored.person('Maja'), filed.reportCode);
  for (const [locale, says, never] of [
    ['sv', /har vi inte fått den: ring 031-390 06 10, eller anmäl igen/, /finns kvar/],
    ['en', /we do not have it: call 031-390 06 10, or report again/, /not lost/],
  ] as const) {
    const nils = restored.person('Nils', locale);
    expect(await tries(nils, lost.reportCode)).toMatchObject({ name: 'unopened' });
    expect(nils.reads()).toMatch(says);
    expect(nils.reads()).not.toMatch(never);
  }
  await restored.close();
});
