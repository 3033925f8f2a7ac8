import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addDays, type Day } from '../../bot/domain/day';
import { vaultAt } from '../../bot/keys/vault/vault-at';
import { checkStores } from '../../bot/operator/doctor/check-stores';
import { lookAtStores } from '../../bot/operator/doctor/look-at-stores';
import { hourAt, systemClock } from '../../bot/platform/clock';
import { nodeRandom } from '../../bot/platform/random';
import { openAudit, openStores } from '../../bot/start/open-stores';
import { atLength } from '../support/at-length';
import { onFiles, onTheWire, type Place } from '../support/databases/places';
import { type Ran, runCommand } from '../support/houses/run-command';
import { openVissla, type TestVissla } from '../support/open-vissla';
import { files, opensReport, tries } from '../support/people/report';

const today = systemClock().today();
/** How many days of copies of the database the guide keeps. */
const kept = 14;
const dayOf = (age: number): Day => addDays(today, -age);
const noonOf = (day: Day): number =>
  [10, 11].map((hour) => Date.parse(`${day}T${hour}:00:00Z`)).find((at) => hourAt(at) === 12) ?? 0;
const aside = (pass: Day): string =>
  `What waited for the pass of ${pass} is kept aside, and does not come out`;

/** The product at a place that stays, by a clock that is moved a day at a time. */
const opensAt = async (place: Place, now: number): Promise<TestVissla> => {
  const office = await openVissla({
    passes: { kind: 'daily', hour: 10 },
    now,
    on: { ...place, remove: () => Promise.resolve() },
  });
  await looks(office);
  return office;
};
const looks = async ({ vissla }: TestVissla): Promise<void> => {
  vissla.pass.soon();
  await vissla.pass.whenIdle();
  await vissla.tidy();
};
const goesOn = async (office: TestVissla): Promise<void> => {
  office.clock.advance({ days: 1 });
  await looks(office);
};
/** What a start says of keys, and doctor of both stores. */
const saidAtStart = async (place: Place): Promise<readonly string[]> => {
  const places = { database: place.database, vault: place.vaultFile };
  const stores = await openStores(places, 'trial', nodeRandom(), place.vaultAt());
  const said: string[] = [];
  const { database, vault, deployment } = stores;
  const [clock, random] = [systemClock(), nodeRandom()];
  const parts = { stores: database, vault, clock, random, deployment };
  await openAudit({ ...parts, say: (line) => said.push(line) });
  await database.close();
  return said;
};
const saidByDoctor = async (place: Place): Promise<readonly string[]> => {
  const places = { database: place.database, vault: place.vaultFile };
  const found = checkStores(await lookAtStores(places), 'trial', places);
  return found.filter(({ kind }) => kind === 'wrong').map(({ says }) => says);
};

