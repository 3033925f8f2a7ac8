import type { AuditEvent } from '../../bot/domain/audit';
import { openVissla, type Person, type TestVissla } from '../support/open-vissla';
import {
  does,
  files,
  handsOver,
  opensFirst,
  opensReport,
  opensThread,
} from '../support/people/report';

let office: TestVissla;
let karin: Person;
let maja: Person;
let reportCode: string;
let reference: string;
/** What the audit got, in order. */
let events: AuditEvent[];
/** Whether nothing can be written down. */
let isAway: boolean;

beforeEach(async () => {
  events = [];
  isAway = false;
  office = await openVissla({
    database: ({ staff, ...others }) => ({
      ...others,
      staff: {
        ...staff,
        audit: (entry) => {
          if (isAway) return Promise.reject(new Error('away'));
          events.push(entry.event);
          return staff.audit(entry);
        },
      },
    }),
  });
  [karin] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
  maja = office.person('Maja');
  ({ reportCode, reference } = await files(maja, 'En sak.'));
  await office.passes();
});
afterEach(() => office.close());

/** Looks at the thread again, as a client can at any time. */
const looksAgain = () => karin.forges('desk_thread');

const writes = async (text: string): Promise<void> => {
  await opensReport(maja, reportCode);
  await maja.presses('send', { text });
  await office.passes();
};

it('reading on what has not changed on the same day is one reading', async () => {
  await opensThread(karin, reference);
  await karin.presses('desk_reply');
  await karin.presses('desk_thread');
  await looksAgain();
  expect(events).toEqual(['thread_opened']);
});

it('what the reporter has written since is another reading', async () => {
  await opensThread(karin, reference);
  await writes('Ett tillägg.');
  await karin.presses('desk_reply');
  expect(karin.reads()).not.toContain('Ett tillägg.');
  expect(events).toEqual(['thread_opened']);
  await karin.presses('desk_thread');
  expect(karin.reads()).toContain('Ett tillägg.');
  expect(events).toEqual(['thread_opened', 'thread_opened']);
});

describe('in a dialog that stays open, whether a look is another reading', () => {
  const readings = async (of: TestVissla): Promise<number> =>
    (await of.events()).filter((event) => event === 'thread_opened').length;

  it.each([
    ['that something has come in', true],
    ['that nothing has', false],
  ])('over a pass is not for %s', async (_, isWritten) => {
    const covered = await openVissla({ passes: { kind: 'daily', hour: 10 } });
    const [member] = await covered.staff('Kommunjurist', 'Säkerhetssamordnare');
    const writer = covered.person('Maja');
    const filed = await files(writer, 'En sak.');
    covered.clock.advance({ days: 1 });
    await covered.passes();
    if (isWritten) {
      await opensReport(writer, filed.reportCode);
      await writer.presses('send', { text: 'Ett tillägg.' });
    }
    covered.clock.advance({ minutes: 21 * 60 + 50 });
    await opensThread(member, filed.reference);
    await member.forges('desk_thread');
    expect(await readings(covered)).toBe(1);
    covered.clock.advance({ minutes: 20 });
    await covered.passes();
    await member.forges('desk_thread');
    await member.forges('desk_thread');
    expect(member.reads().includes('Ett tillägg.')).toBe(isWritten);
    expect(await readings(covered)).toBe(2);
    await covered.close();
  });

  it('is for what has come out in the thread at once', async () => {
    await opensThread(karin, reference);
    await opensReport(maja, reportCode);
    await maja.presses('send', { text: 'Ett tillägg.' });
    await office.passes();
    await looksAgain();
    expect(events).toEqual(['thread_opened', 'thread_opened']);
  });

  it('is not for what a colleague has done meanwhile', async () => {
    const colleague = office.person(karin.who);
    await opensThread(karin, reference);
    await does(colleague, reference, 'note', { text: 'En anteckning.' });
    const before = events.filter((event) => event === 'thread_opened').length;
    await looksAgain();
    expect(karin.reads()).toContain('En anteckning.');
    expect(events.filter((event) => event === 'thread_opened')).toHaveLength(before);
  });

  it('is for another thread', async () => {
    const other = await files(office.person('Omar'), 'En annan sak.');
    await office.passes();
    await opensThread(karin, reference);
    await opensThread(karin, other.reference);
    expect(events).toEqual(['thread_opened', 'thread_opened']);
  });
});

it('another day is another reading, in a dialog that was never closed', async () => {
  await opensThread(karin, reference);
  // From noon on, a press every fifty minutes, over midnight.
  for (let press = 0; press < 15; press++) {
    office.clock.advance({ minutes: 50 });
    await looksAgain();
  }
  expect(karin.shown.view.name).toBe('desk_thread');
  expect(events).toEqual(['thread_opened', 'thread_opened']);
});

