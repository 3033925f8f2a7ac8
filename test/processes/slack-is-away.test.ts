import { setTimeout as wait } from 'node:timers/promises';
import { type BotOffice, openBotOffice, slackId } from '../support/houses/bot-office';
import { numberIn } from '../support/houses/two-servers';
import { loggedFaults } from '../support/logged-faults';
import {
  comesToStory,
  type Filed,
  findsReport,
  opensWith,
  sendsStory,
} from '../support/people/messenger-person';

/** The whole bot while Slack's Web API asks for patience, has trouble, or says nothing at all. */
describe('when Slack does not take the notices', () => {
  let office: BotOffice;
  let logged: string;
  let answersAtLast = (): void => undefined;
  const never = new Promise<void>((done) => {
    answersAtLast = done;
  });
  const filed: (Filed & { readonly what: string })[] = [];
  beforeAll(async () => {
    office = await openBotOffice({ slack: 'http' });
    await office.joins(office.inSlack('Karin'), 'Kommunjurist');
    await office.joins(office.inSlack('Daniel'), 'Säkerhetssamordnare');
  });
  afterAll(async () => {
    answersAtLast();
    await office.ends();
  });

  /** The numbers in the notices that stand in somebody's conversation. */
  const told = (name: string): number[] =>
    office
      .inSlack(name)
      .client.messages.filter(({ from }) => from === 'bot')
      .map(({ blocks }) => numberIn(JSON.stringify(blocks)));
  const everybody = (): number[][] => ['Karin', 'Daniel'].map(told);
  const until = async (what: string, isSo: () => boolean): Promise<void> => {
    for (let tries = 0; tries < 3600; tries++) {
      if (isSo()) return;
      await wait(25);
    }
    throw new Error(`not so: ${what}; ${JSON.stringify(everybody())}`);
  };
  const calls = (method: string): number =>
    office.workspace.slack.calls.filter((call) => call.method === method).length;
  const bothAreTold = (times: number): Promise<void> =>
    until('both are told', () => everybody().every((numbers) => numbers.length >= times));
  /** Writes a report down to the last press, and gives that press. */
  const begins = async (name: string): Promise<() => Promise<void>> => {
    const person = office.inSlack(name);
    const what = `Vad ${name} såg.`;
    const receipt = await comesToStory(person);
    return async () => {
      filed.push({ receipt, reference: await sendsStory(person, { what }), what });
    };
  };
  const reports = async (name: string): Promise<void> => (await begins(name))();

  it('leaves it alone for as long as it asks, and then tells each handler once', async () => {
    const { slack } = office.workspace;
    for (const method of ['conversations.open', 'chat.postMessage'])
      slack.script({ method, kind: 'rate_limited', retryAfterSeconds: 4 });
    await reports('Maja');
    const asked = Date.now();
    await bothAreTold(1);
    expect(Date.now() - asked).toBeGreaterThan(2_000);
    expect(everybody()).toEqual([[1], [1]]);
  }, 120_000);

  it('goes on through its trouble and its silence, while others report and are answered', async () => {
    const { slack } = office.workspace;
    const siriSends = await begins('Siri');
    const opened = calls('conversations.open');
    const method = 'conversations.open';
    slack.script({ method, user: slackId('Karin'), kind: 'status', status: 502, times: 2 });
    slack.script({ method, user: slackId('Daniel'), kind: 'slow', until: never });
    // Taken, but the answer never comes: it is not said again.
    slack.script({ method: 'chat.postMessage', kind: 'slow', until: never });
    await reports('Omar');
    await until('one was tried', () => calls(method) > opened);
    await siriSends();
    // A dialog that Slack did not open is asked for once more, and then all goes as always.
    slack.script({ method: 'views.open', kind: 'status', status: 502 });
    const maja = office.inSlack('Maja');
    await expect(maja.opens()).rejects.toThrow('no dialog');
    await opensWith(maja, filed[0]?.receipt ?? '');
    expect(maja.reads()).toContain('Vad Maja såg.');

    await bothAreTold(2);
    expect(everybody()).toEqual([
      [1, 3],
      [1, 3],
    ]);
    await until('the one that nobody is sure of is in the log', () =>
      office.bot.output().includes('notice_uncertain'),
    );
  }, 120_000);

  it('forgets nobody when it is killed meanwhile and started again', async () => {
    const { slack } = office.workspace;
    const killed = office.bot;
    const opened = calls('conversations.open');
    slack.script({ method: 'conversations.open', kind: 'slow', until: never });
    slack.script({ method: 'conversations.open', kind: 'status', status: 502, times: 2 });
    await reports('Petra');
    await until('both were tried', () => calls('conversations.open') > opened);
    await office.restarts();
    await bothAreTold(3);
    expect(everybody()).toEqual([
      [1, 3, 4],
      [1, 3, 4],
    ]);
    logged = killed.output() + office.bot.output();
  }, 120_000);

  it('has lost no report', async () => {
    for (const { receipt, reference, what } of filed) {
      const reader = office.inSlack('Läsare');
      await opensWith(reader, receipt);
      expect(reader.reads()).toContain(what);
      const karin = office.inSlack('Karin');
      await findsReport(karin, reference);
      expect(karin.reads()).toContain(what);
    }
    // Nobody is told anything more.
    expect(everybody().map((numbers) => numbers.length)).toEqual([3, 3]);
    expect(office.workspace.slack.refusals).toEqual([]);
  }, 120_000);

  it('has logged codes and nothing else', () => {
    const read = loggedFaults(logged);
    for (const line of read)
      expect(line).toEqual({
        level: 'error',
        code: expect.any(String) as unknown,
        module: expect.stringMatching(/^(?:notify|slack)$/) as unknown,
      });
    expect([...new Set(read.map(({ code }) => code))].sort()).toEqual([
      'notice_uncertain',
      'slack_limited',
      'slack_uncertain',
    ]);
    for (const said of ['såg', slackId('Karin'), slackId('Maja')])
      expect(logged).not.toContain(said);
  });
});
