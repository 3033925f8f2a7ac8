import { type BotOffice, openBotOffice } from '../support/houses/bot-office';
import { killWhileFiling, readsQueue } from '../support/houses/kill-while-filing';
import { type MessengerPerson, opensWith } from '../support/people/messenger-person';

/** As somebody meets it: the bot dies while the story is on its way, the dialog stays open, and one presses again. */
describe.each(['Teams', 'Slack'])('kill -9 while reports are filed in %s', (messenger) => {
  let office: BotOffice;
  const person = (name: string): MessengerPerson =>
    messenger === 'Teams' ? office.inTeams(name) : office.inSlack(name);
  beforeAll(async () => {
    office = await openBotOffice(messenger === 'Teams' ? { teams: true } : { slack: 'http' });
    await office.joins(person('Karin'), 'Kommunjurist');
    await office.joins(person('Daniel'), 'Säkerhetssamordnare');
  });
  afterAll(() => office.ends());

  it('loses no story, sent or not, and doubles none', async () => {
    const reports = await killWhileFiling(office, person, { rounds: 2 });
    expect(reports.length).toBeGreaterThan(3);
    expect(reports.some(({ pressedAgain }) => pressedAgain)).toBe(true);
    await office.settled();

    // Each takes its time; the desk's queue, below, has them all.
    const read = reports.filter(({ pressedAgain }, at) => pressedAgain || at % 3 === 0);
    for (const { receipt, what } of read) {
      const reader = person('Läsare');
      await opensWith(reader, receipt);
      expect(reader.reads().split(what)).toHaveLength(2);
    }
    const seen = await readsQueue(person('Karin'), /Rapport \d+-\d+-\d+\./);
    expect(seen.sort()).toEqual(reports.map(({ what }) => what).sort());
    expect(office.logged()).not.toContain('Rapport');
    expect(office.workspace.slack.refusals).toEqual([]);
  }, 240_000);
});
