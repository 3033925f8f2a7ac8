import { limits } from '../../bot/domain/limits';
import type { Person } from '../support/people/card-person';
import { does, goesOn, type History, makeHistory, whoIs } from './history';
import { others, type Purpose, sending, stepsOf } from './visits';

const hour = 3_600_000;
const lastViews = [...sending, ...others.filter((purpose) => purpose !== 'leave')];

describe.each(['teams', 'slack', 'web'] as const)('last presses in %s', (messenger) => {
  let history: History;
  beforeAll(async () => {
    history = await makeHistory(messenger);
  });
  afterAll(() => history.place.remove());

  /** People who come to their last view, each by a purpose, and what is seen of their last presses. */
  const press = async (purposes: readonly Purpose[], times: number) => {
    const world = await goesOn(history);
    // A whole window is counted, and said once it is over.
    world.clock.jump(24 * hour);
    await world.minute();
    await world.second();
    world.heard();
    const last: (() => ReturnType<typeof world.press>)[] = [];
    for (const [nth, purpose] of purposes.entries()) {
      const code = history.codes[nth % history.codes.length] ?? '';
      const person = world.person(whoIs(`Reporter ${nth}`, messenger));
      const steps = stepsOf({ purpose, text: 'Det hände.', code, leavesAfter: 9 });
      for (const step of steps.slice(0, -1)) await does(world, person, ...step(person));
      const step = steps.at(-1)!;
      const again = (from: Person): (() => ReturnType<typeof world.press>) => {
        const other = world.person(person.who);
        other.shown = from.shown;
        return () => world.press(other, ...step(other));
      };
      last.push(...Array.from({ length: times }, () => again(person)));
    }
    const pressed: Awaited<ReturnType<typeof world.press>>[] = [];
    // Neither values nor places.
    const statements = (): readonly string[] =>
      world.heard().sql.map((one) => one.replace(/( \d+:\S+)+$/, '').replace(/= \d+/g, '='));
    world.heard();
    await world.ears.hearsReads(async () => {
      for (const [nth, presses] of last.entries()) {
        world.random.begins(`last ${nth}`);
        pressed.push(await presses());
      }
    });
    const sqlBefore = statements();
    const before = pressed.map((one) => one.isAnswered());
    await world.second();
    const answered = pressed.map((one) => one.answered() ?? NaN);
    const order = [...answered].sort((one, other) => one - other).map((n) => answered.indexOf(n));
    const sql = statements();
    world.clock.jump(13.5 * hour);
    await world.minute();
    const { lines } = world.heard();
    await world.remove();
    return { before, order, sqlBefore, sql, lines };
  };

  it.each([
    [['file', 'practise', 'rights', 'wrong', 'read']],
    [['write', 'read', 'file']],
    [['read', 'write', 'practise']],
  ] as const)('are answered in their order, whoever sends: %j', async (purposes) => {
    const { before, order } = await press(purposes, 1);
    expect(before).not.toContain(true);
    expect(order).toEqual(purposes.map((_, nth) => nth));
  });

  it('read alike before the beat in practice and in earnest, and in the beat whatever they are', async () => {
    const seen = new Map<Purpose, Awaited<ReturnType<typeof press>>>();
    for (const purpose of lastViews) seen.set(purpose, await press([purpose], 1));
    for (const purpose of lastViews)
      expect([purpose, seen.get(purpose)?.sql]).toEqual([purpose, seen.get('rights')?.sql]);
    for (const [one, other] of [
      ['file', 'practise'],
      ['to_hr', 'practise'],
      ['write', 'practise_write'],
    ] as const)
      expect([one, seen.get(one)?.sqlBefore]).toEqual([one, seen.get(other)?.sqlBefore]);
  });

  it('wait for the beat where nothing is taken of what they send', async () => {
    const world = await goesOn(history, { isEndless: false });
    const person = world.person(whoIs('Maja', messenger));
    for (let nth = 0; nth < limits.sendingDialogs; nth++) await does(world, person);
    const steps = stepsOf({ purpose: 'file', text: 'Det hände.', code: '', leavesAfter: 9 });
    for (const step of steps.slice(0, -1)) await does(world, person, ...step(person));
    world.random.begins('one too many');
    const pressed = await world.press(person, ...steps.at(-1)!(person));
    expect(pressed.isAnswered()).toBe(false);
    await world.second();
    // The dialogs of one person cannot be counted on the web, where nobody is known.
    const end =
      messenger === 'web'
        ? { view: { name: 'filed' } }
        : { view: { name: 'story' }, remark: 'dialogs_many' };
    expect(person.shown).toMatchObject(end);
    await world.remove();
  });

  it('are refused alike, and counted alike, where somebody presses three times', async () => {
    const seen = new Map<Purpose, object>();
    for (const purpose of lastViews) {
      const { sqlBefore: _, ...one } = await press([purpose], 3);
      seen.set(purpose, one);
    }
    expect(seen.get('practise')).toMatchObject({ before: [false, false, true] });
    for (const purpose of lastViews)
      expect([purpose, seen.get(purpose)]).toEqual([purpose, seen.get('practise')]);
  });
});
