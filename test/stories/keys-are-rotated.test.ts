import { existsSync, readFileSync } from 'node:fs';
import { finishRotation } from '../../bot/keeper/upkeep/finish-rotation';
import { knownRow } from '../../bot/keys/count-versions';
import { findVersions } from '../../bot/keys/vault-secrets';
import { nodeRandom } from '../../bot/platform/random';
import type { Vault } from '../../bot/ports/keys';
import type { ThreadRow } from '../../bot/ports/threads';
import { createSealing } from '../../bot/sealers/create-sealing';
import { type OpenKeys, openKeys, vaultKeys } from '../../bot/sealers/open-keys';
import type { Stores } from '../../bot/start/open-stores';
import { openDatabase } from '../../db/open-database';
import { atLength } from '../support/at-length';
import { onSqlServer } from '../support/databases/on-sql-server';
import { onFiles, onServer, onServices, type Place } from '../support/databases/places';
import { countVersions, openOperator, rotates } from '../support/houses/rotate';
import { openVissla, type Person, type TestVissla } from '../support/open-vissla';
import {
  comesToReportCode,
  files,
  filesWithHr,
  goesToStory,
  opensReport,
  opensThread,
  writesReportCodeDown,
} from '../support/people/report';

/**
 * What a rotation must do wherever database and vault are. The operator and each process have connections of
 * their own.
 */
