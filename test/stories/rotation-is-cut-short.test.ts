import { onKeyVault, onTheWire } from '../support/databases/places';
import { countVersions, rotates } from '../support/houses/rotate';
import { openVissla, type Person, type TestVissla } from '../support/open-vissla';
import { files, opensReport, opensThread } from '../support/people/report';

let office: TestVissla;
let karin: Person;
afterEach(() => office.close());

async function opens(place: Awaited<ReturnType<typeof onKeyVault | typeof onTheWire>>) {
  office = await openVissla({ on: place });
  [karin] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
  const filed = await files(office.person('Maja'), 'En sak.');
  await office.passes();
  return filed;
}

/** The operator calls the command, each time as a process of its own. */
const operator = async () => ({ stores: await office.opens(), clock: office.clock });

describe('a rotation whose Key Vault fails', () => {
  it.each(['cut', 'throttled', 'forbidden'] as const)(
    '(%s) just after a secret was put is gone on with, and no secret is put twice',
    async (fault) => {
      const place = await onKeyVault();
      const { server } = place;
      const { reportCode, reference } = await opens(place);
      await office.vissla.tidy();
      const puts = () => server.requests.filter((request) => request.startsWith('PUT')).length;
      const before = puts();
      let failed = 0;
      for (;;) {
        const known = puts();
        const one = await operator();
        const running = { ended: false };
        const rotating = rotates(one)
          .catch((error: unknown) => error)
          .finally(() => {
            running.ended = true;
          });
        while (!running.ended && puts() === known) await new Promise(setImmediate);
        if (!running.ended) server.fails(fault);
        const outcome = await rotating;
        server.fails('none');
        if (!(outcome instanceof Error)) {
          expect(outcome).toMatchObject({ kind: 'resumed', number: 2, left: 0, damaged: 0 });
          break;
        }
        expect(outcome).toMatchObject({ name: 'VaultError' });
        failed += 1;
        // Meanwhile the bot goes on as if nothing were.
        await opensThread(karin, reference);
      }
      // The vault key, the members' key, the pepper, the key of proofs; two keys of images are put at once.
      expect([failed, puts() - before]).toEqual([5, 6]);
      expect(await countVersions(await operator())).toEqual([2, 2, 2, 2, 2]);
      for (const name of ['kek-v2-2026-11-24', 'member-key', 'pepper-v2-2026-11-24'])
        expect(server.versions(name)).toBe(1);
      await opensReport(office.person('Maja again'), reportCode);
      office.clock.advance({ days: 2 });
      await office.vissla.tidy();
      expect(await countVersions(await operator())).toEqual([1, 2, 1, 1, 1]);
      await opensReport(office.person('Maja again'), reportCode);
      await opensThread(karin, reference);
    },
  );

  it('at the end destroys the earlier key when it answers again, and where nobody may purge leaves the rest to it', async () => {
    const place = await onKeyVault();
    const { server } = place;
    const { reportCode, reference } = await opens(place);
    await rotates(await operator());
    office.clock.advance({ days: 2 });
    server.fails('unavailable');
    await expect(rotates(await operator())).rejects.toMatchObject({ code: 'vault_away' });
    server.fails('none');
    server.mayPurge = false;
    const finished = await rotates(await operator());
    expect(finished.destroyed).toContain('kek-v1');
    expect(server.isRecoverable('kek-v1')).toBe(true);
    expect(await countVersions(await operator())).toEqual([1, 2, 1, 1, 1]);
    expect(await rotates(await operator())).toMatchObject({ kind: 'begun', number: 3 });
    await office.vissla.lookForKeys();
    await opensReport(office.person('Maja again'), reportCode);
    await opensThread(karin, reference);
  });
});

describe('a rotation whose SQL Server fails', () => {
  it.each([
    ['the keys of a desk are kept', /^INSERT INTO "desk_key"/],
    ['the keys in rows are put under the new one', /^UPDATE "desk_key"/],
    ['threads are sealed anew', /^UPDATE "thread"/],
  ] as const)(
    'while %s is tried again, and when it stays away gone on with later',
    async (_, statement) => {
      const place = await onTheWire();
      const { server } = place;
      const { reportCode, reference } = await opens(place);
      const faults = { lost: 'disconnect', deadlock: 1205 } as const;
      for (const how of Object.values(faults)) {
        const one = await operator();
        // Three times in a row is given up, once or twice is not heard of.
        server.fail(statement, how, 3);
        await expect(rotates(one)).rejects.toMatchObject({ name: 'StoreError' });
        await opensThread(karin, reference);
      }
      const last = await operator();
      server.fail(statement, 'disconnect', 2);
      expect(await rotates(last)).toMatchObject({
        kind: 'resumed',
        number: 2,
        left: 0,
        damaged: 0,
      });
      expect(await countVersions(await operator())).toEqual([2, 2, 2, 2, 2]);
      office.clock.advance({ days: 2 });
      server.fail(/^DELETE FROM "desk_key"/, 'disconnect', 1);
      await office.vissla.tidy();
      expect(await countVersions(await operator())).toEqual([1, 2, 1, 1, 1]);
      await opensReport(office.person('Maja again'), reportCode);
      await opensThread(karin, reference);
      expect(office.journal.faults).toEqual([]);
    },
  );
});
