import texts from '../../adaptive-cards/texts/sv.json';
import type { SlackCall } from '../../office/slack/slack';
import { type BotOffice, openBotOffice } from '../support/houses/bot-office';
import { runVissla } from '../support/houses/bot-process';
import {
  comesToGuide,
  comesToList,
  copiesReceipt,
  filesReport,
  findsReport,
} from '../support/people/messenger-person';
import { sentencesOfView } from '../support/people/messenger-reading';
import type { SlackPerson } from '../support/people/slack-person';
import { buttonsOf } from '../support/people/slack-view';

describe('the doors in Slack', () => {
  let office: BotOffice;
  let karin: SlackPerson;
  let daniel: SlackPerson;
  let maja: SlackPerson;
  let omar: SlackPerson;
  beforeAll(async () => {
    office = await openBotOffice({ slack: 'http' });
    karin = office.inSlack('Karin');
    daniel = office.inSlack('Daniel');
    maja = office.inSlack('Maja');
    omar = office.inSlack('Omar');
    await office.joins(karin, 'Kommunjurist');
    await office.joins(daniel, 'Säkerhetssamordnare');
  });
  afterAll(() => office.ends());

  /** The last Home that the bot published for somebody, byte for byte. */
  const home = async (person: SlackPerson): Promise<string> => {
    const { slack } = office.workspace;
    const published = (): SlackCall[] =>
      slack.calls.filter(
        (call) => call.method === 'views.publish' && call.arguments.user_id === person.client.user,
      );
    const before = published().length;
    await person.looksHome();
    await slack.until(() => published().length > before);
    return JSON.stringify(published().at(-1)?.arguments.view);
  };
  const heard = (person: SlackPerson): string[][] =>
    person.client.messages
      .filter(({ from }) => from === 'bot')
      .map((said) => (said.blocks.length > 0 ? sentencesOfView(said) : [said.text]));

  it('show every employee the same Home, no matter who has reported', async () => {
    const before = await home(maja);
    expect(await home(omar)).toBe(before);
    await filesReport(maja, { what: 'Pengar försvinner.' });
    await office.settled();
    expect(await home(maja)).toBe(before);
    expect(await home(omar)).toBe(before);
    expect(buttonsOf(maja.client.home ?? {})).toEqual(['act:open']);
  });

  it('show the desk’s button to its members alone', async () => {
    await karin.looksHome();
    expect(buttonsOf(karin.client.home ?? {})).toEqual(['act:open', 'act:desk']);
    expect(await home(karin)).toBe(await home(daniel));
    expect(sentencesOfView(karin.client.home ?? {})).toContain(texts.desk.whistleblowing);
    const waiting = office.inSlack('Lina');
    await office.joins(waiting, 'Ekonomichef');
    expect(await home(waiting)).toBe(await home(maja));
  });

  it('tell members alone, without content, how many wait for that person', async () => {
    await comesToGuide(maja);
    await comesToList(maja);
    const option = /"text":"Säkerhetssamordnare"[^}]*\},"value":"([0-9a-f]{32})"/;
    const named = option.exec(maja.reads())?.[1] ?? '';
    await maja.presses('next', { involved: named });
    await maja.presses('anyway');
    await copiesReceipt(maja);
    const before = [heard(karin).length, heard(daniel).length];
    await maja.presses('file', { what: 'Kanarie tar pengar.' });
    await office.workspace.slack.until(() => heard(karin).length > (before[0] ?? 0));
    const count = texts.notice.many.replace('{count}', '2');
    expect(heard(karin).at(-1)).toContain(count);
    expect(heard(daniel)).toHaveLength(before[1] ?? 0);
    expect(heard(maja).flat().join()).not.toContain(texts.notice.open + count);
    const posted = office.workspace.slack.calls.filter(({ method }) => method.startsWith('chat.'));
    for (const { arguments: said } of posted) expect(said.channel).toMatch(/^[DU]/);
    expect(JSON.stringify(posted)).not.toContain('Kanarie');

    await karin.opensFromMessage('desk');
    expect(sentencesOfView(karin.view ?? {})).toContain(texts.deskQueue.heading);
  });

  it('close for a former member, also the button that is still on Home', async () => {
    const { reference } = await filesReport(omar, { what: 'Hemligheten.' });
    await office.settled();
    await findsReport(daniel, reference);
    expect(daniel.reads()).toContain('Hemligheten.');
    const { stdout } = await runVissla(office.settings, 'staff', 'list');
    const id = /([0-9a-f]{32}).*Säkerhetssamordnare/.exec(stdout)?.[1] ?? '';
    expect((await runVissla(office.settings, 'staff', 'remove', id)).status).toBe(0);

    await daniel.presses('desk_note');
    expect(sentencesOfView(daniel.view ?? {})).toContain(texts.deskNotAMember.heading);
    daniel.closes();
    await daniel.client.press('act:desk');
    await office.workspace.slack.until(() => daniel.client.modals.length > 0);
    expect(sentencesOfView(daniel.view ?? {})).toContain(texts.deskNotAMember.heading);
    expect(daniel.reads()).not.toContain('Hemligheten.');
    daniel.closes();
    expect(await home(daniel)).toBe(await home(maja));
  });

  it('are all that there are where Slack is set alone: nothing is at the address of Teams', async () => {
    const posts = async (url: string): Promise<number> =>
      (await fetch(url, { method: 'POST', body: '{}' })).status;
    expect(await posts(office.bot.endpoint)).toBe(404);
    expect(await posts(office.bot.events)).toBe(401);
    expect(await office.bot.stop()).toBe(0);
  });
});
