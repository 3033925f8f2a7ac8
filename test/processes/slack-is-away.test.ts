import { type BotOffice, openBotOffice, slackId } from '../support/houses/bot-office';
import { loggedFaults } from '../support/logged-faults';
import { opensWith } from '../support/people/messenger-person';
import { type ToldLate, toldLate } from '../support/people/told-late';

/** The whole bot while Slack's Web API asks for patience, has trouble, or says nothing at all. */
describe('when Slack does not take the notices', () => {
  let office: BotOffice;
  let logged: string;
  let answersAtLast = (): void => undefined;
  const never = new Promise<void>((done) => {
    answersAtLast = done;
  });
  let late: ToldLate;
  beforeAll(async () => {
    office = await openBotOffice({ slack: 'http', deadlines: 'as-in-production' });
    await office.joins(office.inSlack('Karin'), 'Kommunjurist');
    await office.joins(office.inSlack('Daniel'), 'Säkerhetssamordnare');
    late = toldLate(office);
  });
  afterAll(async () => {
    answersAtLast();
    await office.ends();
  });

  const calls = (method: string): number =>
    office.workspace.slack.calls.filter((call) => call.method === method).length;

  it('leaves it alone for as long as it asks, and then tells each handler once', async () => {
    const { slack } = office.workspace;
    for (const method of ['conversations.open', 'chat.postMessage'])
      slack.script({ method, kind: 'rate_limited', retryAfterSeconds: 4 });
    await late.reports('Maja');
    const asked = Date.now();
    await late.bothAreTold(1);
    expect(Date.now() - asked).toBeGreaterThan(2_000);
    expect(late.everybody()).toEqual([[1], [1]]);
  });

  it('goes on through its trouble and its silence, while others report and are answered', async () => {
    const { slack } = office.workspace;
    const siriSends = await late.begins('Siri');
    const opened = calls('conversations.open');
    const method = 'conversations.open';
    slack.script({ method, user: slackId('Karin'), kind: 'status', status: 502, times: 2 });
    slack.script({ method, user: slackId('Daniel'), kind: 'slow', until: never });
    // Taken, but the answer never comes: it is not said again.
    slack.script({ method: 'chat.postMessage', kind: 'slow', until: never });
    await late.reports('Omar');
    await late.until('one was tried', () => calls(method) > opened);
    await siriSends();
    // A dialog that Slack did not open is asked for once more, and then all goes as always.
    slack.script({ method: 'views.open', kind: 'status', status: 502 });
    const maja = office.inSlack('Maja');
    await expect(maja.opens()).rejects.toThrow('no dialog');
    await opensWith(maja, late.filed[0]?.reportCode ?? '');
    expect(maja.reads()).toContain('Vad Maja såg.');

    await late.bothAreTold(2);
    expect(late.everybody()).toEqual([
      [1, 3],
      [1, 3],
    ]);
    await late.until('the one that nobody is sure of is in the log', () =>
      office.bot.output().includes('notice_uncertain'),
    );
  });

  it('forgets nobody when it is killed meanwhile and started again', async () => {
    const { slack } = office.workspace;
    const killed = office.bot;
    const opened = calls('conversations.open');
    slack.script({ method: 'conversations.open', kind: 'slow', until: never });
    slack.script({ method: 'conversations.open', kind: 'status', status: 502, times: 2 });
    await late.reports('Petra');
    await late.until('both were tried', () => calls('conversations.open') > opened);
    await office.restarts();
    await late.bothAreTold(3);
    expect(late.everybody()).toEqual([
      [1, 3, 4],
      [1, 3, 4],
    ]);
    logged = killed.output() + office.bot.output();
  });

  it('has lost no report, and tells nobody anything more', async () => {
    await late.nothingIsLost();
    expect(office.workspace.slack.refusals).toEqual([]);
  });

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
