import texts from '../../adaptive-cards/texts/sv.json';
import type { SlackCall } from '../../office/slack/slack';
import { type BotOffice, openBotOffice } from '../support/houses/bot-office';
import { filesReport } from '../support/people/messenger-person';
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

  it('are all that there are where Slack is set alone: nothing is at the address of Teams', async () => {
    const posts = async (url: string): Promise<number> =>
      (await fetch(url, { method: 'POST', body: '{}' })).status;
    expect(await posts(office.bot.endpoint)).toBe(404);
    expect(await posts(office.bot.events)).toBe(401);
    expect(await office.bot.stop()).toBe(0);
  });
});
