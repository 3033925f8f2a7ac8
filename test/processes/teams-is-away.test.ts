import { setTimeout as wait } from 'node:timers/promises';
import { type BotOffice, openBotOffice } from '../support/houses/bot-office';
import { numberIn } from '../support/houses/two-servers';
import { loggedFaults } from '../support/logged-faults';
import {
  comesToStory,
  type Filed,
  findsReport,
  opensWith,
  sendsStory,
} from '../support/people/messenger-person';

/** The whole bot while the Bot Connector asks for patience, has trouble, or says nothing at all. */
describe('when Teams does not take the notices', () => {
  let office: BotOffice;
  let logged: string;
  const filed: (Filed & { readonly what: string })[] = [];
  beforeAll(async () => {
    office = await openBotOffice({ teams: true });
    await office.joins(office.inTeams('Karin'), 'Kommunjurist');
    await office.joins(office.inTeams('Daniel'), 'Säkerhetssamordnare');
  });
  afterAll(() => office.ends());

  const calls = (name: string) =>
    office.teams.sent.filter(({ path }) => decodeURIComponent(path).includes(`/a:${name}/`));
  /** The numbers in the notices that the messenger has taken for somebody. */
  const told = (name: string): number[] =>
    calls(name)
      .filter(({ answered }) => answered === 201)
      .map(({ body }) => numberIn(JSON.stringify(body)));
  const everybody = (): number[][] => ['Karin', 'Daniel'].map(told);
  const until = async (what: string, isSo: () => boolean): Promise<void> => {
    for (let tries = 0; tries < 3600; tries++) {
      if (isSo()) return;
      await wait(25);
    }
    throw new Error(`not so: ${what}; ${JSON.stringify(everybody())}`);
  };
  const tried = (name: string, times: number): Promise<void> =>
    until(`${name} was tried`, () => calls(name).length >= times);
  /** Writes a report down to the last press, and gives that press. */
  const begins = async (name: string): Promise<() => Promise<void>> => {
    const person = office.inTeams(name);
    const what = `Vad ${name} såg.`;
    const receipt = await comesToStory(person);
    return async () => {
      filed.push({ receipt, reference: await sendsStory(person, { what }), what });
    };
  };
  const reports = async (name: string): Promise<void> => (await begins(name))();

  it('leaves it alone for as long as it asks, and then tells each handler once', async () => {
    office.teams.connectorAnswers(429, { retryAfter: '4' });
    await reports('Maja');
    await tried('Karin', 1);
    const asked = Date.now();
    office.teams.connectorAnswers(201);
    await until('both are told', () => everybody().every((numbers) => numbers.length === 1));
    expect(Date.now() - asked).toBeGreaterThan(2_000);
    expect(everybody()).toEqual([[1], [1]]);
  }, 120_000);

  it('goes on through its trouble and its silence, while others report and are answered', async () => {
    const siriSends = await begins('Siri');
    office.teams.connectorAnswers(502, { to: 'Karin', times: 2 });
    office.teams.connectorAnswers('hang', { to: 'Daniel', times: 1 });
    const [karins, daniels] = [calls('Karin').length, calls('Daniel').length];
    await reports('Omar');
    await tried('Karin', karins + 1);
    await tried('Daniel', daniels + 1);
    await siriSends();
    // Whoever writes in the chat gets the card, although the connector has trouble just then.
    office.teams.connectorAnswers(502, { to: 'Liv', times: 1 });
    await office.inTeams('Liv').writes('Hej');
    expect(calls('Liv').map(({ answered }) => answered)).toEqual([502, 201]);
    expect(told('Daniel')).toEqual([1]);

    await until('both are told', () => everybody().every((numbers) => numbers.length > 1));
    expect(everybody()).toEqual([
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
    await reports('Petra');
    await tried('Karin', karins + 1);
    await tried('Daniel', daniels + 1);
    await office.restarts();
    await tried('Daniel', daniels + 2);
    office.teams.connectorAnswers(201);
    await until('both are told', () => everybody().every((numbers) => numbers.length > 2));
    expect(everybody()).toEqual([
      [1, 3, 4],
      [1, 3, 4],
    ]);
    logged = killed.output() + office.bot.output();
  }, 120_000);

  it('has lost no report', async () => {
    for (const { receipt, reference, what } of filed) {
      const reader = office.inTeams('Läsare');
      await opensWith(reader, receipt);
      expect(reader.reads()).toContain(what);
      const karin = office.inTeams('Karin');
      await findsReport(karin, reference);
      expect(karin.reads()).toContain(what);
    }
    // Nobody is told anything more.
    expect(everybody().map((numbers) => numbers.length)).toEqual([3, 3]);
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
