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

  it('does nothing at all when the very same request comes again', async () => {
    await comesToStory(maja);
    await sendsStory(maja, story);
    const before = maja.reads();
    expect(await maja.client.again()).toEqual({ kind: 'failed', status: 401 });
    expect(maja.reads()).toBe(before);
    expect(await threads()).toBe(1);
  });

  it.each(['expired_trigger_id', 'exchanged_trigger_id'])(
    'is asked on Home to press once more when the dialog could not be opened: %s',
    async (error) => {
      house.slack.script({ method: 'views.open', kind: 'error', error });
      await expect(maja.opensOnce()).rejects.toThrow('no dialog');
      expect(JSON.stringify(maja.client.home)).toMatch(/Tryck en gång till/);
      await maja.opens();
      expect(maja.has('report')).toBe(true);
      await maja.looksHome();
      expect(JSON.stringify(maja.client.home)).not.toMatch(/Tryck en gång till/);
    },
  );

  it('does not wait when Slack has too much to do, and asks to press once more', async () => {
    house.slack.script({ method: 'views.open', kind: 'rate_limited', retryAfterSeconds: 600 });
    await expect(maja.opensOnce()).rejects.toThrow('no dialog');
    expect(JSON.stringify(maja.client.home)).toMatch(/Tryck en gång till/);
    await maja.opens();
    expect(maja.has('report')).toBe(true);
  });

  it('answers a command that came too late, to that person alone', async () => {
    house.slack.script({ method: 'views.open', kind: 'error', error: 'expired_trigger_id' });
    await maja.client.command('');
    await house.slack.until(() => maja.client.messages.some(({ ephemeral }) => ephemeral));
    expect(maja.client.modals).toEqual([]);
    expect(JSON.stringify(maja.client.messages)).toMatch(/en gång till/i);
  });

  it('answers a button in a message that came too late, beside the message', async () => {
    await maja.writes('hej');
    house.slack.script({ method: 'views.open', kind: 'error', error: 'expired_trigger_id' });
    const card = maja.client.messages.at(-1);
    if (card === undefined) throw new Error('no card');
    await maja.client.pressIn(card, 'act:open');
    await house.slack.until(() => maja.client.messages.some(({ ephemeral }) => ephemeral));
    expect(maja.client.modals).toEqual([]);
    expect(maja.client.messages.at(-1)?.text).toMatch(/en gång till/i);
    await maja.opensFromMessage('open');
    expect(maja.has('report')).toBe(true);
  });

  it('asks to go on with what is open when the view has changed meanwhile', async () => {
    await maja.opens();
    house.slack.script({ method: 'views.update', kind: 'error', error: 'hash_conflict' });
    await maja.client.press('act:rights');
    await house.slack.until(() =>
      house.slack.calls.some(({ answer }) => JSON.stringify(answer).includes('hash_conflict')),
    );
    expect(maja.has('rights')).toBe(true);
    await maja.presses('rights');
    expect(sentencesOfView(maja.view ?? {})).toContain(texts.rights.heading);
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

  it('does nothing with presses that no view has, and answers all of them', async () => {
    await maja.opens();
    const view = maja.client.modals.at(-1);
    const user = { id: maja.client.user, team_id: house.slack.team };
    const team = { id: house.slack.team, domain: 'exempelby' };
    for (const action_id of ['act:__proto__', 'nonsense', 'act:file', 'act:desk_do_close']) {
      const action = { type: 'button', action_id, block_id: 'b', action_ts: '1.1' };
      const payload = {
        type: 'block_actions',
        team,
        user,
        trigger_id: '1',
        view,
        actions: [action],
      };
      expect(await house.slack.interaction(payload)).toEqual({ kind: 'ok' });
    }
    for (const payload of [
      { type: 'view_submission', team, user, view: { ...view, callback_id: 'vissla:nonsense' } },
      { type: 'shortcut', team, user, callback_id: 'nonsense', trigger_id: '1' },
      { type: 'view_closed', team, user, view },
    ]) {
      expect(await house.slack.interaction(payload)).toEqual({ kind: 'ok' });
    }
    await maja.opens();
    expect(maja.has('report')).toBe(true);
    expect(await threads()).toBe(0);
    expect(house.slack.refusals).toEqual([]);
  });
});