describe('a copy of each of the last 14 days, with the vault of now', () => {
  let place: Place;
  const at = (name: string): string => join(place.folder, name);
  const vissla = (...words: readonly string[]): Promise<Ran> =>
    runCommand(
      words,
      {
        VISSLA_DATABASE_URL: `sqlite:${at('live/vissla.db')}`,
        VISSLA_VAULT: `file:${at('keys/vault.json')}`,
      },
      { folder: place.folder },
    );
  const backUp = (name: string): Promise<Ran> =>
    vissla('backup', 'copies-d', 'copies-v', '--name', name);
  const copyOf = (age: number): string => `copies-d/vissla-${today}-d${age}.db`;

  let read: { readonly reportCode: string };
  let waiting: { readonly reportCode: string };
  beforeAll(async () => {
    const files_ = await onFiles();
    place = {
      ...files_,
      database: { kind: 'sqlite', path: join(files_.folder, 'live/vissla.db') },
      vaultFile: join(files_.folder, 'keys/vault.json'),
      vaultAt: () => vaultAt(join(files_.folder, 'keys/vault.json'), systemClock()),
    };
    for (const folder of ['copies-d', 'copies-v']) mkdirSync(at(folder), { mode: 0o700 });
    const office = await opensAt(place, noonOf(dayOf(kept)));
    await office.staff('Kommunjurist', 'Säkerhetssamordnare');
    for (let age = kept; age >= 0; age--) {
      if (age === 12) read = await files(office.person('Maja'), 'Det som kom ut.');
      if (age === 10) waiting = await files(office.person('Omar'), 'Det som väntade.');
      if (age === 0) break;
      // The vault's copies are taken away: the vault of now is what is left.
      expect(await backUp(`d${age}`)).toMatchObject({ code: 0, error: '' });
      await goesOn(office);
    }
    await office.close();
    copyFileSync(at('live/vissla.db'), at('now.db'));
    copyFileSync(at('keys/vault.json'), at('vault-now.json'));
  });
  afterAll(() => place.remove());
  beforeEach(() => {
    copyFileSync(at('vault-now.json'), at('keys/vault.json'));
  });

  it.each(Array.from({ length: kept }, (_, age) => age + 1))(
    'brings back the copy of %d days ago, and says by days what is lost',
    async (age) => {
      const { code, out, error } = await vissla('restore', '--database', copyOf(age), '--replace');
      expect({ code, error }).toEqual({ code: 0, error: '' });
      expect(out).toContain(`it knows of ${dayOf(age)} last.`);
      // The key of the day before is kept for a restore; an earlier one is destroyed as promised.
      if (age < 2) expect(out).not.toContain('kept aside');
      else expect(out).toContain(aside(dayOf(age - 1)));
      expect(out).not.toMatch(/[0-9a-f]{32}/);
    },
  );

  it('starts with the copy of ten days ago: what had come out is there, what waited is named', async () => {
    expect(await vissla('restore', '--database', copyOf(10), '--replace')).toMatchObject({
      code: 0,
    });
    const lost = aside(dayOf(9));
    expect((await saidByDoctor(place)).filter((says) => says.startsWith(lost))).toHaveLength(1);
    expect(await saidAtStart(place)).toEqual([expect.stringContaining(lost)]);
    const office = await opensAt(place, noonOf(today));
    expect((await opensReport(office.person('Maja'), read.reportCode)).page.items).toHaveLength(1);
    expect((await tries(office.person('Omar'), waiting.reportCode)).name).toBe('unopened');
    const again = await files(office.person('Omar'), 'En gång till.');
    await goesOn(office);
    expect((await opensReport(office.person('Omar'), again.reportCode)).name).toBe('thread');
    await office.close();
    expect((await saidByDoctor(place)).filter((says) => says.startsWith(lost))).toHaveLength(1);
    // A copy of the vault of that day still opens it.
    const opened = await vissla('pool', 'open', '--vault', `copies-v/vault-${today}-d10.json`);
    expect(opened).toMatchObject({ code: 0, error: '' });
    expect((await saidByDoctor(place)).filter((says) => says.startsWith(lost))).toEqual([]);
    const last = await opensAt(place, noonOf(addDays(today, 1)));
    await goesOn(last);
    for (const { reportCode } of [waiting, again])
      expect((await opensReport(last.person('Omar'), reportCode)).name).toBe('thread');
    await last.close();
  });

  it('refuses as before where any other key lacks, too', async () => {
    const vault = JSON.parse(readFileSync(at('keys/vault.json'), 'utf8')) as {
      secrets: Record<string, string>;
    };
    const secrets = Object.entries(vault.secrets).filter(([name]) => !name.startsWith('shred-'));
    writeFileSync(
      at('keys/vault.json'),
      JSON.stringify({ ...vault, secrets: Object.fromEntries(secrets) }),
    );
    const before = readFileSync(at('live/vissla.db'));
    const { code, out, error } = await vissla('restore', '--database', copyOf(10), '--replace');
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(error).toMatch(/lacks the key of the month/);
    expect(readFileSync(at('live/vissla.db')).equals(before)).toBe(true);
  });
});

it("says the same at the start and by doctor after a server's own restore of days ago", async () => {
  const ago = atLength(3, 10);
  const wire = await onTheWire();
  const office = await opensAt(wire, noonOf(dayOf(ago)));
  await office.staff('Kommunjurist', 'Säkerhetssamordnare');
  const { reportCode } = await files(office.person('Maja'), 'Det som väntade.');
  await office.close();
  await wire.server.quiet();
  if (wire.database.kind !== 'mssql') throw new Error('no server');
  const restores = wire.server.backUp(wire.database);
  const later = await opensAt(wire, noonOf(dayOf(ago - 1)));
  for (let age = ago - 1; age > 0; age--) await goesOn(later);
  expect((await opensReport(later.person('Maja'), reportCode)).name).toBe('thread');
  await later.close();
  await wire.server.quiet();
  restores();
  const lost = aside(dayOf(ago - 1));
  expect((await saidByDoctor(wire)).filter((says) => says.startsWith(lost))).toHaveLength(1);
  expect(await saidAtStart(wire)).toEqual([expect.stringContaining(lost)]);
  const back = await opensAt(wire, noonOf(today));
  expect((await tries(back.person('Maja'), reportCode)).name).toBe('unopened');
  await back.close();
  expect((await saidByDoctor(wire)).filter((says) => says.startsWith(lost))).toHaveLength(1);
  await wire.remove();
});
