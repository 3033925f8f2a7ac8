import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { type BotOffice, openBotOffice } from '../support/houses/bot-office';
import { filesReport, opensWith } from '../support/people/messenger-person';
import { sentencesOfView } from '../support/people/messenger-reading';

const main = resolve(__dirname, '..', '..', 'dist', 'bot', 'main.js');

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
  const tellsTheStory = async (at: BotOffice): Promise<void> => {
    await at.joins(at.inSlack('Karin'), 'Kommunjurist');
    await at.joins(at.inSlack('Daniel'), 'Säkerhetssamordnare');
    const maja = at.inSlack('Maja');
    const { receipt } = await filesReport(maja, { what: 'En sak.' });
    await at.settled();
    await opensWith(maja, receipt);
    expect(sentencesOfView(maja.view ?? {}).join('\n')).toContain('En sak.');
    expect(at.workspace.slack.refusals).toEqual([]);
  };

  it('alone serves Slack, and nothing at the address of Teams', async () => {
    office = await openBotOffice({ slack: 'http' });
    await tellsTheStory(office);
    expect(await post('/api/messages')).toBe(404);
    expect(await post('/slack/events')).toBe(401);
    expect(await office.bot.stop()).toBe(0);
  });

  it('over a socket needs neither a public address nor a signing secret', async () => {
    office = await openBotOffice({ slack: 'socket' });
    expect(Object.keys(office.settings)).not.toContain('VISSLA_SLACK_SIGNING_SECRET');
    await tellsTheStory(office);
    expect(await post('/slack/events')).toBe(404);
    expect(await office.bot.stop()).toBe(0);
  });

  it('beside Teams serves both at one port', async () => {
    office = await openBotOffice({ teams: true, slack: 'http' });
    await tellsTheStory(office);
    const omar = office.inTeams('Omar');
    await omar.opens();
    expect(omar.has('report')).toBe(true);
    expect(await post('/slack/events')).toBe(401);
    expect(await office.bot.stop()).toBe(0);
  });

  it('beside Teams goes over a socket as well', async () => {
    office = await openBotOffice({ teams: true, slack: 'socket' });
    await tellsTheStory(office);
    const omar = office.inTeams('Omar');
    await omar.opens();
    expect(omar.has('report')).toBe(true);
    expect(await office.bot.stop()).toBe(0);
  });

  it('comes back after it was killed, to dialogs that are still open', async () => {
    office = await openBotOffice({ slack: 'socket' });
    await office.joins(office.inSlack('Karin'), 'Kommunjurist');
    await office.joins(office.inSlack('Daniel'), 'Säkerhetssamordnare');
    const maja = office.inSlack('Maja');
    await maja.opens();
    await maja.presses('report');
    await office.restarts();
    await maja.presses('safe');
    expect(maja.has('next')).toBe(true);
  });

  it('is refused as a whole when half of Slack is set, and shows no value', () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [main], {
      env: {
        PATH: process.env.PATH,
        VISSLA_SLACK_BOT_TOKEN: 'not-a-token-but-a-secret',
        VISSLA_SLACK_GUESTS: 'perhaps',
        VISSLA_SLACK_API_URL: 'http://elsewhere.example/api/',
      },
      encoding: 'utf8',
      timeout: 20_000,
    });
    expect(status).toBe(1);
    const said = stdout + stderr;
    for (const name of [
      'VISSLA_SLACK_BOT_TOKEN',
      'VISSLA_SLACK_SIGNING_SECRET',
      'VISSLA_SLACK_TEAM',
      'VISSLA_SLACK_GUESTS',
      'VISSLA_SLACK_API_URL',
      'VISSLA_ORGANISATION',
      'VISSLA_CONTACTS',
    ])
      expect(said).toContain(name);
    expect(said).not.toMatch(/not-a-token|perhaps|elsewhere/);
  });
});
