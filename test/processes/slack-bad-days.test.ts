import texts from '../../adaptive-cards/texts/sv.json';
import { storedCounts } from '../support/databases/stored-rows';
import { openSlackOffice, type SlackOffice } from '../support/houses/slack-office';
import {
  comesToStory,
  filesReport,
  opensWith,
  sendsStory,
} from '../support/people/messenger-person';
import { sentencesOfView } from '../support/people/messenger-reading';
import type { SlackPerson } from '../support/people/slack-person';

const story = { what: 'Vad <!channel> "hände"\n\n& mer', where: 'I köket', how: 'Jag såg det' };

describe('bad days in Slack', () => {
  let house: SlackOffice;
  let maja: SlackPerson;
  beforeEach(async () => {
    house = await openSlackOffice();
    maja = house.person('Maja');
  });
  afterEach(() => house.close());

  const threads = async (): Promise<number> => {
    await house.office.releases();
    return (await storedCounts(house.office.location)).thread ?? 0;
  };
  const reads = async (receipt: string): Promise<string> => {
    const reader = house.person('Läsare');
    await opensWith(reader, receipt);
    return sentencesOfView(reader.view ?? {}).join('\n');
  };

  describe('when filing takes longer than Slack waits', () => {
    it('keeps the story in its fields, says so, and files it at the next press', async () => {
      const receipt = await comesToStory(maja);
      const held = house.holds('file', 'before');
      await maja.pressesOnce('file', story);
      expect(maja.outcome).toMatchObject({ kind: 'errors' });
      expect(JSON.stringify(maja.outcome)).not.toContain('köket');
      expect(maja.has('file')).toBe(true);
      expect(maja.holds()).toEqual(story);
      held.goesOn();
      await sendsStory(maja);
      expect(await threads()).toBe(1);
      expect(await reads(receipt)).toContain('I köket');
      expect(house.slack.refusals).toEqual([]);
    });

    it('files once what was stored although the answer came too late', async () => {
      const receipt = await comesToStory(maja);
      const held = house.holds('file', 'after');
      const pressed = maja.pressesOnce('file', story);
      await held.arrived;
      expect(await threads()).toBe(1);
      await pressed;
      expect(maja.outcome).toMatchObject({ kind: 'errors' });
      expect(maja.holds()).toEqual(story);
      held.goesOn();
      await sendsStory(maja);
      expect(sentencesOfView(maja.view ?? {})).toContain(texts.filed.heading);
      expect(await threads()).toBe(1);
      expect((await reads(receipt)).split('I köket')).toHaveLength(2);
    });

    it('keeps a message in its field as well, and sends it once', async () => {
      const { receipt } = await filesReport(maja, { what: 'En sak.' });
      await house.office.releases();
      await opensWith(maja, receipt);
      const held = house.holds('send', 'after');
      await maja.pressesOnce('send', { text: 'En sak till.' });
      expect(maja.outcome).toMatchObject({ kind: 'errors' });
      expect(maja.holds()).toEqual({ text: 'En sak till.' });
      held.goesOn();
      await maja.presses('send');
      expect(maja.has('send')).toBe(false);
      await house.office.releases();
      expect((await reads(receipt)).split('En sak till.')).toHaveLength(2);
    });
  });

  it('files once when the story is sent twice at the same moment', async () => {
    const receipt = await comesToStory(maja);
    const { client } = maja;
    const what = client.modals.at(-1)?.blocks.find(({ block_id }) => block_id.endsWith('.what'));
    client.fill(what?.block_id ?? '', 'En gång.');
    await Promise.all([client.submit(), client.submit(), client.submit()]);
    // On a slow machine the bot may ask for patience, and everybody presses again.
    if (maja.has('file')) await sendsStory(maja);
    expect(maja.has('file')).toBe(false);
    expect(sentencesOfView(maja.view ?? {})).toContain(texts.filed.heading);
    expect(await threads()).toBe(1);
    expect((await reads(receipt)).split('En gång.')).toHaveLength(2);
    expect(house.slack.refusals).toEqual([]);
  });

  it('says so calmly when a step fails, and loses nothing', async () => {
    await comesToStory(maja);
    const { pool } = house.office.stores.database;
    const before = { ...pool };
    Object.assign(pool, { write: () => Promise.reject(new Error('away')) });
    await maja.presses('file', story);
    expect(sentencesOfView(maja.view ?? {})).toContain(`! ${texts.remarks.failed}`.slice(2));
    expect(maja.holds()).toEqual(story);
    Object.assign(pool, before);
    await sendsStory(maja);
    expect(await threads()).toBe(1);
  });
});
