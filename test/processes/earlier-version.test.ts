import { setTimeout as wait } from 'node:timers/promises';
import texts from '../../adaptive-cards/texts/sv.json';
import type { Fields } from '../../bot/domain/fields';
import { type Place, urlOf } from '../support/databases/places';
import { storedCounts } from '../support/databases/stored-rows';
import {
  type BotProcess,
  clockAhead,
  freePort,
  houseSettings,
  runVissla,
  slackSettings,
  startBotProcess,
  teamsSettings,
} from '../support/houses/bot-process';
import {
  copyLeft,
  facts,
  lastGroup,
  leftNow,
  leftScreen,
  leftThread,
} from '../support/houses/earlier-version';
import { type FakeBotService, startFakeBotService } from '../support/messengers/fake-bot-service';
import { openSlackWorkspace, type SlackWorkspace } from '../support/messengers/slack-workspace';
import {
  comesToReceipt,
  copiesReceipt,
  opensWith,
  sendsStory,
} from '../support/people/messenger-person';
import { type SlackPerson, slackPerson } from '../support/people/slack-person';
import { type TeamsPerson, teamsPerson } from '../support/people/teams-person';

/** The tenant of everybody who was in Teams. */
const { tenant } = facts.people.karin.who;
const what = { what: 'Det gäller en faktura.' };

