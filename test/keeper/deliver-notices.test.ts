import type { MemberId } from '../../bot/domain/ids';
import type { ThreadState } from '../../bot/domain/thread';
import type { PassPolicy } from '../../bot/domain/window';
import { countForMembers } from '../../bot/keeper/pass/notices';
import { makePass, type PassKeeper } from '../../bot/keeper/pass/pass-keeper';
import { nodeRandom } from '../../bot/platform/random';
import { createWindows } from '../../bot/platform/windows';
import { createRememberedStates } from '../../bot/threads/remembered';
import { StoreError } from '../../db/store-error';
import { day, month, sampleRows } from '../db/sample-rows';
import { keeperWorld } from '../support/houses/keeper-world';
import { poolOf } from '../support/houses/pool-of';
import { sealingOf } from '../support/houses/sealing-of';
import { openVissla, type Person, type TestVissla } from '../support/open-vissla';
import { comesToGuide, comesToList, files, writesReportCodeDown } from '../support/people/report';

interface Notice {
  readonly member: MemberId;
  readonly address: string;
  readonly count: number | 'reminder' | undefined;
}

it('a member’s own count has every thread with news in it, closed ones too', async () => {
  const member = 'a'.repeat(32) as MemberId;
  const settled: ThreadState = { status: 'closed', unanswered: false, excluded: [] };
  const states: readonly ThreadState[] = [
    settled,
    { ...settled, hr: 'given' },
    { ...settled, hr: 'answered' },
    { ...settled, unanswered: true },
    { ...settled, status: 'received' },
    { ...settled, status: 'answered', hr: 'answered' },
    { ...settled, status: 'answered', hr: 'answered', excluded: [member] },
    { ...settled, status: 'answered', hr: 'given' },
  ];
  const rows = sampleRows('news');
  const jurist = { id: member, desk: 'whistleblowing', title: 'Kommunjurist' } as const;
  const told = { ...jurist, standing: 'member' } as const;
  const addressee = { member: told, messenger: 'teams', address: 'a' } as const;
  const world = keeperWorld({
    clock: { today: () => day('2026-11-24') },
    people: { addresses: async (desk) => (desk === 'hr' ? [] : [addressee]) },
    threads: {
      ofDesk: async (_, months) =>
        months.includes(month('2028-12'))
          ? states.map((_state, at) => rows.thread({ state: Uint8Array.of(at) }))
          : [],
    },
    threadSealer: {
      lacksKey: () => false,
      nameStateKeys: () => undefined,
      openState: async ({ state }) => states[state[0] ?? 0] ?? settled,
    },
    remembered: createRememberedStates(100),
    journal: {},
  });
  const waiting = await countForMembers(world);
  expect(waiting.get(member)).toMatchObject({ count: 4, addressee: { address: 'a' } });
});

