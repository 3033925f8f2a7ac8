import { fromHex, toHex } from '../../bot/domain/hex';
import type { ThreadId } from '../../bot/domain/ids';
import { limits } from '../../bot/domain/limits';
import type { Body, Message } from '../../bot/domain/message';
import { parseReportCode } from '../../bot/domain/report-code';
import { nodeRandom } from '../../bot/platform/random';
import { addMessage } from '../../bot/reporter/add-message';
import type { OpenedReport } from '../../bot/reporter/conversation';
import type { Addition } from '../../bot/reporter/event';
import type { Sealing } from '../../bot/sealers/create-sealing';
import { allowanceOf } from '../../bot/threads/dialog';
import { readBoth } from '../../bot/threads/families';
import { poolOf } from '../support/houses/pool-of';
import { sealingOf } from '../support/houses/sealing-of';
import { cheapReportCodes, openVissla, type Person, type TestVissla } from '../support/open-vissla';
import { does, files } from '../support/people/report';

const message: Addition = { kind: 'message', text: 'En sak till.' };
const yes: Addition = { kind: 'hr_answered', yes: true };
const no: Addition = { kind: 'hr_answered', yes: false };

describe('adding to an opened thread', () => {
  let office: TestVissla;
  let sealing: Sealing;
  let opened: OpenedReport & { readonly key: Uint8Array };
  let karin: Person;
  let reference: string;
  beforeEach(async () => {
    office = await openVissla({ passes: 'when-told' });
    [karin] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
    sealing = await sealingOf(office, { reportCodeCost: cheapReportCodes });
    const filed = await files(office.person('Maja'), 'En sak.');
    reference = filed.reference;
    opened = await opens(filed.reportCode);
  });
  afterEach(() => office.close());

  const opens = async (typed: string): Promise<typeof opened> => {
    await office.passes();
    const parsed = parseReportCode(typed);
    if (parsed.kind === 'mistyped') throw new Error('no report code');
    const derived = await sealing.reportCodes.derive(parsed.reportCode);
    if (derived.kind === 'busy') throw new Error('busy');
    const row = await office.stores.database.threads.byBlindIndex(derived.keys.blindIndex);
    if (row === undefined) throw new Error('no thread');
    const key = sealing.threads.openAsReporter(row, derived.keys.privateKey);
    return {
      thread: row.id,
      key,
      common: toHex(key),
      filedOn: row.filedOn,
      message: nodeRandom().id(),
      began: office.clock.today(),
      back: 0,
    };
  };
  const adds = async (body: Addition, before: () => Promise<void> = () => Promise.resolve()) =>
    (await addMessage(await worldOf(before), opened, body)).put;
  /** @param before what happens just before the beat that stores it */
  const worldOf = async (
    before: () => Promise<void>,
  ): Promise<Parameters<typeof addMessage>[0]> => {
    const pool = await poolOf(office);
    return {
      allowance: allowanceOf({ id: nodeRandom().id(), counted: '', exchanges: 0, sent: 0 }),
      drafts: sealing.drafts,
      messages: sealing.messages,
      threads: office.stores.database.threads,
      pool: {
        ...pool,
        submit: async (submission) => {
          await before();
          return pool.submit(submission);
        },
      },
    };
  };
  const messages = async (): Promise<readonly Message[]> => {
    await office.passes();
    const { threads } = office.stores.database;
    const reading = { threads, messages: sealing.messages };
    const found = await readBoth(reading, fromHex(opened.common), opened.thread);
    return [...found].sort((a, b) => a.position - b.position);
  };
  const reads = async (): Promise<Body[]> => (await messages()).map(({ body }) => body);
  const days = async () => (await messages()).map(({ day }) => day);
  const replies = async (text: string): Promise<void> => {
    await does(karin, reference, 'reply', { text });
    await office.passes();
  };
  const vanishes = (thread: ThreadId) => office.stores.database.threads.remove(thread, []);

  it('stores the same thing of one view once', async () => {
    for (const body of [message, yes, no]) {
      expect([body.kind, await adds(body)]).toEqual([body.kind, 'stored']);
      expect([body.kind, await adds(body)]).toEqual([body.kind, 'duplicate']);
    }
    expect(await reads()).toHaveLength(4);
  });

  it.each([message, yes])('stores nothing in a thread that is gone: $kind', async (body) => {
    await vanishes(opened.thread);
    expect(await adds(body)).toBe('changed');
    expect(await office.passesNothing()).toBe(true);
  });

  it('stores nothing where a pass comes meanwhile, with which threads go, and then takes it', async () => {
    expect(await adds(message)).toBe('stored');
    opened = { ...opened, message: nodeRandom().id() };
    expect(await adds(yes, () => office.passes())).toBe('passed');
    expect(await office.passesNothing()).toBe(true);
    expect(await adds(yes)).toBe('stored');
    expect((await reads()).slice(1)).toEqual([message, yes]);
  });

  it.each([message, yes])(
    'bears the day of the beat in which it is stored: $kind',
    async (body) => {
      const before = office.clock.today();
      const dayBegins = async () => {
        await office.passes();
        office.clock.advance({ days: 1 });
      };
      expect(await adds(body, dayBegins)).toBe('stored');
      expect(await days()).toEqual([before, office.clock.today()]);
    },
  );

  it('says what an earlier press has stored, though the thread has gone meanwhile', async () => {
    expect(await adds(message)).toBe('stored');
    await office.passes();
    await vanishes(opened.thread);
    expect(await adds(message)).toBe('duplicate');
  });

  it('takes forty messages without an answer, those that wait counted as well', async () => {
    // The report is the first of them.
    for (let n = 2; n <= limits.unansweredMessages; n++) {
      opened = { ...opened, message: nodeRandom().id() };
      expect([n, await adds(message)]).toEqual([n, 'stored']);
      if (n % limits.placesPerSide === 1) await office.passes();
    }
    // Three of the four places are taken, and the fourth is free.
    for (const body of [message, yes]) {
      opened = { ...opened, message: nodeRandom().id() };
      expect(await adds(body)).toBe('unanswered');
    }
    await office.passes();
    expect(await adds(message)).toBe('unanswered');
    expect(await reads()).toHaveLength(limits.unansweredMessages);
    // An answer of the desk makes room, and what is added then comes after it.
    await replies('Vi läser.');
    expect(await adds(message)).toBe('stored');
    expect((await reads()).slice(-2)).toEqual([{ kind: 'reply', text: 'Vi läser.' }, message]);
  });
});
