import { daysOfUpkeep } from '../support/days-pass';
import { disposals } from '../support/disposals';
import { commandsBeside } from '../support/houses/run-command';
import { openVissla } from '../support/open-vissla';
import { closing, does, files, filesAbout } from '../support/people/report';

describe('the list of what was disposed of', () => {
  /** What is left of cases closed on one day; one more names the coordinator if it is asked for. */
  const world = async (isNamed: boolean) => {
    const disposal = { ...disposals, whistleblowing: { number: 'KS 2026/12', months: 12 } };
    const office = await openVissla({ on: 'SQLite', disposal });
    const [karin, daniel] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
    const maja = office.person('Maja');
    const all = [await files(maja, 'En.'), await files(maja, 'Två.'), await files(maja, 'Tre.')];
    if (isNamed) all.push(await filesAbout(maja, ['Säkerhetssamordnare'], 'Om honom.'));
    await office.passes();
    for (const { reference } of all) await does(karin, reference, 'close', closing);
    await office.passes();
    const [archived] = all;
    const package_ = { reason: 'paper', number: 'A 12' };
    await does(karin, archived!.reference, 'archive', package_);
    await daysOfUpkeep(office, 7);
    office.clock.advance({ days: 348 });
    await daysOfUpkeep(office, 20);
    const { threads } = office.stores.database;
    const seen = [];
    for (const member of [karin, daniel]) {
      await member.opens('desk');
      const view = await member.presses('desk_numbers');
      seen.push(JSON.stringify(view), member.reads());
    }
    const vissla = commandsBeside(() => office);
    const printed = [await vissla('disposed'), await vissla('disposed', '--json')];
    const left = { count: await threads.count(), disposed: await threads.disposed() };
    await office.close();
    return { left, seen, printed };
  };

  it('says how many went in which month by which decision, and nothing of one that somebody was shut out of', async () => {
    const without = await world(false);
    const went = { desk: 'whistleblowing', month: '2027-12' };
    const disposed = [
      { ...went, by: 'KS 2026/12', count: 2 },
      { ...went, by: 'archived', count: 1 },
    ];
    expect(without.left).toEqual({ count: 0, disposed });
    const [plain, json] = without.printed;
    expect(plain).toMatchObject({ code: 0, error: '' });
    expect(plain?.out.split('\n').slice(0, 2)).toEqual([
      '2027-12 whistleblowing: 2, by decision KS 2026/12',
      '2027-12 whistleblowing: 1, archived',
    ]);
    expect(JSON.parse(json!.out)).toEqual({ disposed });
    const line = 'Gallrat: december 2027: 2 (beslut KS 2026/12); december 2027: 1 (arkiverade).';
    expect(without.seen[1]).toContain(line);
    expect(without.seen[3]).toContain(line);
    expect(await world(true)).toEqual(without);
  });
});
