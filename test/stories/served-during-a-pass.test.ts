import { openVissla } from '../support/open-vissla';
import { files, opensReport } from '../support/people/report';

/** The event loop's turns during some work. */
async function turnsIn(work: () => Promise<void>): Promise<number> {
  let turns = 0;
  let next: NodeJS.Immediate | undefined;
  const turn = (): void => {
    turns += 1;
    next = setImmediate(turn);
  };
  turn();
  await work();
  clearImmediate(next);
  return turns;
}

it('lets other work have its turn before each thread that a pass opens or seals', async () => {
  const office = await openVissla({ passes: 'when-told', staffed: true, on: 'SQLite' });
  const names = Array.from({ length: 8 }, (_, n) => `Person ${n}`);
  const people = names.map((name) => office.person(name));
  const reportCodes: string[] = [];
  for (const person of people) reportCodes.push((await files(person, 'Det luktar.')).reportCode);
  await office.passes();
  const quiet = await turnsIn(() => office.passes());
  for (const [at, person] of people.entries()) {
    await opensReport(person, reportCodes[at] ?? '');
    await person.presses('send', { text: 'Igen.' });
  }
  // Its keys are asked for twice, its state once.
  expect(await turnsIn(() => office.passes())).toBeGreaterThanOrEqual(quiet + 3 * people.length);
  expect(office.codes()).toEqual([]);
  await office.close();
});
