import { away } from '../support/away';
import { surname } from '../support/canaries';
import { openVissla, type Person, type TestVissla } from '../support/open-vissla';
import {
  comesToList,
  comesToReceipt,
  files,
  goesToStory,
  tries,
  writesReceiptDown,
} from '../support/people/report';

const story = {
  what: 'Vad "som" hände\n<b>1</b> ${x}',
  where: 'I köket',
  how: 'Jag såg det',
  who: '',
};

describe('nothing that was typed is lost', () => {
  let office: TestVissla;
  let maja: Person;
  beforeEach(async () => {
    office = await openVissla({ staffed: true });
    maja = office.person('Maja');
  });
  afterEach(() => office.close());

  it('keeps the story on the way back and forth', async () => {
    await goesToStory(maja);
    expect(await maja.presses('back', story)).toMatchObject({ name: 'receipt' });
    expect(maja.shown.texts).toMatch(/^WD1\./);
    for (let steps = 0; steps < 5; steps++) await maja.presses('back');
    expect(maja.shown.view).toEqual({ name: 'safety' });
    await maja.presses('safe');
    await writesReceiptDown(maja, await comesToReceipt(maja));
    const { who: _, ...typed } = story;
    expect(maja.shown.fields).toEqual(typed);
  });

  it('shows the same view again when a step has expired', async () => {
    await goesToStory(maja);
    office.clock.advance({ minutes: 61 });
    expect(await maja.presses('file', story)).toMatchObject({ name: 'story' });
    expect(maja.shown.remark).toBe('expired');
    expect(maja.shown.fields.what).toBe(story.what);
    expect(await maja.presses('file')).toMatchObject({ name: 'filed', again: false });
  });

  it('starts over with an altered draft, and carries the text along', async () => {
    await goesToStory(maja);
    maja.shown = { ...maja.shown, draft: `${maja.shown.draft.slice(0, -4)}AAAA` };
    expect(await maja.presses('file', story)).toMatchObject({ name: 'start' });
    expect(maja.shown.remark).toBe('altered');
    await maja.presses('report');
    await maja.presses('safe');
    await writesReceiptDown(maja, await comesToReceipt(maja));
    expect(maja.shown.fields.what).toBe(story.what);
    await office.releases();
    expect(await office.stores.database.threads.expiryMonths()).toEqual([]);
  });

  it("opens nobody else's draft", async () => {
    await goesToStory(maja);
    const omar = office.person('Omar');
    omar.shown = maja.shown;
    expect(await omar.presses('file', story)).toMatchObject({ name: 'start' });
    expect(omar.shown.remark).toBe('altered');
    await office.releases();
    expect(await office.stores.database.threads.expiryMonths()).toEqual([]);
  });

  it('says what is too long, in bytes and over all fields, and keeps it', async () => {
    await goesToStory(maja);
    const long = { what: 'å'.repeat(2999), where: 'b', how: 'cc' };
    expect(await maja.presses('file', long)).toMatchObject({ name: 'story' });
    expect(maja.shown.remark).toBe('too_long');
    expect(maja.shown.fields).toMatchObject(long);
    expect(await maja.presses('file', { how: 'c' })).toMatchObject({ name: 'filed' });
  });

  it('keeps a text in which the own name is, and files it when it is sent again', async () => {
    await goesToStory(maja);
    const named = { what: story.what, how: `Jag, Maja ${surname}, såg det` };
    expect(await maja.presses('file', named)).toMatchObject({ name: 'story' });
    expect(maja.shown).toMatchObject({ remark: 'telling', found: ['name'], fields: named });
    expect(maja.reads()).toContain('Skicka ändå');
    expect(office.journal.counts).toEqual([]);
    expect(await maja.presses('file')).toMatchObject({ name: 'filed', again: false });
  });

  it('keeps a mistyped receipt in its field, and derives nothing', async () => {
    const { receipt } = await files(maja, 'En sak.');
    await office.releases();
    await maja.opens();
    const typed = `${receipt.slice(0, -1)}${(Number(receipt.slice(-1)) + 1) % 10}`;
    await maja.enters(typed);
    expect(maja.shown).toMatchObject({ remark: 'mistyped', fields: { code: typed } });
    expect(office.journal.counts).not.toContain('receipt_opened_nothing');
    expect(await maja.enters(receipt.replaceAll(' ', '-'))).toMatchObject({
      name: 'thread',
    });
  });

  it('answers alike for receipts that were never drawn and for reports not yet released', async () => {
    const held = await openVissla({ staffed: true, releases: 'when-told' });
    try {
      const omar = held.person('Omar');
      const { receipt } = await files(omar, 'En sak.');
      const waiting = await tries(omar, receipt);
      const never = await tries(omar, '123456789012345678901235');
      expect(waiting).toEqual({ name: 'unopened', opensOn: held.clock.today() });
      expect(never).toEqual(waiting);
      await held.releases();
      expect(await tries(omar, receipt)).toMatchObject({ name: 'thread' });
    } finally {
      await held.close();
    }
  });

  it('calls a message sent once, however often it is pressed', async () => {
    const { receipt } = await files(maja, 'En sak.');
    await office.releases();
    await tries(maja, receipt);
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
    await office.releases();
    const view = await tries(maja, receipt);
    expect(view.name === 'thread' && view.page.items).toHaveLength(2);
    // The next message from the same dialog is another one.
    await maja.presses('send', { text: 'Två.' });
    await maja.presses('next');
    await office.releases();
    expect(await maja.presses('send', { text: 'Tre.' })).toMatchObject({
      name: 'sent',
      again: false,
    });
  });

  describe('when the database is away', () => {
    it('keeps the story in its fields', async () => {
      await goesToStory(maja);
      await office.stores.database.close();
      expect(await maja.presses('file', story)).toMatchObject({ name: 'story' });
      expect(maja.shown.remark).toBe('failed');
      expect(maja.shown.fields).toMatchObject({ what: story.what, how: story.how });
      expect(office.journal.faults.map(({ module }) => module)).toEqual(['reporter']);
    });

    it('never forgets who was named as involved', async () => {
      await maja.opens();
      await maja.presses('report');
      await maja.presses('safe');
      const list = await comesToList(maja);
      const involved = list.people[0]?.id ?? '';
      await maja.presses('next', { involved });
      await maja.presses('back');
      expect(maja.shown.fields.involved).toBe(involved);
      const back = away(office.people, 'everybody');
      expect(await maja.presses('next')).toMatchObject({ name: 'more' });
      expect(maja.shown.remark).toBe('failed');
      back();
      await maja.presses('next');
      expect(maja.shown).toMatchObject({ view: { name: 'involved' }, fields: { involved } });
    });

    it('carries a reply along to where the code is typed again', async () => {
      const { receipt } = await files(maja, 'En sak.');
      await office.releases();
      await tries(maja, receipt);
      const { people } = office;
      const { threads } = office.stores.database;
      const back = [away(people, 'everybody'), away(threads, 'messages')];
      expect(await maja.presses('send', { text: 'Ett långt svar.' })).toMatchObject({
        name: 'code',
      });
      expect(maja.shown.remark).toBe('failed');
      for (const comes of back) comes();
      await maja.enters(receipt);
      expect(maja.shown.fields).toEqual({ text: 'Ett långt svar.' });
      expect(await maja.presses('send')).toMatchObject({ name: 'sent', again: false });
    });
  });

  it('cuts a text only when it is longer than anything that could be sent', async () => {
    await goesToStory(maja);
    maja.shown = { ...maja.shown, draft: 'WD1.AAAA' };
    await maja.presses('file', { what: 'å'.repeat(4000), where: 'b' });
    expect(maja.shown).toMatchObject({ remark: 'altered', view: { name: 'start' } });
    await maja.presses('report');
    await maja.presses('safe');
    await writesReceiptDown(maja, await comesToReceipt(maja));
    expect(maja.shown.fields.what).toBe('å'.repeat(3000));
  });
});
