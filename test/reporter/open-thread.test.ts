import type { Day } from '../../bot/domain/day';
import { limits } from '../../bot/domain/limits';
import { makeReportCode, parseReportCode, type ReportCode } from '../../bot/domain/report-code';
import { nodeRandom } from '../../bot/platform/random';
import { openThread, type ThreadLookup } from '../../bot/reporter/open-thread';
import type { Sealing } from '../../bot/sealers/create-sealing';
import { sealingOf } from '../support/houses/sealing-of';
import { openVissla, type TestVissla } from '../support/open-vissla';
import { files } from '../support/people/report';

/** What an opening did, by a clock that moves only when something is said to take its time. */
interface Opened {
  readonly found: ThreadLookup;
  /** Milliseconds from the end of the derivation to the answer. */
  readonly answeredAfter: number;
  readonly pauses: number[];
  readonly lookups: string[];
}

describe('opening with a report code', () => {
  let office: TestVissla;
  let sealing: Sealing;
  let filed: ReportCode;
  let waiting: ReportCode;
  const never = makeReportCode('1234567890123456789012');
  let isOpen = false;

  // In the first test and not before all, so that what filed there counts as run by a test.
  beforeEach(async () => {
    if (isOpen) return;
    isOpen = true;
    const reportCodes = 'as-in-production';
    office = await openVissla({ staffed: true, passes: 'when-told', reportCodes });
    sealing = await sealingOf(office);
    filed = read((await files(office.person('Maja'), 'En sak.')).reportCode);
    await office.passes();
    waiting = read((await files(office.person('Omar'), 'En annan.')).reportCode);
  });
  afterAll(() => office.close());

  const opens = async (
    reportCode: ReportCode,
    takes: { readonly derivation?: number | 'busy'; readonly lookup?: number } = {},
  ): Promise<Opened> => {
    const { derivation = 65, lookup = 1 } = takes;
    const { threads } = office.stores.database;
    const pauses: number[] = [];
    const lookups: string[] = [];
    let now = 1_000_000;
    let derivedAt = 0;
    const looked = <T>(name: string, result: Promise<T>): Promise<T> => {
      lookups.push(name);
      now += lookup;
      return result;
    };
    const world: Parameters<typeof openThread>[0] = {
      clock: { now: () => now, today: () => '2026-11-24' as Day },
      random: nodeRandom(),
      reportCodes: {
        derive: async (of) => {
          if (derivation === 'busy') return { kind: 'busy' };
          const derived = await sealing.reportCodes.derive(of);
          now += derivation;
          derivedAt = now;
          return derived;
        },
      },
      threads: {
        byId: (id) => looked('byId', threads.byId(id)),
        byBlindIndex: (index) => looked('byBlindIndex', threads.byBlindIndex(index)),
        messages: (tags) => looked(`messages ${tags.length}`, threads.messages(tags)),
        stored: (tags) => looked(`stored ${tags.length}`, threads.stored(tags)),
      },
      threadSealer: sealing.threads,
      messages: sealing.messages,
      pause: async (milliseconds) => {
        pauses.push(milliseconds);
        now += milliseconds;
      },
    };
    const found = await openThread(world, reportCode);
    return { found, answeredAfter: now - derivedAt, pauses, lookups };
  };
  const reportCodes = (): [string, ReportCode][] => Object.entries({ filed, waiting, never });

  it('opens what is delivered, and answers all else alike', async () => {
    const { found } = await opens(filed);
    expect(found).toMatchObject({
      kind: 'opened',
      page: { items: [{ body: { kind: 'report', what: 'En sak.' } }] },
    });
    expect((await opens(waiting)).found).toEqual({ kind: 'nothing' });
    expect((await opens(never)).found).toEqual({ kind: 'nothing' });
  });

  it.each([
    ['a quick derivation', { derivation: 65, lookup: 1 }],
    // Sixty people in front: the wait for the derivation must not use up the floor.
    ['a derivation that waited in a queue', { derivation: 5_000, lookup: 1 }],
    ['slow look-ups', { derivation: 65, lookup: 90 }],
    ['instant look-ups', { derivation: 0, lookup: 0 }],
  ])('answers at the same moment after the derivation, with %s', async (_, takes) => {
    for (const [name, reportCode] of reportCodes()) {
      const { answeredAfter, pauses } = await opens(reportCode, takes);
      expect([name, answeredAfter]).toEqual([name, limits.openFloorMilliseconds]);
      expect(pauses).toHaveLength(1);
    }
  });

  it('waits for that moment in the product itself', async () => {
    const somebody = office.person('Vera');
    await somebody.opens();
    const began = performance.now();
    await somebody.enters(never);
    expect(performance.now() - began).toBeGreaterThanOrEqual(limits.openFloorMilliseconds);
  });

  it('pauses for no negative time when the look-ups took longer than the floor', async () => {
    for (const [, reportCode] of reportCodes()) {
      const { pauses } = await opens(reportCode, { lookup: limits.openFloorMilliseconds });
      expect(pauses.every((milliseconds) => milliseconds >= 0)).toBe(true);
    }
  });

  it('prints nothing of a thread that is damaged: a line would tell when its reporter reads', async () => {
    const [[, reportCode] = []] = reportCodes();
    const { threads } = office.stores.database;
    const byBlindIndex = threads.byBlindIndex.bind(threads);
    const damaged: typeof byBlindIndex = async (index) => {
      const row = await byBlindIndex(index);
      return (
        row && { ...row, keys: Uint8Array.from(row.keys, (byte, at) => byte ^ Number(at === 40)) }
      );
    };
    Object.assign(threads, { byBlindIndex: damaged });
    const reader = office.person('Omar');
    await reader.opens();
    await reader.enters(reportCode ?? '');
    Object.assign(threads, { byBlindIndex });
    expect(reader.shown).toMatchObject({ view: { name: 'code' }, remark: 'failed' });
    expect([office.journal.faults, office.journal.counts]).toEqual([[], []]);
  });

  it('looks up the same things, whatever the report code opens', async () => {
    const messages = `messages ${limits.candidateTags}`;
    for (const [name, reportCode] of reportCodes()) {
      const { lookups } = await opens(reportCode);
      expect([name, lookups]).toEqual([name, ['byBlindIndex', messages, messages]]);
    }
  });

  it('says at once that it is busy, and looks nothing up', async () => {
    for (const [, reportCode] of reportCodes()) {
      const { found, pauses, lookups } = await opens(reportCode, { derivation: 'busy' });
      expect([found, pauses, lookups]).toEqual([{ kind: 'busy' }, [], []]);
    }
  });
});

function read(typed: string): ReportCode {
  const parsed = parseReportCode(typed);
  if (parsed.kind === 'mistyped') throw new Error('no report code');
  return parsed.reportCode;
}
