import type { ThreadRow } from '../../bot/ports/threads';
import { storedAudit, storedCounts } from '../support/databases/stored-rows';
import { closesWell, openVissla } from '../support/open-vissla';
import { does, filesWithHr, opensReport, opensThread } from '../support/people/report';

it('leaves no old row, and keeps who moved it and who had read it, until the new thread goes', async () => {
  const office = await openVissla({ staffed: true, passes: 'when-told' });
  try {
    const [sara] = await office.staffHr('HR-chef', 'HR-partner');
    const filed = await filesWithHr(office.person('Maja'), { what: 'Min chef straffar mig.' });
    await office.passes();
    for (const form of ['note', 'reply'] as const)
      await does(sara, filed.reference, form, { text: 'AV HR' });
    await office.passes();
    const { threads } = office.stores.database;
    const onlyRow = async (): Promise<ThreadRow | undefined> => {
      const rows = await threads.page(undefined, 9);
      expect(rows).toHaveLength(1);
      return rows[0];
    };
    const old = await onlyRow();
    await does(sara, filed.reference, 'move');
    await office.passes();
    const moved = await onlyRow();
    expect(moved?.id).not.toBe(old?.id);
    expect(moved).toMatchObject({ reference: old?.reference, desk: 'whistleblowing' });
    const audit = await storedAudit(office.location);
    const before = audit.filter(({ thread }) => thread === old?.id).map(({ event }) => event);
    expect(before).toEqual(expect.arrayContaining(['thread_opened', 'note_written', 'reply_sent']));
    expect(audit.filter(({ event }) => event === 'thread_moved')).toMatchObject([
      { thread: moved?.id, subject: old?.id },
    ]);
    await threads.remove(moved!.id, []);
    const left = await storedAudit(office.location);
    expect(left.filter(({ thread }) => thread === old?.id || thread === moved?.id)).toEqual([]);
  } finally {
    await closesWell(office);
  }
});

it('takes along what the reporter wrote earlier and what comes out a day later, and drops none of it', async () => {
  const office = await openVissla({ passes: { kind: 'daily', hour: 10 } });
  try {
    const [karin] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
    const [sara] = await office.staffHr('HR-chef', 'HR-partner');
    const maja = office.person('Maja');
    const { reportCode, reference } = await filesWithHr(maja, { what: 'Min chef straffar mig.' });
    office.clock.advance({ days: 1 });
    await office.passes();
    // Before the hour of the next day's pass.
    const hour = new Date(office.clock.now()).getUTCHours();
    office.clock.advance({ minutes: (24 + 6 - hour) * 60 });
    await opensReport(maja, reportCode);
    await maja.presses('send', { text: 'Pengarna försvinner också.' });
    await does(sara, reference, 'move');
    office.clock.advance({ minutes: 5 * 60 });
    await office.passes();
    await opensThread(karin, reference);
    expect(karin.reads()).not.toContain('Pengarna försvinner också.');
    office.clock.advance({ days: 1 });
    await office.passes();
    await opensThread(karin, reference);
    expect(karin.reads()).toContain('Pengarna försvinner också.');
    await opensReport(maja, reportCode);
    expect(maja.reads()).toContain('Pengarna försvinner också.');
  } finally {
    await office.close();
  }
});

describe('HR’s notes, when a matter moves to the handlers', () => {
  const [first, last] = ['report', 'moved'];
  it.each([
    ['those that add a fact', {}, [first, 'FAKTA', 'by_hr', 'Ett svar.', last]],
    // Notes stay behind what their writers had seen.
    [
      'all of them, if HR ticks them',
      { notes: 'true' },
      [first, 'TANKE', 'FAKTA', 'by_hr', 'KLADD', 'Ett svar.', last],
    ],
  ])('go along: %s', async (_, fields, told) => {
    const office = await openVissla({ passes: 'when-told' });
    try {
      const [karin] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
      const [sara] = await office.staffHr('HR-chef', 'HR-partner');
      const maja = office.person('Maja');
      const { reportCode, reference } = await filesWithHr(maja, { what: 'Min chef straffar mig.' });
      await office.passes();
      await does(sara, reference, 'note', { text: 'TANKE' });
      await does(sara, reference, 'note', { text: 'FAKTA', fact: 'true' });
      await does(sara, reference, 'reply', { text: 'Vi hör av oss.' });
      await office.passes();
      await does(sara, reference, 'note', { text: 'KLADD' });
      await opensReport(maja, reportCode);
      await maja.presses('send', { text: 'Ett svar.' });
      await does(sara, reference, 'move', fields);
      await office.passes();
      const { page } = await opensThread(karin, reference);
      const texts = page.items.flatMap(({ body }) => ('text' in body ? body.text : body.kind));
      expect(texts).toEqual(told);
      await opensReport(maja, reportCode);
      expect(maja.reads()).not.toMatch(/TANKE|FAKTA|KLADD/);
      // The next note takes the next place.
      await does(karin, reference, 'note', { text: 'Tack.' });
      await opensThread(karin, reference);
      expect(karin.reads()).toContain('Tack.');
      const records = (await storedCounts(office.location)).desk_record;
      expect(records).toBe(told.length - 3);
      expect(office.journal.faults).toEqual([]);
    } finally {
      await closesWell(office);
    }
  });
});

it('leaves behind why an officer of HR took no part, unless HR ticks its notes', async () => {
  for (const fields of [{}, { notes: 'true' }]) {
    const office = await openVissla({ passes: 'when-told' });
    const [karin] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
    const [sara, nils] = await office.staffHr('HR-chef', 'HR-partner');
    const { reference } = await filesWithHr(office.person('Maja'), {
      what: 'Min chef straffar mig.',
    });
    await office.passes();
    await does(nils, reference, 'recuse', { cause: 'GIFT MED CHEFEN' });
    await does(sara, reference, 'move', fields);
    await office.passes();
    await opensThread(karin, reference);
    expect(karin.reads().includes('GIFT MED CHEFEN')).toBe('notes' in fields);
    await closesWell(office);
  }
});

it('takes along HR’s follow-up and own duties, whose days are due at the handlers', async () => {
  const office = await openVissla({ passes: 'at-once' });
  const [karin] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
  const [sara] = await office.staffHr('HR-chef', 'HR-partner');
  const { reference } = await filesWithHr(office.person('Maja'), { what: 'Chefen straffar mig.' });
  await office.passes();
  for (const [step, named] of [
    ['person', 'Enhetschef A'],
    ['evidence', 'Kvitto i skåp 7'],
  ] as const) {
    await opensThread(sara, reference);
    await sara.presses('desk_steps');
    await sara.presses('desk_steps_to', { step });
    await sara.presses('desk_do_steps', { ...sara.shown.fields, named });
  }
  const duty = { law: 'child', standing: 'not_begun', knownOn: '2026-11-24' };
  await does(sara, reference, 'duty', { ...duty, told: 'Kvar att göra.' });
  await does(sara, reference, 'move');
  await office.passes();
  expect(await opensThread(karin, reference)).toMatchObject({
    kept: { personBy: '2026-12-24', named: true },
    ownDuties: [{ law: 'child', told: 'Kvar att göra.' }],
  });
  for (const line of ['Nämns: Enhetschef A.', 'Kvitto i skåp 7', 'Kvar att göra.'])
    expect(karin.reads()).toContain(line);
  expect(office.journal.faults).toEqual([]);
  await closesWell(office);
});
