import { type BotOffice, openBotOffice } from '../support/houses/bot-office';
import { filesReport, opensWith } from '../support/people/messenger-person';
import { sentencesOfView } from '../support/people/messenger-reading';

/**
 * What is told in Slack alone, over HTTP and over a socket, is in `test/contract`; beside Teams in
 * `slack-and-teams.test.ts`. What a start with Slack alone serves: `slack-doors.test.ts`.
 */
describe('a start with Slack', () => {
  let office: BotOffice | undefined;
  afterEach(async () => {
    await office?.ends();
    office = undefined;
  });

  const post = async (path: string): Promise<number> => {
    const url = `http://127.0.0.1:${office?.bot.port}${path}`;
    return (await fetch(url, { method: 'POST', body: '{}' })).status;
  };

  it('beside Teams goes over a socket as well, and needs neither a public address nor a signing secret', async () => {
    office = await openBotOffice({ teams: true, slack: 'socket' });
    expect(Object.keys(office.settings)).not.toContain('VISSLA_SLACK_SIGNING_SECRET');
    expect(await post('/slack/events')).toBe(404);
    await office.joins(office.inSlack('Karin'), 'Kommunjurist');
    await office.joins(office.inSlack('Daniel'), 'Säkerhetssamordnare');
    const maja = office.inSlack('Maja');
    const { reportCode } = await filesReport(maja, { what: 'En sak.' });
    await office.settled();
    await opensWith(maja, reportCode);
    expect(sentencesOfView(maja.view ?? {}).join('\n')).toContain('En sak.');
    const omar = office.inTeams('Omar');
    await omar.opens();
    expect(omar.has('report')).toBe(true);
    expect(office.workspace.slack.refusals).toEqual([]);
    expect(await office.bot.stop()).toBe(0);
  });
});