describe('a bot that starts over what version 0.1.0 left', () => {
  const ahead = leftNow - Date.now();
  const now = (): number => Date.now() + ahead;
  let place: Place;
  let service: FakeBotService;
  let workspace: SlackWorkspace;
  let settings: Record<string, string>;
  let bot: BotProcess;

  beforeAll(async () => {
    place = await copyLeft();
    service = await startFakeBotService(now);
    workspace = await openSlackWorkspace(() => bot.events, { now });
    // Members whom the bot tells of what has waited.
    for (const name of ['erik', 'jonas'] as const) inSlack(facts.people[name].who.user);
    settings = {
      ...houseSettings(place.folder, await freePort()),
      VISSLA_DATABASE_URL: urlOf(place.database),
      ...teamsSettings({ ...service, tenant }),
      ...slackSettings(workspace),
      ...clockAhead(ahead),
    };
    bot = await startBotProcess(settings);
  });
  afterAll(async () => {
    await bot.kill();
    await service.close();
    await workspace.close();
    await place.remove();
  });

  const inSlack = (user: string): SlackPerson => slackPerson(workspace.slack, user);
  const inTeams = (user: string): TeamsPerson => {
    const activity: FakeBotService['activity'] = (changes) =>
      service.activity({
        ...changes,
        from: { id: `29:${user}`, aadObjectId: user },
        channelData: { tenant: { id: tenant } },
      });
    return teamsPerson({ ...service, tenant, activity }, () => bot.endpoint, user);
  };
  /** Somebody in Teams, with the card that stood in the dialog. */
  const atCard = (name: string): TeamsPerson => {
    const { who, card = {} } = leftScreen(name);
    const person = inTeams(who.user);
    person.card = card;
    return person;
  };
  const callsSlack = async (method: string, body: object): Promise<unknown> => {
    const answer = await fetch(`${workspace.apiUrl}${method}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        authorization: `Bearer ${workspace.slack.botToken}`,
      },
      body: JSON.stringify(body),
    });
    return answer.json();
  };
  /** Puts what stood in a modal into the one that is open. */
  const shows = async (person: SlackPerson, view: object = {}): Promise<void> => {
    const answer = await callsSlack('views.update', { view_id: person.view?.id, view });
    expect(answer).toMatchObject({ ok: true });
  };
  const atModal = async (name: string): Promise<SlackPerson> => {
    const { who, modal } = leftScreen(name);
    const person = inSlack(who.user);
    await person.opens();
    await shows(person, modal);
    return person;
  };
  const settles = async (table: 'pool' | 'notice', left: number): Promise<void> => {
    for (let tries = 0; tries < 400; tries++) {
      if ((await storedCounts(place.database))[table] === left) return;
      await wait(25);
    }
    throw new Error(`${table} does not settle`);
  };

  it('releases what waited, and tells those who can be reached', async () => {
    await settles('pool', 0);
    const { receipt, texts } = leftThread('overNight');
    const reader = inTeams('somebody');
    await opensWith(reader, receipt);
    for (const text of texts) expect(reader.reads()).toContain(text);
    // Three members are in Teams, at an address where nobody answers.
    await settles('notice', 3);
    for (const name of ['erik', 'jonas'] as const)
      expect(inSlack(facts.people[name].who.user).client.messages).toHaveLength(1);
  });

  it('takes a press on a card that stood in Teams', async () => {
    const { receipt = '', waits = {} } = leftScreen('storyBehindTheReceipt');
    const behind = atCard('storyBehindTheReceipt');
    await behind.presses('next', lastGroup('storyBehindTheReceipt'));
    for (const text of Object.values(waits)) expect(behind.reads()).toContain(text);
    await sendsStory(behind);
    await settles('pool', 0);
    await opensWith(behind, receipt);
    for (const text of Object.values(waits)) expect(behind.reads()).toContain(text);

    const again = atCard('filedAndWaiting');
    const { typed = {} } = leftScreen('filedAndWaiting');
    expect(await sendsStory(again, typed)).toBe(leftThread('overNight').reference);
  });

  it('takes a press in a modal that stood in Slack', async () => {
    const yngve = await atModal('slackGuide');
    await yngve.presses('next', { fit: 'money' } as Fields);
    // The questions are others now.
    expect(yngve.reads()).toContain(texts.remarks.renewed);
    await comesToReceipt(yngve);
    const receipt = await copiesReceipt(yngve);
    await sendsStory(yngve, what);
    await settles('pool', 0);
    await opensWith(yngve, receipt);
    expect(yngve.reads()).toContain(what.what);

    const again = await atModal('slackFiledWithHrAndWaiting');
    const { typed = {} } = leftScreen('slackFiledWithHrAndWaiting');
    expect(await sendsStory(again, typed)).toBe(leftThread('slackWithHr').reference);
    expect(workspace.slack.refusals).toEqual([]);
  });

  it('leads back to the text that was typed in a modal beneath', async () => {
    const { beneath, modal, receipt = '' } = leftScreen('slackAboveTheStory');
    if (beneath === undefined) throw new Error('nothing lies beneath');
    const tore = inSlack(leftScreen('slackAboveTheStory').who.user);
    await tore.opens();
    await shows(tore, beneath.modal);
    const { id = '' } = tore.view ?? {};
    await tore.presses('back', beneath.typed);
    expect(tore.client.modals).toHaveLength(2);
    // What the bot has just drawn gives way to what it drew then.
    const private_metadata = modal?.private_metadata?.replace(beneath.id, id);
    await shows(tore, { ...modal, private_metadata });
    await tore.presses('next', lastGroup('slackAboveTheStory'));
    expect(tore.client.modals).toHaveLength(1);
    expect(tore.holds()).toMatchObject(beneath.typed);
    await sendsStory(tore);
    await settles('pool', 0);
    await opensWith(tore, receipt);
    for (const text of Object.values(beneath.typed)) expect(tore.reads()).toContain(text);
    expect(workspace.slack.refusals).toEqual([]);
  });

  it("has keys that the operator's commands know, and rotate on", async () => {
    const status = await runVissla(settings, 'keys', 'status', '--json');
    expect(JSON.parse(status.stdout)).toMatchObject({ number: 5, underWay: true });
    const rotated = await runVissla(settings, 'keys', 'rotate', '--anew', '--json');
    expect(JSON.parse(rotated.stdout)).toMatchObject({ number: 6, left: 0, damaged: 0 });
    const { receipt, texts } = leftThread('dialogue');
    const reader = inTeams('somebody');
    await opensWith(reader, receipt);
    for (const text of texts) expect(reader.reads()).toContain(text);
    expect(await bot.stop()).toBe(0);
    expect(bot.output()).not.toMatch(/"module":"(?!notify)/);
  });
});