it('a thread that is looked for again is another reading', async () => {
  await opensThread(karin, reference);
  await karin.presses('desk_queue');
  await karin.presses('desk_find', { reference });
  expect(events).toEqual(['thread_opened', 'thread_opened']);
});

it('what cannot be written down is not shown', async () => {
  await opensThread(karin, reference);
  await writes('Ett tillägg.');
  isAway = true;
  await looksAgain();
  expect(karin.shown).toMatchObject({ view: { name: 'desk_away' }, remark: 'failed' });
  expect(karin.reads()).not.toContain('Ett tillägg.');
});

it('a dialog that was left open for an hour shows no thread, but the queue', async () => {
  await opensThread(karin, reference);
  office.clock.advance({ minutes: 61 });
  await writes('Ett tillägg.');
  await looksAgain();
  expect(karin.shown).toMatchObject({ view: { name: 'desk_queue' }, remark: 'expired' });
  expect(karin.reads()).not.toContain('En sak.');
  expect(events).toEqual(['thread_opened']);
});

it('a form that was left open keeps its text without the thread, whose next look is a reading', async () => {
  await opensThread(karin, reference);
  await karin.presses('desk_reply');
  office.clock.advance({ minutes: 61 });
  const text = 'Ett långt svar.';
  await karin.presses('desk_do_reply', { text });
  expect(karin.shown).toMatchObject({
    view: { name: 'desk_reply' },
    remark: 'expired',
    fields: { text },
  });
  expect(karin.reads()).not.toContain('En sak.');
  expect(events).toEqual(['thread_opened']);
  await karin.presses('desk_thread');
  expect(events).toEqual(['thread_opened', 'thread_opened']);
  await karin.presses('desk_reply');
  expect(karin.shown.fields).toEqual({ text });
  expect((await karin.presses('desk_do_reply', { text })).name).toBe('desk_done');
});

it('what the reporter is still to be told is a reading on another day', async () => {
  const later = { hinders: 'yes', laterWhy: 'Spår.', tellBy: '2026-12-24' };
  const handed = { cause: 'Brott.', copy: 'Kopian.', text: 'En sak.', ...later };
  await handsOver(karin, reference, handed, { target: 'police' });
  await opensThread(karin, reference);
  const before = events.length;
  for (let press = 0; press < 14; press++) {
    office.clock.advance({ minutes: 50 });
    await karin.presses(press % 2 === 0 ? 'desk_note' : 'desk_thread');
  }
  expect(office.clock.today()).toBe('2026-11-24');
  office.clock.advance({ minutes: 50 });
  expect(events).toHaveLength(before);
  await karin.presses('desk_tell');
  expect(karin.shown.fields.text).toContain('En sak.');
  expect(events).toHaveLength(before + 1);
});

it('what waits for the pass, looked at on another day, is a reading', async () => {
  const passes = { kind: 'weekly', hour: 10, weekday: 2 } as const;
  const waiting = await openVissla({ passes });
  const [member] = await waiting.staff('Kommunjurist', 'Säkerhetssamordnare');
  const filed = await files(waiting.person('Omar'), 'En sak.');
  waiting.clock.advance({ days: 7 });
  await waiting.passes();
  await does(member, filed.reference, 'reply', { text: 'Ett svar.' });
  await member.presses('desk_thread');
  await member.presses('desk_waiting');
  const { auditTrail } = waiting.stores.database;
  const readings = async () => {
    const { threads } = waiting.stores.database;
    const [row] = await threads.page(undefined, 1);
    return (await auditTrail.ofThread(row!.id, ['thread_opened'])).map(({ day }) => day);
  };
  const before = await readings();
  for (let press = 0; press < 16; press++) {
    waiting.clock.advance({ minutes: 50 });
    await member.forges('desk_switch');
  }
  expect(member.reads()).toContain('Ett svar.');
  expect(await readings()).toEqual(['2026-12-02', ...before]);
  await waiting.close();
});

it('what HR answers to an excerpt is a reading of its own, too', async () => {
  const [hr] = await office.staffHr('HR-chef');
  await does(karin, reference, 'ask_hr', { text: 'Får HR veta?' });
  await office.passes();
  await opensReport(maja, reportCode);
  await maja.presses('hr_yes');
  await office.passes();
  await does(karin, reference, 'give_hr', { excerpt: 'Utdraget.', text: 'Nu vet HR.' });
  await office.passes();
  const answers = async (text: string): Promise<void> => {
    await opensFirst(hr);
    await hr.presses('desk_reply');
    await hr.presses('desk_do_reply', { text });
    await office.passes();
  };
  await answers('Vi tar det.');
  await opensThread(karin, reference);
  expect(karin.reads()).toContain('Vi tar det.');
  await answers('Och en sak till.');
  events.length = 0;
  await looksAgain();
  expect(karin.reads()).toContain('Och en sak till.');
  expect(events).toEqual(['thread_opened']);
});
