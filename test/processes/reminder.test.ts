import { type BotOffice, openBotOffice } from '../support/houses/bot-office';
import { type MovedClock, openMovedClock } from '../support/houses/moved-clock';
import { filesReport } from '../support/people/messenger-person';
import { sentencesOfCard, sentencesOfView } from '../support/people/messenger-reading';

/** Sunday the 22nd of November 2026 at noon in Stockholm. */
const sunday = Date.UTC(2026, 10, 22, 11);
const hour = 3_600_000;

describe('the reminder of a real process, in both messengers', () => {
  let clock: MovedClock;
  let office: BotOffice;
  beforeAll(async () => {
    clock = openMovedClock();
    clock.goesTo(sunday);
    office = await openBotOffice(
      { teams: true, slack: 'http', on: 'SQLite' },
      { VISSLA_BEGIN: '2026-11-22', VISSLA_REMINDER_DAYS: 'thursday, monday' },
      clock,
    );
    await office.joins(office.inTeams('Karin'), 'Kommunjurist');
    await office.joins(office.inSlack('Daniel'), 'Säkerhetssamordnare');
  });
  afterAll(async () => {
    await office.ends();
    clock.remove();
  });

  /** What each of the two has been told alone, in the words of the card. */
  const heard = () => {
    const inTeams = office.teams.sent
      .filter(({ path }) => path.includes(encodeURIComponent('a:Karin')))
      .flatMap(({ body }) => (body as { attachments?: { content: object }[] }).attachments ?? [])
      .map(({ content }) => sentencesOfCard(content));
    const inSlack = office
      .inSlack('Daniel')
      .client.messages.filter(({ from }) => from === 'bot')
      .map((said) => sentencesOfView(said));
    return [inTeams, inSlack].map(
      (said) => said.filter((card) => card.join(' ').includes('Påminnelse: ')).length,
    );
  };
  /** So much later the bot is started again, and has told what it had to. */
  const startsAgain = async (later: number): Promise<number[]> => {
    clock.moves({ hours: later / hour });
    await office.restarts();
    // A report's pass comes after the reminder, if one was to come.
    await filesReport(office.inTeams('Maja'), { what: 'En sak.' });
    await office.settled();
    await office.told();
    return heard();
  };

  it('comes once a day, late where it was down, and never twice after a kill', async () => {
    expect(heard()).toEqual([0, 0]);
    // Monday at eleven.
    expect(await startsAgain(23 * hour)).toEqual([1, 1]);
    expect(await startsAgain(hour)).toEqual([1, 1]);
    // Down over Thursday, until Saturday.
    expect(await startsAgain(5 * 24 * hour)).toEqual([2, 2]);
    expect(office.logged()).not.toMatch(/"level":"error"/);
  });
});
