import texts from '../../adaptive-cards/texts/sv.json';
import { type BotOffice, openBotOffice } from '../support/houses/bot-office';
import {
  comesToStory,
  filesReport,
  findsReport,
  type MessengerPerson,
  opensWith,
} from '../support/people/messenger-person';
import { sentencesOfCard, sentencesOfView } from '../support/people/messenger-reading';

const story = {
  what: 'Första raden <!channel>\n\nAndra & *tredje* raden',
  where: 'På kontoret <@U1>',
  how: '&lt;såg&gt; det :warning:',
  who: '\u202Ebaklänges <https://a.example|b>',
};
/** How a desk sees it: signs are one in all channels, and what turns the direction of text is named. */
const seen = {
  ...story,
  how: '&lt;såg&gt; det ⚠️',
  who: 'U+202E]baklänges <https://a.example|b>',
};

/** One desk whose people, and one house whose employees, use both messengers. */
describe('in Slack and in Teams', () => {
  let office: BotOffice;
  let karin: MessengerPerson;
  let daniel: MessengerPerson;
  let eva: MessengerPerson;
  beforeAll(async () => {
    office = await openBotOffice({ teams: true, slack: 'http' });
    karin = office.inTeams('Karin');
    daniel = office.inSlack('Daniel');
    eva = office.inSlack('Eva');
    await office.joins(karin, 'Kommunjurist');
    await office.joins(daniel, 'Säkerhetssamordnare');
    await office.joins(eva, 'HR-chef', 'hr');
  });
  afterAll(async () => {
    await office.ends();
    expect(office.workspace.slack.refusals).toEqual([]);
  });

  const answers = async (member: MessengerPerson, reference: string): Promise<void> => {
    await findsReport(member, reference);
    await member.presses('desk_reply');
    await member.presses('desk_do_reply', { text: 'Tack.' });
    await office.settled();
    await findsReport(member, reference);
    await member.presses('desk_reply');
    await member.presses('desk_do_reply', { text: story.what });
    expect(member.has('desk_do_reply')).toBe(false);
    await office.settled();
  };
  const sees = (person: MessengerPerson): string => {
    const seen = JSON.parse(person.reads()) as object;
    return ('blocks' in seen ? sentencesOfView(seen) : sentencesOfCard(seen)).join('\n');
  };

  it.each([
    ['Slack', 'Teams'],
    ['Teams', 'Slack'],
  ] as const)('somebody files in %s, is answered in %s and reads it', async (from, to) => {
    const name = `Anställd i ${from}`;
    const maja = from === 'Slack' ? office.inSlack(name) : office.inTeams(name);
    const member = to === 'Teams' ? karin : daniel;
    const { reportCode, reference } = await filesReport(maja, story);
    await office.settled();
    await findsReport(member, reference);
    for (const text of Object.values(seen))
      expect(sees(member)).toContain(text.replace(/\s+/g, ' '));
    await answers(member, reference);
    await opensWith(maja, reportCode);
    expect(sees(maja)).toContain(story.what.replace(/\s+/g, ' '));
    await maja.presses('send', { text: 'Tack.' });
    expect(maja.has('send')).toBe(false);
    await office.settled();
    await findsReport(member, reference);
    expect(sees(member)).toContain('Tack.');
  });

  it('the code opens the report in whichever messenger', async () => {
    const { reportCode } = await filesReport(office.inSlack('Omar'), { what: 'En sak.' });
    await office.settled();
    const inTeams = office.inTeams('Omar');
    await opensWith(inTeams, reportCode);
    expect(sees(inTeams)).toContain('En sak.');
  });

  it('a dialog of one messenger is refused in the other', async () => {
    const maja = office.inSlack('Maja');
    await comesToStory(maja);
    const draft = /WD1\.[\w-]+/.exec(maja.reads())?.[0];
    const other = office.inTeams('Maja');
    await other.opens();
    const { card } = other;
    const text = JSON.stringify(card).replace(/WD1\.[\w-]+/g, draft ?? '');
    other.card = JSON.parse(text) as object;
    await other.presses('report');
    expect(other.reads()).toContain(texts.remarks.altered);
  });

  it('people of one desk each hear in their own messenger, and see what the other did', async () => {
    const client = office.inSlack('Daniel').client;
    const before = client.messages.length;
    const sent = office.teams.sent.length;
    const { reference } = await filesReport(office.inTeams('Petra'), { what: 'Till båda.' });
    await office.settled();
    await office.workspace.slack.until(() => client.messages.length > before);
    expect(sentencesOfView(client.messages.at(-1) ?? {}).join()).toMatch(/väntar på dig/);
    await untilTold(() => office.teams.sent.length > sent);
    expect(JSON.stringify(office.teams.sent.slice(sent))).toMatch(/väntar på dig/);
    await findsReport(karin, reference);
    await karin.presses('desk_note');
    await karin.presses('desk_do_note', { text: 'Anteckning av Karin.' });
    await office.settled();
    await findsReport(daniel, reference);
    expect(sees(daniel)).toContain('Anteckning av Karin.');
    await daniel.presses('desk_close');
    await daniel.presses('desk_do_close', { reason: 'duplicate', why: 'Stängt av Daniel.' });
    await office.settled();
    await findsReport(karin, reference);
    expect(sees(karin)).toContain('Stängt av Daniel.');
  });

  it('both are served at one port, and end in order', async () => {
    await office.told();
    // A trigger that came too late is all that may go wrong.
    expect(office.bot.output()).not.toMatch(/"level":"error","code":"(?!slack_trigger")/);
    expect((await fetch(office.bot.events, { method: 'POST', body: '{}' })).status).toBe(401);
    expect(await office.bot.stop()).toBe(0);
  });
});

/** Resolves once somebody was told; the bot tells after it has delivered. */
async function untilTold(is: () => boolean): Promise<void> {
  for (let tries = 0; tries < 4_800 && !is(); tries++)
    await new Promise((done) => setTimeout(done, 25));
  expect(is()).toBe(true);
}
