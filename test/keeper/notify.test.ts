import { setImmediate as turn } from 'node:timers/promises';
import type { MemberId } from '../../bot/domain/ids';
import type { ThreadState } from '../../bot/domain/thread';
import { notifyDesk } from '../../bot/keeper/notify';
import { createReleaseAtOnce, type ReleaseAtOnce } from '../../bot/keeper/release-at-once';
import { createSealing } from '../../bot/sealing/create-sealing';
import { nodeChance } from '../../bot/sealing/node-chance';
import { day, sampleRows } from '../db/sample-rows';
import { openVissla, type Person, type TestVissla } from '../support/open-vissla';
import { files, writesReceiptDown } from '../support/report';

interface Notice {
  readonly member: MemberId;
  readonly address: string;
  readonly count: number;
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
    { ...settled, status: 'acknowledged', hr: 'answered' },
    { ...settled, status: 'acknowledged', hr: 'answered', excluded: [member] },
    { ...settled, status: 'acknowledged', hr: 'given' },
  ];
  const rows = sampleRows('news');
  const counts: number[] = [];
  await notifyDesk(
    {
      clock: { now: () => 0, today: () => day('2026-11-24') },
      people: {
        addresses: async (desk) => [
          {
            member: { id: member, desk, title: 'Kommunjurist', standing: 'member' },
            messenger: 'teams',
            address: 'a',
          },
        ],
      },
      threads: {
        ofDesk: async () => states.map((_, at) => rows.thread({ state: Uint8Array.of(at) })),
      },
      threadSealer: { openState: async ({ state }) => states[state[0] ?? 0] ?? settled },
      notifiers: { teams: { notify: async (_member, _address, count) => void counts.push(count) } },
      journal: { count: () => undefined, fault: () => undefined },
      later: () => undefined,
    },
    [{ desk: 'whistleblowing', state: settled }],
  );
  expect(counts).toEqual([4]);
});

