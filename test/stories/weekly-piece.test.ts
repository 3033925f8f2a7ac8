import { NotifyError } from '../../bot/channels/notify-error';
import type { Day } from '../../bot/domain/day';
import { codeOf } from '../../bot/domain/error-code';
import { pieceOn } from '../../bot/domain/piece';
import type { BroadcastRoads } from '../../bot/keeper/upkeep/broadcast';
import type { PiecePoster } from '../../bot/ports/broadcast';
import type { Vissla } from '../../bot/start/vissla';
import { goesBy } from '../support/days-pass';
import { openVissla, type TestVissla } from '../support/open-vissla';

/** The 23rd of November 2026, a Monday, at noon in Stockholm; each pass is at ten, a piece's on Tuesday. */
const monday = Date.UTC(2026, 10, 23, 11);
const daily = { kind: 'daily', hour: 10 } as const;

describe('the weekly piece', () => {
  let office: TestVissla;
  let posted: { teams: string[]; slack: string[] };
  let postFails: Error | undefined;

  const into = (road: 'teams' | 'slack'): PiecePoster => ({
    post: async (piece) => {
      if (postFails !== undefined) throw postFails;
      posted[road].push(piece);
    },
  });
  const roads: BroadcastRoads = { teams: into('teams'), slack: into('slack') };
  const opens = async (broadcast: BroadcastRoads = roads, now = monday): Promise<void> => {
    office = await openVissla({ releases: daily, broadcast, now });
  };
  beforeEach(async () => {
    [posted, postFails] = [{ teams: [], slack: [] }, undefined];
    await opens();
  });
  afterEach(() => office.close());

  const upkeep = (vissla: Vissla = office.vissla): Promise<void> => vissla.tidy();
  /** Goes on by days; the last one's pass is looked at. */
  const passes = async (days: number): Promise<void> => {
    await goesBy(office, { days });
    await upkeep();
  };
  const counts = () => [posted.teams.length, posted.slack.length];

  it('is posted on its day in each channel once, however often it is looked', async () => {
    await upkeep();
    expect(counts()).toEqual([0, 0]);
    await passes(1);
    const first = pieceOn('2026-11-24' as Day);
    expect(posted).toEqual({ teams: [first], slack: [first] });
    for (let hour = 0; hour < 5; hour++) {
      office.clock.advance({ minutes: 60 });
      await upkeep();
    }
    await upkeep((await office.anotherProcess()).vissla);
    await passes(6);
    expect(counts()).toEqual([1, 1]);
    await passes(1);
    expect(counts()).toEqual([2, 2]);
    expect(posted.slack[1]).not.toBe(first);
  });

  it('does not come on the day on which it is switched on', async () => {
    await office.close();
    await opens(roads, monday + 86_400_000);
    await upkeep();
    await passes(1);
    expect(counts()).toEqual([0, 0]);
  });

  it('comes at the hour of the pass, and not before', async () => {
    await upkeep();
    office.clock.advance({ minutes: 21 * 60 + 59 });
    await upkeep();
    expect([office.clock.today(), ...counts()]).toEqual(['2026-11-24', 0, 0]);
    office.clock.advance({ minutes: 1 });
    await upkeep();
    expect(counts()).toEqual([1, 1]);
  });

  it('is posted by one of two processes that both believe to lead', async () => {
    await upkeep();
    const other = await office.anotherProcess();
    office.clock.advance({ days: 1 });
    await Promise.all([upkeep(), upkeep(other.vissla)]);
    expect(counts()).toEqual([1, 1]);
  });

  it('comes the week after all the same where somebody wrote that it came on a day to come', async () => {
    await upkeep();
    const { broadcasts } = office.stores.database;
    const known = await broadcasts.state('teams');
    await broadcasts.keep({ road: 'teams', day: '2099-01-01' as Day }, known);
    await passes(1);
    expect(counts()).toEqual([0, 1]);
    await passes(7);
    expect(counts()).toEqual([1, 2]);
  });

  it('does not come again where the clock is set back', async () => {
    await upkeep();
    await passes(1);
    for (const days of [-1, 1, -7]) {
      office.clock.advance({ days });
      await upkeep();
    }
    expect(counts()).toEqual([1, 1]);
  });

  it('does not come while the clock may be ahead', async () => {
    await upkeep();
    office.clock.advance({ days: 21 });
    await upkeep();
    expect(counts()).toEqual([0, 0]);
  });

  it('is posted again within the day where it surely was not, and not on another day', async () => {
    await upkeep();
    postFails = new NotifyError('refused');
    await passes(1);
    await upkeep();
    expect(counts()).toEqual([0, 0]);
    expect(office.journal.faults.map(({ error }) => codeOf(error))).toContain('refused');
    postFails = undefined;
    office.clock.advance({ minutes: 60 });
    await upkeep();
    await upkeep();
    expect(counts()).toEqual([1, 1]);
    postFails = new NotifyError('refused');
    await passes(7);
    postFails = undefined;
    await passes(1);
    expect(counts()).toEqual([1, 1]);
  });

  it('is forgotten where it is turned off', async () => {
    await office.close();
    await opens({ slack: into('slack') });
    const { broadcasts } = office.stores.database;
    await broadcasts.keep({ road: 'teams', day: '2026-11-17' as Day }, undefined);
    await upkeep();
    expect(await broadcasts.state('teams')).toBeUndefined();
    expect(await broadcasts.state('slack')).toBeDefined();
  });
});
