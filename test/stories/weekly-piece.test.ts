import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NotifyError } from '../../bot/channels/notify-error';
import type { Day } from '../../bot/domain/day';
import { codeOf } from '../../bot/domain/error-code';
import type { RecipientId } from '../../bot/domain/ids';
import { pieceOn } from '../../bot/domain/piece';
import type { BroadcastRoads } from '../../bot/keeper/broadcast';
import { nodeRandom } from '../../bot/platform/random';
import type { Vissla } from '../../bot/start/vissla';
import { canariesIn, digestsOf, formsOf, secretsIn } from '../support/canaries';
import { storedValues } from '../support/databases/stored-rows';
import { countVersions, rotates } from '../support/houses/rotate';
import { openVissla, type TestVissla } from '../support/open-vissla';
import { files, opensReport } from '../support/people/report';

/** The 23rd of November 2026, a Monday, at noon in Stockholm; each pass is at ten, a piece's on Tuesday. */
const monday = Date.UTC(2026, 10, 23, 11);
const daily = { kind: 'daily', hour: 10 } as const;
const everybody = Array.from({ length: 10 }, (_, n) => `anställd-${n}`);

describe('the weekly piece', () => {
  let office: TestVissla;
  let told: { who: string; piece: string }[];
  let posted: string[];
  /** What the messenger does instead of taking it. */
  let becomes: (who: string) => 'gone' | Error | undefined | Promise<undefined>;
  let postFails: Error | undefined;

  const inTeams: Exclude<BroadcastRoads['teams'], undefined> = {
    employees: 10,
    sender: {
      conversationOf: (address) => address,
      post: async (who, piece) => {
        const became = await becomes(who);
        if (became instanceof Error) throw became;
        if (became === 'gone') return 'gone';
        told.push({ who, piece });
        return 'taken';
      },
    },
  };
  const roads: BroadcastRoads = {
    teams: inTeams,
    slack: {
      post: async (piece) => {
        if (postFails !== undefined) throw postFails;
        posted.push(piece);
      },
    },
  };
  const opens = async (broadcast: BroadcastRoads = roads, now = monday): Promise<void> => {
    office = await openVissla({ releases: daily, broadcast, now });
  };
  beforeEach(async () => {
    [told, posted, postFails] = [[], [], undefined];
    becomes = () => undefined;
    await opens();
  });
  afterEach(() => office.close());

  const gets = (people: readonly string[], vissla: Vissla = office.vissla): void => {
    for (const one of people) vissla.broadcast.added(one);
  };
  const upkeep = async (vissla: Vissla = office.vissla): Promise<void> => {
    await vissla.tidy();
    await vissla.broadcast.settled();
  };
  /** Goes on by days; the last one's pass is looked at. */
  const passes = async (days: number): Promise<void> => {
    office.clock.advance({ days });
    office.vissla.release.look();
    await office.vissla.release.settled();
    await upkeep();
  };
  const rows = () => office.stores.database.broadcasts.recipients();
  const names = () => told.map(({ who }) => who).sort();

  it('comes on its day to everybody once, however often it is looked', async () => {
    gets(everybody);
    await upkeep();
    expect(await rows()).toHaveLength(10);
    expect([told, posted]).toEqual([[], []]);
    await passes(1);
    expect(names()).toEqual(everybody);
    expect(new Set(told.map(({ piece }) => piece))).toEqual(new Set(posted));
    expect(posted).toEqual([pieceOn('2026-11-24' as Day)]);
    for (let hour = 0; hour < 5; hour++) {
      office.clock.advance({ minutes: 60 });
      await upkeep();
    }
    await upkeep((await office.anotherProcess()).vissla);
    await passes(6);
    expect([told.length, posted.length]).toEqual([10, 1]);
    await passes(1);
    expect([told.length, posted.length]).toEqual([20, 2]);
    expect(posted[1]).not.toBe(posted[0]);
    const order = told.map(({ who }) => who);
    expect(order.slice(10)).not.toEqual(order.slice(0, 10));
  });

  it('does not come on the day on which it is switched on', async () => {
    await office.close();
    await opens(roads, monday + 86_400_000);
    gets(everybody);
    await upkeep();
    await passes(1);
    expect([told, posted]).toEqual([[], []]);
  });

  it('comes at the hour of the pass, and not before', async () => {
    gets(everybody);
    await upkeep();
    office.clock.advance({ minutes: 21 * 60 + 59 });
    await upkeep();
    expect([office.clock.today(), told]).toEqual(['2026-11-24', []]);
    office.clock.advance({ minutes: 1 });
    await upkeep();
    expect(told).toHaveLength(10);
  });

  it('goes to nobody where too few have the app, and their table is empty', async () => {
    gets(everybody.slice(0, 7));
    await upkeep();
    expect(await rows()).toEqual([]);
    await passes(1);
    expect([told, posted.length]).toEqual([[], 1]);
    gets(everybody.slice(7, 8));
    expect(await rows()).toEqual([]);
    await passes(1);
    expect(await rows()).toHaveLength(8);
    office.vissla.broadcast.removed('anställd-0');
    expect(await rows()).toHaveLength(8);
    await passes(1);
    expect(await rows()).toEqual([]);
    gets(['anställd-0']);
    await passes(1);
    expect(await rows()).toHaveLength(8);
  });

  it('is written whole at each pass: no row says who came when, or who somebody is', async () => {
    gets(everybody);
    await upkeep();
    const before = await rows();
    await upkeep();
    expect(await rows()).toEqual(before);
    await passes(1);
    const after = await rows();
    const ids = new Set(before.map(({ id }) => id));
    expect(after.filter(({ id }) => ids.has(id))).toEqual([]);
    expect(after.map(({ id }) => id)).toEqual([...after.map(({ id }) => id)].sort());
    expect(new Set(after.map(({ sealed }) => sealed.length))).toEqual(new Set([816]));
    const values = await storedValues(office.location);
    expect(values.filter(([, bytes]) => bytes.includes('anställd'))).toEqual([]);
  });

  it('does not name who presses, reports or comes back, though one would be enough', async () => {
    await office.close();
    await opens({ teams: { ...inTeams, employees: 1 } });
    await office.staff('Kommunjurist', 'Säkerhetssamordnare');
    const maja = office.person('Maja');
    const { receipt } = await files(maja, 'Det luktar gas.');
    await upkeep();
    await passes(1);
    await opensReport(maja, receipt);
    await passes(1);
    expect([await rows(), told]).toEqual([[], []]);
  });

  it('leaves no identity that could be tried, in any form or under any key, while it is told', async () => {
    gets(everybody);
    await upkeep();
    const found: string[] = [];
    const sought = async (): Promise<void> => {
      const { weekKey } = (await office.stores.database.broadcasts.state('teams')) ?? {};
      if (weekKey === undefined) throw new Error('it is not being told');
      const secrets = [
        ...secretsIn(readFileSync(join(office.folder, 'vault.json'), 'utf8')),
        weekKey,
      ];
      const canaries = new Map(
        everybody.map((who) => [who, [...formsOf(who), ...digestsOf(who, secrets)]]),
      );
      for (const [place, bytes] of await storedValues(office.location))
        found.push(...canariesIn(bytes, canaries).map((who) => `${who} in ${place}`));
    };
    let looked: Promise<void> | undefined;
    becomes = async () => {
      looked ??= sought();
      await looked;
      return undefined;
    };
    await passes(1);
    await looked;
    expect([told.length, found]).toEqual([10, []]);
    expect((await office.stores.database.broadcasts.state('teams'))?.weekKey).toBeUndefined();
  });

  it('goes on where another process has left it; nobody is told twice', async () => {
    gets(everybody);
    await upkeep();
    let dies: (error: Error) => void = () => undefined;
    const dying = new Promise<void>((resolve) => {
      becomes = () => {
        if (told.length < 4) return undefined;
        resolve();
        becomes = () => undefined;
        return new Promise((_, reject) => {
          dies = reject;
        });
      };
    });
    office.clock.advance({ days: 1 });
    await office.vissla.tidy();
    await dying;
    const next = await office.anotherProcess();
    await upkeep(next.vissla);
    // Who was being told is told nothing; nobody else is left out.
    expect(new Set(names()).size).toBe(names().length);
    expect(names()).toHaveLength(9);
    dies(new NotifyError('unreachable'));
    await office.vissla.broadcast.settled();
    expect(names()).toHaveLength(9);
  });

  it('is told by one of two processes that both believe to lead', async () => {
    gets(everybody);
    await upkeep();
    const other = await office.anotherProcess();
    office.clock.advance({ days: 1 });
    await Promise.all([upkeep(), upkeep(other.vissla)]);
    expect(new Set(names()).size).toBe(names().length);
    expect(posted).toHaveLength(1);
  });

  it('does not come again where the clock is set back', async () => {
    gets(everybody);
    await upkeep();
    await passes(1);
    office.clock.advance({ days: -1 });
    await upkeep();
    office.clock.advance({ days: 1 });
    await upkeep();
    office.clock.advance({ days: -7 });
    await upkeep();
    expect([told.length, posted.length]).toEqual([10, 1]);
  });

  it('does not come while the clock may be ahead', async () => {
    gets(everybody);
    await upkeep();
    office.clock.advance({ days: 21 });
    await upkeep();
    expect([told, posted]).toEqual([[], []]);
  });

  it('drops who has taken the app away, at the next pass', async () => {
    gets(everybody);
    await upkeep();
    becomes = (who) => (who === 'anställd-3' ? 'gone' : undefined);
    await passes(1);
    expect(told).toHaveLength(9);
    expect(await rows()).toHaveLength(10);
    await passes(1);
    expect(await rows()).toHaveLength(9);
  });

  it('takes nobody for gone where the messenger refuses nearly everybody', async () => {
    gets(everybody);
    await upkeep();
    becomes = (who) => (who === 'anställd-3' ? undefined : 'gone');
    await passes(1);
    await passes(1);
    expect(told).toHaveLength(1);
    expect(await rows()).toHaveLength(10);
    expect(office.journal.faults.map(({ error }) => codeOf(error))).toContain('piece_refused');
  });

  it('waits where the messenger wants to be left alone, and leaves out whom nobody can say', async () => {
    gets(everybody);
    await upkeep();
    const limited = new Set<string>();
    becomes = (who) => {
      if (who === 'anställd-2') return new NotifyError('timeout');
      if (limited.has(who)) return undefined;
      limited.add(who);
      return new NotifyError('limited', 30);
    };
    await passes(1);
    expect(names()).toEqual(everybody.filter((who) => who !== 'anställd-2'));
    await upkeep();
    expect(told).toHaveLength(9);
  });

  it('is posted in the channel once, again within the day where it surely was not', async () => {
    await upkeep();
    postFails = new NotifyError('refused');
    await passes(1);
    await upkeep();
    expect(posted).toEqual([]);
    postFails = undefined;
    office.clock.advance({ minutes: 60 });
    await upkeep();
    await upkeep();
    expect(posted).toHaveLength(1);
    postFails = new NotifyError('refused');
    await passes(7);
    postFails = undefined;
    await passes(1);
    expect(posted).toHaveLength(1);
  });

  it('is forgotten with everybody where it is turned off', async () => {
    await office.close();
    await opens({});
    const { broadcasts } = office.stores.database;
    const id = nodeRandom().id<RecipientId>();
    await broadcasts.rewrite(async () => [{ id, sealed: new Uint8Array(816) }]);
    await broadcasts.keep({ road: 'teams', day: '2026-11-17' as Day, reached: 7 }, undefined);
    await upkeep();
    expect(await rows()).toEqual([]);
    expect(await broadcasts.state('teams')).toBeUndefined();
  });

  it('opens after the keys were replaced and the earlier ones destroyed', async () => {
    gets(everybody);
    await upkeep();
    await rotates(office);
    for (let day = 0; day < 3; day++) await passes(1);
    expect((await countVersions(office))[0]).toBe(1);
    told = [];
    await passes(5);
    expect(names()).toEqual(everybody);
  });
});