describe('notices to a desk', () => {
  let office: TestVissla;
  let karin: Person;
  let daniel: Person;
  let pass: PassKeeper;
  /** Notices that the messenger took. */
  let taken: Notice[];
  /** How many of the next attempts for an address fail. */
  let failures: Map<string, number>;
  let attempts: string[];
  /** What is to be done later, and after how long. */
  let waiting: { milliseconds: number; task: () => void }[];
  let faults: string[];
  let failing: Error;
  /** What happens while a member is being told. */
  let during: ((address: string) => Promise<void>) | undefined;
  /** Whether the database is away just after a member was told. */
  let away: boolean;
  /** Whether it is away when somebody looks what is to be told. */
  let awayForLooks: boolean;
  let leads: boolean;

  beforeEach(async () => {
    office = await openVissla({ passes: 'when-told' });
    [karin, daniel] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
    [taken, attempts, waiting, faults] = [[], [], [], []];
    failures = new Map<string, number>();
    failing = new Error('the messenger is away');
    during = undefined;
    [away, awayForLooks, leads] = [false, false, true];
    pass = await opens();
  });
  afterEach(() => office.close());

  /** What a process does unattended. */
  async function opens(policy: PassPolicy = 'at-once'): Promise<PassKeeper> {
    const { clock, stores } = office;
    const { threads, outbox, deskRecords, cases } = stores.database;
    const { people } = office;
    const random = nodeRandom();
    const windows = createWindows({ policy }, clock);
    const sealing = await sealingOf(office);
    const world = keeperWorld({
      clock,
      random,
      pool: await poolOf(office, windows),
      windows,
      threads,
      people,
      outbox: {
        ...outbox,
        due: (...given) =>
          awayForLooks ? Promise.reject(new StoreError('store_unavailable')) : outbox.due(...given),
        remove: (...given) =>
          away ? Promise.reject(new StoreError('store_unavailable')) : outbox.remove(...given),
      },
      leader: { lead: () => Promise.resolve(leads) },
      threadSealer: sealing.upkeepThreads,
      messages: sealing.messages,
      deskRecords,
      records: sealing.records,
      cases,
      caseSealer: sealing.cases,
      inPass: sealing.pass,
      remembered: createRememberedStates(100),
      journal: {
        count: () => undefined,
        fault: (module, error) => void faults.push(`${module}: ${codeOf(error)}`),
      },
      notifiers: {
        teams: {
          notify: async (member, address, count) => {
            attempts.push(address);
            const left = failures.get(address) ?? 0;
            failures.set(address, left - 1);
            if (left > 0) throw failing;
            await during?.(address);
            taken.push({ member, address, count });
          },
        },
      },
      pause: () => Promise.resolve(),
      later: (milliseconds, task) => void waiting.push({ milliseconds, task }),
    });
    return makePass(world);
  }
  const codeOf = (error: unknown): string =>
    error instanceof Error && 'code' in error ? String(error.code) : 'away';
  const inOutbox = () => office.stores.database.outbox.due();

  const passes = async (): Promise<void> => {
    pass.soon();
    await pass.whenIdle();
  };
  /** Somebody files a report, and it is delivered. */
  const comes = async (name = 'Maja'): Promise<{ readonly reportCode: string }> => {
    const filed = await files(office.person(name), 'En sak.');
    await passes();
    return filed;
  };
  /** What is due later happens now; gives the waits. */
  const timePasses = async (): Promise<number[]> => {
    const due = waiting.splice(0);
    for (const { task } of due) task();
    await pass.whenIdle();
    return due.map(({ milliseconds }) => milliseconds);
  };
  const told = (): [string, Notice['count']][] =>
    taken
      .splice(0)
      .map(({ address, count }): [string, Notice['count']] => [address, count])
      .sort(([a], [b]) => (a < b ? -1 : 1));
  const filesAbout = async (...titles: string[]): Promise<void> => {
    const maja = office.person('Maja');
    await comesToGuide(maja);
    const list = await comesToList(maja);
    const involved = list.people.filter((p) => titles.includes(p.title)).map((p) => p.id);
    await maja.presses('next', { involved: involved.join(',') });
    await writesReportCodeDown(maja, await maja.presses('anyway'));
    expect(await maja.presses('file', { what: 'En sak.' })).toMatchObject({ name: 'filed' });
  };
  const answers = async (member: Person): Promise<void> => {
    const queue = await member.opens('desk');
    if (queue.name !== 'desk_queue') throw new Error(queue.name);
    await member.presses('desk_open', { thread: queue.items[0]!.thread });
    await member.presses('desk_reply');
    expect(await member.presses('desk_do_reply', { text: 'Tack.' })).toMatchObject({
      name: 'desk_done',
    });
  };
  const both = (karins: number, daniels: number): [string, number][] => [
    [karin.who.address, karins],
    [daniel.who.address, daniels],
  ];

  it('go to each member alone, one a window, with that member’s own id', async () => {
    await files(office.person('Maja'), 'En sak.');
    await comes('Omar');
    const members = await Promise.all(
      [karin, daniel].map(async ({ who }) => (await office.people.find(who))?.id),
    );
    expect(taken.map(({ member }) => member).sort()).toEqual(members.sort());
    expect(told()).toEqual(both(2, 2));
    expect(waiting).toEqual([]);
  });

  it('count what the member may see, and tell a member who is named nothing', async () => {
    await comes('Omar');
    expect(told()).toEqual(both(1, 1));
    await filesAbout('Säkerhetssamordnare');
    await passes();
    expect(told()).toEqual([[karin.who.address, 2]]);
    await filesAbout('Kommunjurist');
    await passes();
    expect(told()).toEqual([[daniel.who.address, 2]]);
    await comes('Omar');
    expect(told()).toEqual(both(3, 3));
  });

  it('do not come for the desk’s own acts, and leave out what is answered', async () => {
    const { reportCode } = await comes();
    told();
    await answers(karin);
    await passes();
    expect(taken).toEqual([]);
    expect(attempts).toHaveLength(2);

    await comes('Omar');
    // Only the new one waits: the first is answered and nothing has come in since.
    expect(told()).toEqual(both(1, 1));
    const maja = office.person('Maja');
    await maja.opens();
    await maja.enters(reportCode);
    await maja.presses('send', { text: 'En sak till.' });
    await passes();
    expect(told()).toEqual(both(2, 2));
  });

  it('are tried again when the messenger was away, for the one who was missed alone', async () => {
    failures.set(karin.who.address, 2);
    await comes();
    expect(told()).toEqual([[daniel.who.address, 1]]);
    const first = await timePasses();
    expect(first).toHaveLength(1);
    expect(taken).toEqual([]);
    const second = await timePasses();
    expect(second).toHaveLength(1);
    expect(second[0]).toBeGreaterThan(first[0]!);
    expect(told()).toEqual([[karin.who.address, 1]]);
    expect(waiting).toEqual([]);
    expect(attempts.filter((address) => address === daniel.who.address)).toHaveLength(1);
    expect(faults).toEqual(['notify: away', 'notify: away']);
  });

  it('stay until a messenger takes them, less and less often, over a restart', async () => {
    failures.set(karin.who.address, 1000);
    await comes();
    expect(told()).toEqual([[daniel.who.address, 1]]);
    const waits: number[] = [];
    for (let rounds = 0; rounds < 20; rounds++) waits.push(...(await timePasses()));
    expect(waits).toHaveLength(20);
    // A quarter more or less: what failed together does not come back together.
    const first = [1_000, 15_000, 120_000, 600_000];
    for (const [at, step] of [...first, ...Array<number>(16).fill(1_800_000)].entries()) {
      expect(waits[at]).toBeGreaterThanOrEqual(step * 0.75);
      expect(waits[at]).toBeLessThanOrEqual(step * 1.25);
    }
    expect(new Set(waits.slice(4)).size).toBeGreaterThan(1);

    failures.clear();
    pass = await opens();
    await passes();
    expect(told()).toEqual([[karin.who.address, 1]]);
    expect(await inOutbox()).toEqual([]);
  });

  it('reach a member whom the messenger refused on one day, on the next one', async () => {
    failing = Object.assign(new Error(), { code: 'refused' });
    failures.set(karin.who.address, 1000);
    await comes();
    for (let tries = 0; tries < 9; tries++) await timePasses();
    told();
    office.clock.advance({ days: 1 });
    failures.delete(karin.who.address);
    await timePasses();
    expect(told()).toEqual([[karin.who.address, 1]]);
    expect(await inOutbox()).toEqual([]);
  });

  it('never remove anybody, however long the messenger refuses', async () => {
    failing = Object.assign(new Error(), { code: 'refused' });
    failures.set(karin.who.address, 1000);
    for (const name of ['Maja', 'Omar']) {
      await comes(name);
      office.clock.advance({ days: 3 });
      await timePasses();
    }
    told();
    expect(await office.people.find(karin.who)).toMatchObject({ standing: 'member' });
    failures.delete(karin.who.address);
    await comes('Sara');
    expect(told()).toEqual(both(3, 3));
  });

  it('are given up after two days, and the log says so', async () => {
    failures.set(karin.who.address, 1000);
    await comes();
    office.clock.advance({ days: 2 });
    await timePasses();
    expect(waiting).toHaveLength(1);
    office.clock.advance({ days: 1 });
    faults = [];
    await timePasses();
    expect(faults).toEqual(['notify: notice_given_up']);
    expect(waiting).toEqual([]);
    expect(await inOutbox()).toEqual([]);

    // The next report is told as if nothing had been.
    failures.clear();
    told();
    await comes('Omar');
    expect(told()).toEqual(both(2, 2));
  });

  it('are looked for again by one timer, however often somebody looked while the database was away', async () => {
    await files(office.person('Maja'), 'En sak.');
    awayForLooks = true;
    for (let looks = 0; looks < 3; looks++) await passes();
    expect(waiting).toHaveLength(1);
    await timePasses();
    expect(waiting).toHaveLength(1);
    expect(new Set(faults)).toEqual(new Set(['notify: store_unavailable']));
    awayForLooks = false;
    await timePasses();
    expect(told()).toEqual(both(1, 1));
    expect(waiting).toEqual([]);
  });

  it('do not wait for their turn when there is something newer to tell', async () => {
    failures.set(karin.who.address, 1);
    await comes();
    expect(told()).toEqual([[daniel.who.address, 1]]);
    await comes('Omar');
    expect(told()).toEqual(both(2, 2));
    // What was to be tried again has been told with the newer one.
    await timePasses();
    expect(taken).toEqual([]);
    expect(attempts).toHaveLength(4);
  });

  it('leave a messenger alone for as long as it asks, everybody in it', async () => {
    failing = Object.assign(new Error(), { code: 'limited', retryAfterSeconds: 90 });
    for (const { who } of [karin, daniel]) failures.set(who.address, 1);
    await comes();
    expect(told()).toEqual([]);
    expect(Math.min(...waiting.map(({ milliseconds }) => milliseconds))).toBe(90_000);
    const tried = attempts.length;
    await comes('Omar');
    expect(attempts).toHaveLength(tried);
    await timePasses();
    expect(told()).toEqual(both(2, 2));
  });

  it.each([
    ['say the number that is right when they are told', ['Maja', 'Omar']],
    ['do not come any more when nothing waits any more', ['Maja']],
  ])('%s', async (_, names) => {
    failures.set(karin.who.address, 1);
    for (const name of names) await files(office.person(name), 'En sak.');
    await passes();
    expect(told()).toEqual([[daniel.who.address, names.length]]);
    await answers(daniel);
    await passes();
    await timePasses();
    const left = names.length - 1;
    expect(told()).toEqual(left === 0 ? [] : [[karin.who.address, left]]);
    expect(await inOutbox()).toEqual([]);
  });

  it('come once more for what arrived while one was being told', async () => {
    await files(office.person('Maja'), 'En sak.');
    during = async () => {
      during = undefined;
      await files(office.person('Omar'), 'En annan.');
      pass.soon();
      await office.stores.database.outbox.due();
    };
    await passes();
    await passes();
    const counts = told();
    const karins = counts.filter(([address]) => address === karin.who.address);
    expect(karins.at(-1)?.[1]).toBe(2);
    expect(counts.length).toBeGreaterThanOrEqual(3);
    expect(await inOutbox()).toEqual([]);
  });

  it('are not told twice when the database was away just after the telling', async () => {
    away = true;
    await comes();
    expect(told()).toEqual(both(1, 1));
    expect(await inOutbox()).toHaveLength(2);
    expect(faults).toEqual(['notify: store_unavailable', 'notify: store_unavailable']);
    away = false;
    office.clock.advance({ minutes: 1 });
    await timePasses();
    expect(taken).toEqual([]);
    expect(await inOutbox()).toEqual([]);
  });

  describe('where the clock ends windows', () => {
    const daily: PassPolicy = { kind: 'daily', hour: 10 };
    let leila: Person;
    beforeEach(async () => {
      [leila] = await office.staffHr('HR-chef');
      pass = await opens(daily);
      // The first look begins a window, the second one finds that its hour has not come.
      await passes();
      await passes();
      expect(taken).toEqual([]);
    });
    const theNextDay = async (): Promise<void> => {
      office.clock.advance({ days: 1 });
      await passes();
    };
    const everybody = () =>
      [karin, daniel, leila]
        .map(({ who }): [string, undefined] => [who.address, undefined])
        .sort(([a], [b]) => (a < b ? -1 : 1));

    it('tell everybody of every desk the same, once, whatever a window held', async () => {
      for (const happens of [
        () => Promise.resolve(),
        () => filesAbout('Säkerhetssamordnare'),
        () => files(office.person('Omar'), 'En annan.'),
        () => answers(karin),
        () => Promise.resolve(),
      ]) {
        await happens();
        await theNextDay();
        expect(told()).toEqual(everybody());
        // Neither another look nor another process tells again.
        await passes();
        pass = await opens(daily);
        await passes();
        expect(taken).toEqual([]);
        expect(await inOutbox()).toEqual([]);
      }
      expect(faults).toEqual([]);
    });

    it('are replaced by the next window’s, over a restart as well, and need no key', async () => {
      failures.set(karin.who.address, 1000);
      await files(office.person('Maja'), 'En sak.');
      await theNextDay();
      expect(told()).toEqual(everybody().filter(([address]) => address !== karin.who.address));
      pass = await opens(daily);
      failures.delete(karin.who.address);
      const marks = (await inOutbox()).map(({ mark }) => mark);
      expect(marks).toHaveLength(1);
      await theNextDay();
      expect(told()).toEqual(everybody());
      expect(await inOutbox()).toEqual([]);
      await timePasses();
      expect(taken).toEqual([]);
    });

    it('wait for those who were removed no more, nor for those who wait for a yes', async () => {
      const [omar] = await office.staff('Ombud');
      const waits = (await office.people.find(omar.who))?.standing;
      expect(waits).toBe('waiting');
      const member = (await office.people.find(daniel.who))?.id;
      expect(await office.people.remove(member!, [])).toBe('removed');
      await theNextDay();
      expect(told()).toEqual(everybody().filter(([address]) => address !== daniel.who.address));
    });
  });

  it('are left to the leader by a process that does not lead', async () => {
    leads = false;
    await comes();
    expect(taken).toEqual([]);
    expect(await office.stores.database.threads.count()).toBe(0);
    leads = true;
    pass.look();
    await pass.whenIdle();
    expect(told()).toEqual(both(1, 1));
  });
});
