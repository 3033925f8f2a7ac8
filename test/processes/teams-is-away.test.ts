import { type BotOffice, openBotOffice } from '../support/houses/bot-office';
import { loggedFaults } from '../support/logged-faults';
import { type ToldLate, toldLate } from '../support/people/told-late';

/** The whole bot while the Bot Connector asks for patience, has trouble, or says nothing at all. */
describe('when Teams does not take the notices', () => {
  let office: BotOffice;
  let logged: string;
  let late: ToldLate;
  beforeAll(async () => {
    office = await openBotOffice({ teams: true });
    await office.joins(office.inTeams('Karin'), 'Kommunjurist');
    await office.joins(office.inTeams('Daniel'), 'Säkerhetssamordnare');
    late = toldLate(
      (name) => office.inTeams(name),
      (name) =>
        calls(name)
          .filter(({ answered }) => answered === 201)
          .map(({ body }) => body),
    );
  });
  afterAll(() => office.ends());

  const calls = (name: string) =>
    office.teams.sent.filter(({ path }) => decodeURIComponent(path).includes(`/a:${name}/`));
  const tried = (name: string, times: number): Promise<void> =>
    late.until(`${name} was tried`, () => calls(name).length >= times);

  it('leaves it alone for as long as it asks, and then tells each handler once', async () => {
    office.teams.connectorAnswers(429, { retryAfter: '4' });
    await late.reports('Maja');
    await tried('Karin', 1);
    const asked = Date.now();
    office.teams.connectorAnswers(201);
    await late.bothAreTold(1);
    expect(Date.now() - asked).toBeGreaterThan(2_000);
    expect(late.everybody()).toEqual([[1], [1]]);
  }, 120_000);

  it('goes on through its trouble and its silence, while others report and are answered', async () => {
    const siriSends = await late.begins('Siri');
    office.teams.connectorAnswers(502, { to: 'Karin', times: 2 });
    office.teams.connectorAnswers('hang', { to: 'Daniel', times: 1 });
    const [karins, daniels] = [calls('Karin').length, calls('Daniel').length];
    await late.reports('Omar');
    await tried('Karin', karins + 1);
    await tried('Daniel', daniels + 1);
    await siriSends();
    // Whoever writes in the chat gets the card, although the connector has trouble just then.
    office.teams.connectorAnswers(502, { to: 'Liv', times: 1 });
    await office.inTeams('Liv').writes('Hej');
    expect(calls('Liv').map(({ answered }) => answered)).toEqual([502, 201]);
    expect(late.everybody()[1]).toEqual([1]);

    await late.bothAreTold(2);
    expect(late.everybody()).toEqual([
      [1, 3],
      [1, 3],
    ]);
    expect(calls('Daniel').filter(({ answered }) => answered === 'hang')).toHaveLength(1);
  }, 120_000);

  it('forgets nobody when it is killed meanwhile and started again', async () => {
    const killed = office.bot;
    office.teams.connectorAnswers('hang', { to: 'Karin', times: 1 });
    office.teams.connectorAnswers(502, { to: 'Daniel' });
    const [karins, daniels] = [calls('Karin').length, calls('Daniel').length];
    await late.reports('Petra');
    await tried('Karin', karins + 1);
    await tried('Daniel', daniels + 1);
    await office.restarts();
    await tried('Daniel', daniels + 2);
    office.teams.connectorAnswers(201);
    await late.bothAreTold(3);
    expect(late.everybody()).toEqual([
      [1, 3, 4],
      [1, 3, 4],
    ]);
    logged = killed.output() + office.bot.output();
  }, 120_000);

  it('has lost no report, and tells nobody anything more', async () => {
    await late.nothingIsLost();
  }, 120_000);

  it('has logged codes and nothing else', () => {
    const read = loggedFaults(logged);
    for (const line of read)
      expect(line).toEqual({
        level: 'error',
        code: expect.any(String) as unknown,
        module: 'notify',
      });
    expect([...new Set(read.map(({ code }) => code))].sort()).toEqual([
      'limited',
      'timeout',
      'unreachable',
    ]);
  });
});
