import { nobody } from '../../bot/domain/audit';
import type { Day } from '../../bot/domain/day';
import { nodeRandom } from '../../bot/platform/random';
import { describeNext } from '../../bot/start/advice-on-pass';
import { decidePass } from '../../bot/start/decide-pass';
import { storedAudit } from '../support/databases/stored-rows';
import { goesBy } from '../support/days-pass';
import { openVissla } from '../support/open-vissla';
import { files, looksFor, tries } from '../support/people/report';

const weekly = { kind: 'weekly', hour: 10, weekday: 2 } as const;
const daily = { kind: 'daily', hour: 10 } as const;

describe('an operator who chooses a weaker pass', () => {
  it('gets it after a whole window of the stronger, and it is in the audit once', async () => {
    const office = await openVissla({ passes: weekly });
    const { passRules: rules } = office.stores.database;
    const starts = (chosen: Parameters<typeof decidePass>[1]) =>
      decidePass({ rules, clock: office.clock, random: nodeRandom() }, chosen);
    const entries = async () => {
      const all = await storedAudit(office.location);
      return all.filter(({ event }) => event === 'pass_weakened');
    };
    expect(await starts(weekly)).toEqual({ policy: weekly });
    expect(await entries()).toEqual([]);

    const first = await starts(daily);
    expect(first).toEqual({ policy: weekly, next: { policy: daily, from: '2026-12-08' } });
    expect(describeNext(first, office.clock.today())).toContain(
      'weekly on Tuesdays at 10 holds until 2026-12-08',
    );
    office.clock.advance({ days: 13 });
    expect(await starts(daily)).toEqual(first);
    expect(await entries()).toMatchObject([{ day: '2026-11-24', member: nobody, thread: null }]);
    office.clock.advance({ days: 1 });
    // It holds from that day on; what was before is kept until its first window is out.
    expect(await starts(daily)).toEqual(first);
    expect(describeNext(await starts(daily), office.clock.today())).toBeUndefined();
    // A stronger one comes with its first whole window, and nobody need be told.
    expect(await starts(weekly)).toEqual({
      policy: daily,
      next: { policy: weekly, from: '2026-12-15' },
    });
    expect(describeNext(await starts(weekly), office.clock.today())).toContain(
      'daily at 10 holds until 2026-12-15;',
    );
    expect(await entries()).toHaveLength(1);
    await office.close();
  });

  it.each([
    [daily, 'varje dag i stället för en gång i veckan'],
    ['at-once', 'nå er direkt'],
  ] as const)(
    'is read by every member, in the queue and at the list of members: %j',
    async (policy, words) => {
      const office = await openVissla({
        passes: weekly,
        next: { policy, from: '2026-12-08' as Day },
      });
      const [karin] = await office.staff('Kommunjurist', 'Kanslichef');
      await karin.opens('desk');
      expect(karin.reads()).toContain(words);
      await karin.presses('desk_people');
      expect(karin.reads()).toContain('Efter den 8 december 2026');
      await office.close();
    },
  );

  it.each([
    [daily, '2026-12-09'],
    ['at-once', '2026-12-08'],
  ] as const)(
    'gets it in the process that runs on, at the hour of its day: %j',
    async (policy, outOn) => {
      const office = await openVissla({
        passes: weekly,
        next: { policy, from: '2026-12-08' as Day },
      });
      const [karin] = await office.staff('Kommunjurist', 'Kanslichef');
      const maja = office.person('Maja');
      await goesBy(office);
      const days = async (count: number): Promise<void> => {
        for (let one = 0; one < count; one++) await goesBy(office, { days: 1 });
      };
      const found = async (reference: string): Promise<boolean> => {
        return (await looksFor(karin, reference)).name === 'desk_thread';
      };
      // In the last window of the stronger, the night before it ends.
      await days(13);
      const before = await files(maja, 'Det luktar gas.');
      expect(await found(before.reference)).toBe(false);
      await goesBy(office, { minutes: 21 * 60 });
      expect(await found(before.reference)).toBe(false);

      await goesBy(office, { minutes: 60 });
      expect(await found(before.reference)).toBe(true);
      await karin.opens('desk');
      expect(karin.reads()).not.toContain('i stället för');
      const after = await files(maja, 'Chefen tar emot pengar.');
      await office.vissla.pass.whenIdle();
      if (policy === 'at-once') {
        await maja.opens();
        expect(maja.reads()).toContain('Anmälan kommer fram direkt');
      } else {
        expect(maja.reads()).toContain('9 december 2026');
        expect(await found(after.reference)).toBe(false);
        await days(1);
      }
      expect(office.clock.today()).toBe(outOn);
      expect(await found(after.reference)).toBe(true);
      await office.close();
    },
  );

  it('is not served by a last window that tells more: it ends as all before it did', async () => {
    const office = await openVissla({
      passes: weekly,
      next: { policy: 'at-once', from: '2026-12-08' as Day },
    });
    await office.staff('Kommunjurist', 'Kanslichef');
    await office.staffHr('HR-chef', 'HR-specialist');
    const maja = office.person('Maja');
    await goesBy(office);
    const written = [await files(maja, 'Det luktar gas.'), await files(maja, 'Chefen tar emot.')];
    for (let day = 0; day < 13; day++) await goesBy(office, { days: 1 });
    // In the last window of the stronger somebody writes in one of two reports.
    await tries(maja, written[0]!.reportCode);
    await maja.presses('send', { text: 'Det luktar igen.' });
    await goesBy(office, { minutes: 21 * 60 });
    const revisions = async (): Promise<Map<string, string>> => {
      const rows = await office.stores.database.threads.page(undefined, 9);
      return new Map(rows.map(({ reference, revision }) => [reference, revision]));
    };
    const before = await revisions();
    expect([...before.keys()].sort()).toEqual(written.map(({ reference }) => reference).sort());
    await goesBy(office, { minutes: 60 });
    const after = await revisions();
    for (const [reference, revision] of before) expect(after.get(reference)).not.toBe(revision);
    await office.close();
  });
});
