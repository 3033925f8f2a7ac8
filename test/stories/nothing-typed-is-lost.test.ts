import { openVissla, type Person, type TestVissla } from '../support/open-vissla';
import {
  comesToReportCode,
  files,
  goesToStory,
  tries,
  writesReportCodeDown,
} from '../support/people/report';

describe('nothing that was typed is lost', () => {
  let office: TestVissla;
  let maja: Person;
  beforeEach(async () => {
    office = await openVissla({ staffed: true });
    maja = office.person('Maja');
  });
  afterEach(() => office.close());

  it('answers alike for report codes that were never drawn and for reports not yet delivered', async () => {
    const held = await openVissla({ staffed: true, passes: 'when-told' });
    try {
      const omar = held.person('Omar');
      const { reportCode } = await files(omar, 'En sak.');
      const waiting = await tries(omar, reportCode);
      const never = await tries(omar, '123456789012345678901235');
      expect(waiting).toEqual({ name: 'unopened', opensOn: held.clock.today() });
      expect(never).toEqual(waiting);
      await held.passes();
      expect(await tries(omar, reportCode)).toMatchObject({ name: 'thread' });
    } finally {
      await held.close();
    }
  });

  it('calls a message sent once, however often it is pressed', async () => {
    const { reportCode } = await files(maja, 'En sak.');
    await office.passes();
    await tries(maja, reportCode);
    const thread = maja.shown;
    const views = await Promise.all(
      Array.from({ length: 6 }, async () => {
        const twin = office.person('Maja');
        twin.shown = thread;
        return twin.presses('send', { text: 'En gång.' });
      }),
    );
    // One person has two presses under way; with more, the thread is closed and the text waits.
    expect(views.filter((v) => v.name === 'sent').length).toBeGreaterThanOrEqual(2);
    expect(views.every((v) => v.name === 'sent' || v.name === 'code')).toBe(true);
    expect(views.filter((v) => v.name === 'sent' && !v.again)).toHaveLength(1);
    await office.passes();
    const view = await tries(maja, reportCode);
    expect(view.name === 'thread' && view.page.items).toHaveLength(2);
    // The next message from the same dialog is another one.
    await maja.presses('send', { text: 'Två.' });
    await maja.presses('next');
    await office.passes();
    expect(await maja.presses('send', { text: 'Tre.' })).toMatchObject({
      name: 'sent',
      again: false,
    });
  });

  it('cuts a text only when it is longer than anything that could be sent', async () => {
    await goesToStory(maja);
    maja.shown = { ...maja.shown, draft: 'WD1.AAAA' };
    await maja.presses('file', { what: 'å'.repeat(4000), where: 'b' });
    expect(maja.shown).toMatchObject({ remark: 'altered', view: { name: 'start' } });
    await maja.presses('report');
    await maja.presses('safe');
    await writesReportCodeDown(maja, await comesToReportCode(maja));
    expect(maja.shown.fields.what).toBe('å'.repeat(3000));
  });

  it('goes on in the other language once it is switched', async () => {
    await maja.opens();
    await maja.presses('switch');
    expect(maja.reads()).toMatch(/never keeps who you are/);
    await maja.presses('report');
    expect(maja.shown.locale).toBe('en');
  });
});