describe('notices to a desk', () => {
  let office: TestVissla;
  let karin: Person;
  let daniel: Person;
  let release: ReleaseAtOnce;
  /** Notices that the messenger took. */
  let taken: Notice[];
  /** How many of the next attempts for an address fail. */
  let failures: Map<string, number>;
  let attempts: string[];
  /** What is to be done later, and after how long. */
  let waiting: { milliseconds: number; task: () => void }[];
  let faults: string[];

  beforeEach(async () => {
    office = await openVissla({ releases: 'when-told' });
    const [first, second] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
    karin = first!;
    daniel = second!;
    taken = [];
    failures = new Map<string, number>();
    attempts = [];
    waiting = [];
    faults = [];
    const { clock, stores } = office;
    const { vault, deployment, database } = stores;
    const { threads, pool, people, deskKeys, draftKeys } = database;
    const chance = nodeChance();
    const sealing = await createSealing({ vault, deskKeys, draftKeys, clock, chance, deployment });
    release = createReleaseAtOnce({
      clock,
      chance,
      pool,
      threads,
      people,
      poolSealer: sealing.pool,
      threadSealer: sealing.threads,
      journal: { count: () => undefined, fault: (module) => void faults.push(module) },
      notifiers: {
        teams: {
          notify: async (member, address, count) => {
            attempts.push(address);
            const left = failures.get(address) ?? 0;
            failures.set(address, left - 1);
            if (left > 0) throw new Error('the messenger is away');
            taken.push({ member, address, count });
          },
        },
      },
      later: (milliseconds, task) => void waiting.push({ milliseconds, task }),
    });
  });
  afterEach(() => office.close());

  const releases = async (): Promise<void> => {
    release.soon();
    await release.settled();
    await turn();
  };
  /** What is due later happens now; gives the waits. */
  const timePasses = async (): Promise<number[]> => {
    const due = waiting.splice(0);
    for (const { task } of due) task();
    await turn();
    return due.map(({ milliseconds }) => milliseconds);
  };
  const told = (): [string, number][] =>
    taken
      .splice(0)
      .map(({ address, count }): [string, number] => [address, count])
      .sort(([a], [b]) => (a < b ? -1 : 1));
  const filesAbout = async (...titles: string[]): Promise<void> => {
    const maja = office.person('Maja');
    await maja.opens();
    await maja.presses('report');
    await maja.presses('safe');
    const list = await maja.presses('next', { fit: 'money', ticks: 'involved' });
    if (list.name !== 'involved') throw new Error(list.name);
    const involved = list.people.filter((p) => titles.includes(p.title)).map((p) => p.id);
    await writesReceiptDown(maja, await maja.presses('next', { involved: involved.join(',') }));
    expect(await maja.presses('file', { what: 'En sak.' })).toMatchObject({ name: 'filed' });
  };
  const acknowledges = async (member: Person): Promise<void> => {
    const queue = await member.opens('desk');
    if (queue.name !== 'queue') throw new Error(queue.name);
    await member.presses('desk_open', { thread: queue.items[0]!.thread });
    await member.presses('desk_acknowledge');
    expect(await member.presses('desk_do_acknowledge')).toMatchObject({ name: 'desk_done' });
  };
  const both = (karins: number, daniels: number): [string, number][] => [
    [karin.who.address, karins],
    [daniel.who.address, daniels],
  ];

  it('go to each member alone, one a window, with that member’s own id', async () => {
    await files(office.person('Maja'), 'En sak.');
    await files(office.person('Omar'), 'En annan.');
    await releases();
    const members = await Promise.all(
      [karin, daniel].map(async ({ who }) => (await office.stores.database.people.find(who))?.id),
    );
    expect(taken.map(({ member }) => member).sort()).toEqual(members.sort());
    expect(told()).toEqual(both(2, 2));
    expect(waiting).toEqual([]);
  });

  it('count what the member may see, and tell whoever is named nothing', async () => {
    await files(office.person('Omar'), 'En annan.');
    await releases();
    expect(told()).toEqual(both(1, 1));
    await filesAbout('Säkerhetssamordnare');
    await releases();
    expect(told()).toEqual([[karin.who.address, 2]]);
    await filesAbout('Kommunjurist');
    await releases();
    expect(told()).toEqual([[daniel.who.address, 2]]);
    await files(office.person('Omar'), 'En tredje.');
    await releases();
    expect(told()).toEqual(both(3, 3));
  });

  it('do not come for the desk’s own acts, and leave out what is answered', async () => {
    const { receipt } = await files(office.person('Maja'), 'En sak.');
    await releases();
    told();
    await acknowledges(karin);
    await releases();
    expect(taken).toEqual([]);
    expect(attempts).toHaveLength(2);

    await files(office.person('Omar'), 'En annan.');
    await releases();
    // Only the new one waits: the first is acknowledged and nothing has come in since.
    expect(told()).toEqual(both(1, 1));
    const maja = office.person('Maja');
    await maja.opens();
    await maja.presses('open', { code: receipt });
    await maja.presses('send', { text: 'En sak till.' });
    await releases();
    expect(told()).toEqual(both(2, 2));
  });

  it('do not come when nothing waits in the pool', async () => {
    await releases();
    expect(attempts).toEqual([]);
  });

  it('are tried again when the messenger was away, for the one who was missed alone', async () => {
    failures.set(karin.who.address, 2);
    await files(office.person('Maja'), 'En sak.');
    await releases();
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
    expect(faults).toEqual(['notify', 'notify']);
  });

  it('are given up after a few tries, and nothing waits for them', async () => {
    failures.set(karin.who.address, 1000);
    await files(office.person('Maja'), 'En sak.');
    await releases();
    const waits: number[] = [];
    for (let rounds = 0; rounds < 20 && waiting.length > 0; rounds++)
      waits.push(...(await timePasses()));
    expect(waiting).toEqual([]);
    expect(waits.length).toBeGreaterThan(1);
    expect(waits.length).toBeLessThan(10);
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
    expect(told()).toEqual([[daniel.who.address, 1]]);

    // The next report is told as if nothing had been.
    failures.clear();
    await files(office.person('Omar'), 'En annan.');
    await releases();
    expect(told()).toEqual(both(2, 2));
  });
});
