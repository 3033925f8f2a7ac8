import texts from '../../adaptive-cards/texts/en.json';
import { usualManners } from '../../office/teams/workplace';
import { type BotOffice, openBotOffice } from '../support/houses/bot-office';
import { speakerKinds } from '../support/messengers/speakers';
import {
  comesToStory,
  filesReport,
  opensWith,
  sendsStory,
} from '../support/people/messenger-person';
import { readTeams } from '../support/people/messenger-reading';
import type { TeamsPerson } from '../support/people/teams-person';

/** In what Teams is less kind than one would wish: a story of each. All but the last are so in every test. */
describe.each(speakerKinds)('the real Teams, spoken to by %s', (speaker) => {
  let office: BotOffice;
  let readBeforeAnybody = 0;
  beforeAll(async () => {
    office = await openBotOffice({ teams: true }, { VISSLA_TEAMS_SPEAKER: speaker });
    readBeforeAnybody = office.teams.metadataReads();
    await office.joins(office.inTeams('Karin'), 'Kommunjurist');
    await office.joins(office.inTeams('Daniel'), 'Säkerhetssamordnare');
  });
  afterAll(async () => {
    await office.told();
    await office.ends();
    expect(office.logged()).not.toContain('"level":"error"');
  });
  beforeEach(() => {
    office.teams.behaves(usualManners);
  });

  const says = (person: TeamsPerson): string => readTeams(person).says.join('\n');
  /** The cards in somebody's chat with the bot. */
  const chat = (name: string): string[] =>
    office.teams.sent
      .filter(({ path }) => path.includes(encodeURIComponent(`a:${name}`)))
      .map(({ body }) => JSON.stringify(body));
  const tells = async (name: string, activity: object): Promise<void> => {
    const { endpoint } = office.bot;
    const whole = office.teams.activity({
      from: { id: `29:${name}`, aadObjectId: `aad-${name}` },
      conversation: {
        id: `a:${name}`,
        conversationType: 'personal',
        tenantId: office.teams.tenant,
      },
      ...activity,
    });
    expect((await office.teams.sendActivity(endpoint, whole)).status).toBe(200);
  };

  it('says of a policy’s installation one thing alone: the card is there, and comes once', async () => {
    await tells('Nils', { type: 'installationUpdate', action: 'add' });
    expect(chat('Nils')).toHaveLength(1);
    expect(chat('Nils')[0]).toContain('task/fetch');
    for (const action of ['add-upgrade', 'upgrade', 'add'])
      await tells('Nils', { type: 'installationUpdate', action });
    expect(chat('Nils')).toHaveLength(1);
  });

  it('is asked for its keys before the bot says that it is ready', () => {
    expect(readBeforeAnybody).toBe(1);
  });

  it('opens the same dialog by the app’s command, over a chat of others, and shows nothing there', async () => {
    const { endpoint } = office.bot;
    const invoke = (name: string, value: object) =>
      office.teams.sendActivity(
        endpoint,
        office.teams.activity({
          ...{ type: 'invoke', name, value },
          from: { id: '29:Ture', aadObjectId: 'aad-Ture' },
          conversation: {
            ...{ id: '19:others', conversationType: 'groupChat', tenantId: office.teams.tenant },
          },
        }),
      );
    const before = office.teams.sent.length;
    const command = { commandId: 'open', commandContext: 'commandbox' };
    const opened = await invoke('composeExtension/fetchTask', command);
    expect(opened.status).toBe(200);
    const draft = /"act":"report","draft":"([^"]+)"/.exec(opened.text)?.[1];
    const data = { act: 'report', draft };
    const next = await invoke('composeExtension/submitAction', { ...command, data });
    expect(next.text.includes('"act":"safe"')).toBe(true);
    expect(office.teams.sent).toHaveLength(before);
  });

  // Under a policy it says so days later, or never (microsoft/botbuilder-dotnet#6117).
  it('says late that the bot is there: the command works before, and the card comes once', async () => {
    const { endpoint } = office.bot;
    const command = { commandId: 'open', commandContext: 'commandbox' };
    const opened = await office.teams.sendActivity(
      endpoint,
      office.teams.activity({
        ...{ type: 'invoke', name: 'composeExtension/fetchTask', value: command },
        from: { id: '29:Elsa', aadObjectId: 'aad-Elsa' },
        conversation: undefined,
      }),
    );
    expect(opened.text).toContain('"act":"report"');
    expect(chat('Elsa')).toEqual([]);
    for (let times = 2; times > 0; times--)
      await tells('Elsa', { type: 'installationUpdate', action: 'add' });
    expect(chat('Elsa')).toHaveLength(1);
  });

  it('says of an installation by hand two things: there is one card', async () => {
    office.teams.behaves({ installsByPolicy: false });
    await tells('Frida', { type: 'installationUpdate', action: 'add' });
    const membersAdded = [{ id: '29:Frida' }, { id: `28:${office.teams.appId}` }];
    await tells('Frida', { type: 'conversationUpdate', membersAdded });
    expect(chat('Frida')).toHaveLength(1);
  });

  it('sends a press again while it is at work: it is done once', async () => {
    office.teams.behaves({ repeatsAfter: 0 });
    const maja = office.inTeams('Maja');
    const { reportCode } = await filesReport(maja, { what: 'Bara en gång.' });
    await office.settled();
    await opensWith(maja, reportCode);
    await maja.presses('send', { text: 'Och det här.' });
    await office.settled();
    await opensWith(maja, reportCode);
    expect(maja.reads().split('Bara en gång.')).toHaveLength(2);
    expect(maja.reads().split('Och det här.')).toHaveLength(2);
  });

  it.each([true, false])('names its service in the token in another way: %s', async (rewrites) => {
    office.teams.behaves({ rewritesServiceUrl: rewrites });
    const maja = office.inTeams('Maja');
    await comesToStory(maja);
    await sendsStory(maja, { what: 'Om tjänsten.' });
  });

  it.each([true, false])('says the language of the client alone: %s', async (hides) => {
    office.teams.behaves({ hidesLocale: hides });
    const omar = office.inTeams('Omar', 'en-GB');
    await omar.opens();
    expect(says(omar)).toContain(texts.start.report);
  });

  it('does not send what is hidden from a telephone: that is said, and nothing is half done', async () => {
    const maja = office.inTeams('Maja', 'en-GB');
    const { reportCode } = await filesReport(maja, { what: 'En lång sida.' });
    await office.settled();
    await opensWith(maja, reportCode);
    office.teams.behaves({ losesHiddenInputs: true });
    await maja.presses('send', { text: 'Från telefonen.' });
    expect(says(maja)).toContain(texts.remarks.draft_missing);
    expect(maja.has('have_code')).toBe(true);
    // Everything without pages works there.
    const { reportCode: other } = await filesReport(maja, { what: 'Från telefonen ändå.' });
    office.teams.behaves({ losesHiddenInputs: false });
    await office.settled();
    await opensWith(maja, reportCode);
    expect(says(maja)).not.toContain('Från telefonen.');
    await opensWith(maja, other);
    expect(says(maja)).toContain('Från telefonen ändå.');
  });
});