function rotated(name: string, newPlace: () => Promise<Place>, most: 'all' | 'few'): void {
  /** What is the product's alone is told where it takes least; `npm run torture` tells all everywhere. */
  const whole = atLength(most === 'all', true);
  const ifWhole = (what: string, tells: () => Promise<void>): void => {
    if (whole) it(what, tells);
  };

  describe(`keys that are rotated, on ${name}`, () => {
    let office: TestVissla;
    let operator: Pick<TestVissla, 'stores' | 'clock'>;
    let karin: Person;

    beforeEach(async () => {
      office = await openVissla({ on: await newPlace() });
      operator = { stores: await office.opens(), clock: office.clock };
      [karin] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
      await office.staffHr('HR-specialist', 'HR-chef');
    });
    afterEach(() => office.close());

    /** A minute after a rotation, by the calendar and without a press, every process knows the new keys. */
    const aMinutePasses = async (...processes: readonly Pick<TestVissla, 'vissla'>[]) => {
      for (const { vissla } of processes) await vissla.lookForKeys();
    };
    const names = async (prefix: string) => [...(await office.stores.vault.names(prefix))].sort();
    const labels = async () => {
      const { deskKeys } = office.stores.database;
      const rows = [...(await deskKeys.ofDesk('whistleblowing')), ...(await deskKeys.ofDesk('hr'))];
      return rows.map(({ label }) => label).sort();
    };
    const allThreads = (): Promise<readonly ThreadRow[]> =>
      office.stores.database.threads.page(undefined, 10_000);
    const areNewest = async (): Promise<boolean[]> => {
      const { threadSealer } = await openOperator(operator);
      return (await allThreads()).map((row) => threadSealer.isNewest(row));
    };

    it('open every thread for the desk and for the reporter, while two processes file and answer', async () => {
      const other = await office.anotherProcess();
      const processes = [office, other];
      const filed: { reportCode: string; reference: string; what: string }[] = [];
      const file = async (number: number): Promise<void> => {
        const process = processes[number % 2]!;
        const what = `Sak ${number}.`;
        const goes = () => files(process.person(`Person ${number}`), what);
        // Whoever is in the middle of it when the day's key is drawn again starts over.
        filed.push({ what, ...(await goes().catch(goes)) });
      };
      for (let number = 0; number < 3; number++) await file(number);
      const atHr = await filesWithHr(office.person('Omar'), { what: 'En konflikt.' });
      await office.passes();

      // A chunk at a time, and between two of them both processes go on: one has heard of the new keys, the
      // other has not.
      await office.vissla.tidy();
      let number = 3;
      const running: Promise<void>[] = [];
      const rotated = await rotates(operator, {
        progress: () => {
          // A few: were there more than the pass can look at meanwhile, it would go on for as long as they
          // come.
          if (number < 7) running.push(file(number++), file(number++));
          office.vissla.pass.soon();
        },
      });
      await Promise.all(running);
      await aMinutePasses(office, other);
      for (; number < 8; number++) await file(number);
      await office.passes();
      expect(rotated).toMatchObject({ kind: 'begun', number: 2, damaged: 0, destroyed: [] });
      expect(rotated.rewrapped).toBeGreaterThanOrEqual(4);
      expect(await names('kek-v')).toEqual(['kek-v1', 'kek-v2-2026-11-24']);

      const opensAll = async (): Promise<void> => {
        await Promise.all(
          filed.map(async ({ reportCode, what }, index) => {
            const person = processes[(index + 1) % 2]!.person(`Reader ${index}`);
            await opensReport(person, reportCode);
            expect(person.reads()).toContain(what);
          }),
        );
        for (const { reference, what } of filed) {
          await opensThread(karin, reference);
          expect(karin.reads()).toContain(what);
        }
        await opensReport(other.person('Omar again'), atHr.reportCode);
      };
      await opensAll();
      expect(filed).toHaveLength(8);

      office.clock.advance({ days: 2 });
      await office.vissla.tidy();
      await other.vissla.tidy();
      expect(await names('kek-v')).toEqual(['kek-v2-2026-11-24']);
      expect(await labels()).toEqual(['hr-v2-2026-11-24', 'whistleblowing-v2-2026-11-24']);
      expect(await areNewest()).toEqual(Array(9).fill(true));
      await opensAll();
      const late = await files(other.person('Late'), 'Sent.');
      await office.passes();
      await opensThread(karin, late.reference);
      expect(office.journal.faults).toEqual([]);
    });

    ifWhole(
      'are drawn once, however often the command is called, and again only when the last is finished',
      async () => {
        const first = await files(office.person('Maja'), 'En sak.');
        await office.passes();
        expect(await rotates(operator)).toMatchObject({ kind: 'begun', number: 2, rewrapped: 1 });
        expect(await rotates(operator)).toMatchObject({ kind: 'resumed', number: 2, rewrapped: 0 });
        office.clock.advance({ days: 1 });
        expect(await rotates(operator)).toMatchObject({
          kind: 'resumed',
          number: 2,
          destroyed: [],
        });
        office.clock.advance({ days: 1 });
        const finished = await rotates(operator);
        expect(finished).toMatchObject({ kind: 'resumed', number: 2 });
        expect([...finished.destroyed].sort()).toEqual([
          'hr-v1',
          'kek-v1',
          'proof-v1',
          'whistleblowing-v1',
        ]);
        expect(await rotates(operator)).toMatchObject({ kind: 'begun', number: 3 });
        expect(await rotates(operator, { afterLeak: true })).toMatchObject({
          kind: 'begun',
          number: 4,
        });
        expect(await labels()).toEqual(
          ['hr', 'whistleblowing'].flatMap((desk) =>
            ['v2-2026-11-24', 'v3-2026-11-26', 'v4-2026-11-26'].map(
              (version) => `${desk}-${version}`,
            ),
          ),
        );
        await aMinutePasses(office);
        await opensReport(office.person('Maja'), first.reportCode);
        await opensThread(karin, first.reference);
      },
    );

    /** What somebody has who copied database and vault before. */
    async function copies(): Promise<{
      vault: Vault;
      database: Stores['database'];
      remove(): Promise<void>;
    }> {
      const place = await onFiles();
      const { database, vault } = office.stores;
      const copied = await openDatabase(place.database);
      for (const row of await database.knownVaultKeys.all()) await copied.knownVaultKeys.keep(row);
      for (const desk of ['whistleblowing', 'hr'] as const) {
        for (const row of await database.deskKeys.ofDesk(desk)) await copied.deskKeys.create(row);
      }
      for (const day of await database.draftKeys.days()) {
        await copied.draftKeys.getOrCreate(day, (await database.draftKeys.get(day))!);
      }
      const keys = await place.vaultAt().open({ create: true });
      for (const each of await vault.names('')) {
        const secret = (await vault.get(each))!;
        await keys.getOrCreate(each, () => secret);
      }
      const remove = () => copied.close().then(() => place.remove());
      return { vault: keys, database: copied, remove };
    }

    ifWhole(
      'leave a thief of an old copy with nothing, and the holder of old keys with nothing new',
      async () => {
        const { reference } = await files(office.person('Maja'), 'En sak.');
        await office.passes();
        const row = (await allThreads())[0]!;
        const old = await copies();
        await rotates(operator);
        office.clock.advance({ days: 2 });
        await rotates(operator);

        const now = (await allThreads())[0]!;
        expect(now).toMatchObject({ id: row.id, reference, revision: row.revision });
        expect(now.keys).not.toEqual(row.keys);
        const open = async (vault: Vault): Promise<OpenKeys> => {
          const { deployment } = office.stores;
          const { clock } = office;
          // A thief need not ask which keys count: he writes that all do.
          const witness = (await vault.get('witness-key'))!;
          for (const of of vaultKeys)
            for (const version of await findVersions(vault, of, await vault.names('')))
              await old.database.knownVaultKeys.keep(knownRow(witness, version, clock.today()));
          return openKeys({ ...old.database, vault, clock, random: nodeRandom(), deployment });
        };
        const opens = async ({ threadWraps }: OpenKeys, of: ThreadRow) => {
          await threadWraps.openForDesk(of, threadWraps.openKeys(of));
          await threadWraps.openState(of);
        };
        // The copies as they were: whoever has both reads them, then as now.
        const before = await open(old.vault);
        await opens(before, row);
        // The old copy with the vault of today.
        const thief = await open((await office.opens()).vault);
        await expect(opens(thief, row)).rejects.toMatchObject({ code: 'seal_secret' });
        await expect(thief.threadWraps.openState(row)).rejects.toMatchObject({
          code: 'seal_secret',
        });
        // The keys of then with the rows of today.
        await expect(opens(before, now)).rejects.toMatchObject({ code: 'seal_key' });
        await expect(before.threadWraps.openState(now)).rejects.toMatchObject({ code: 'seal_key' });
        await old.remove();
        if (office.location.kind !== 'sqlite') return;
        // Nothing of the old envelopes is left in the file.
        for (const path of [office.location.path, `${office.location.path}-wal`]) {
          const bytes = existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
          for (const envelope of [row.keys, row.state])
            expect(bytes.includes(Buffer.from(envelope))).toBe(false);
        }
      },
    );

    ifWhole(
      'let half-finished dialogs start over in every process within a minute, with what was typed',
      async () => {
        const other = await office.anotherProcess();
        const [omar, olga] = [office.person('Omar'), other.person('Olga')];
        for (const person of [omar, olga]) await goesToStory(person);
        const begun = olga.shown;
        await rotates(operator);
        // Until the calendar has looked, whoever is just typing goes on.
        expect(await olga.presses('file', { what: 'En sak.' })).toMatchObject({ name: 'filed' });
        await aMinutePasses(office, other);
        await omar.presses('file', { what: 'En annan.' });
        expect(omar.shown).toMatchObject({ view: { name: 'start' }, remark: 'altered' });
        // What was sent before opens no more, and is not filed again.
        for (const process of [office, other]) {
          const again = process.person('Olga');
          again.shown = begun;
          await again.presses('file', { what: 'En sak.' });
          expect(again.shown).toMatchObject({ view: { name: 'start' }, remark: 'altered' });
        }
        // What begins now goes on in either process, with the text that was typed, and is filed once.
        await omar.presses('report');
        await omar.presses('safe');
        await writesReportCodeDown(omar, await comesToReportCode(omar));
        expect(JSON.stringify(omar.card())).toContain('En annan.');
        const there = other.person('Omar');
        there.shown = omar.shown;
        const filed = await there.presses('file', { what: 'En annan.' });
        expect(filed).toMatchObject({ name: 'filed', again: false });
        expect(await omar.presses('file', { what: 'En annan.' })).toMatchObject({
          name: 'filed',
          reference: (filed as { reference?: string }).reference,
          again: true,
        });
        await office.passes();
        expect(await allThreads()).toHaveLength(2);
        expect(office.journal.faults).toEqual([]);
      },
    );

    ifWhole(
      'are drawn anew for the drafts of the day, too: who copied all keys opens none that comes',
      async () => {
        const omar = office.person('Omar');
        await goesToStory(omar);
        const caught = [omar.shown.draft];
        const old = await copies();
        await rotates(operator);
        await aMinutePasses(office);
        await goesToStory(omar);
        caught.push(omar.shown.draft);
        const { deployment } = office.stores;
        const { vault, database } = old;
        const thief = await createSealing({
          ...database,
          vault,
          clock: office.clock,
          random: nodeRandom(),
          deployment,
        });
        const opened = caught.map((draft) => thief.drafts.open(draft, omar.who));
        expect(await Promise.all(opened)).toMatchObject([{ kind: 'live' }, { kind: 'altered' }]);
        await old.remove();
      },
    );

    ifWhole(
      'let a pepper go when the last report from before is gone, and no day earlier',
      async () => {
        await files(office.person('Maja'), 'Före.');
        await office.passes();
        await rotates(operator);
        // What was filed under the first one is out by then, whatever the pass.
        office.clock.advance({ days: 18 });
        const late = await files((await office.anotherProcess()).person('Olga'), 'Efter.');
        await office.passes();
        await office.vissla.tidy();
        office.clock.advance({ days: 812 });
        // After so long a stop nothing is destroyed before the fifth day.
        for (let day = 0; day < 5; day++) {
          office.clock.advance({ days: 1 });
          await office.vissla.tidy();
        }
        expect(await names('pepper-v')).toHaveLength(2);
        const { database } = office.stores;
        for (const row of await allThreads()) {
          if (row.reference !== late.reference) await database.threads.remove(row.id, []);
        }
        await office.vissla.tidy();
        expect(await names('pepper-v')).toEqual(['pepper-v2-2026-11-24']);
        const begun = await office.anotherProcess();
        await opensReport(begun.person('Olga'), late.reportCode);
        expect(await begun.vissla.deskOf(karin.who)).toBe('whistleblowing');
      },
    );

    ifWhole(
      'are not held up by a damaged thread, and wait for one whose key may come back',
      async () => {
        await files(office.person('Maja'), 'En sak.');
        await files(office.person('Nils'), 'En annan.');
        await office.passes();
        const { database, vault } = office.stores;
        const [one] = await allThreads();
        const broken = { ...one!, state: Uint8Array.from(one!.state, (byte) => byte ^ 1) };
        await database.threads.rewrap([broken]);
        expect(await rotates(operator)).toMatchObject({ rewrapped: 1, damaged: 1, left: 0 });
        const month = (await allThreads())[0]!.expiry;
        const key = (await vault.get(`shred-${month}`))!;
        // Somebody has deleted the month's key; in Key Vault it can be recovered.
        await vault.destroy(`shred-${month}`);
        office.clock.advance({ days: 2 });
        const waits = await openOperator(operator);
        expect(await rotates(operator)).toMatchObject({ left: 2, destroyed: [] });
        expect(waits.faults).toEqual([]);
        await vault.getOrCreate(`shred-${month}`, () => key);
        expect((await rotates(operator)).destroyed).toHaveLength(4);
      },
    );

    it('are kept when a row was still under an earlier one, which another process may have changed just then', async () => {
      await rotates(operator);
      office.clock.advance({ days: 2 });
      const finishing = await openOperator(operator);
      const { rotation } = finishing;
      const late = { ...rotation, renewRows: async () => (await rotation.renewRows()) + 1 };
      expect(await finishRotation({ ...finishing, rotation: late })).toEqual([]);
      expect(await countVersions(operator)).toEqual([2, 2, 2, 2, 2]);
      expect(await finishRotation(finishing)).toHaveLength(4);
    });

    ifWhole('are kept by the command too while the clock may have jumped', async () => {
      await files(office.person('Maja'), 'En sak.');
      await office.passes();
      await rotates(operator);
      office.clock.advance({ days: 20 });
      expect(await rotates(operator)).toMatchObject({ kind: 'resumed', destroyed: [] });
      expect(await countVersions(operator)).toEqual([2, 2, 2, 2, 2]);
      for (let day = 0; day < 5; day++) {
        await office.vissla.tidy();
        office.clock.advance({ days: 1 });
      }
      expect(await countVersions(operator)).toEqual([1, 2, 1, 1, 1]);
    });

    ifWhole(
      'go though something waits: it is sealed to the new ones when it comes out',
      async () => {
        await office.close();
        office = await openVissla({
          staffed: true,
          passes: 'when-told',
          on: await newPlace(),
        });
        operator = { stores: await office.opens(), clock: office.clock };
        const { reference } = await files(office.person('Maja'), 'En sak.');
        await rotates(operator);
        office.clock.advance({ days: 2 });
        await office.vissla.tidy();
        expect(await names('kek-v')).toEqual(['kek-v2-2026-11-24']);
        await office.passes();
        expect(await areNewest()).toEqual([true]);
        expect(await office.stores.database.threads.byReference(reference as never)).toBeDefined();
      },
    );
  });
}

rotated('files', onFiles, 'all');
rotated('the wire of SQL Server and a Key Vault', onServices, 'few');
onSqlServer('keys that are rotated', () => {
  rotated('SQL Server', onServer, 'all');
});
