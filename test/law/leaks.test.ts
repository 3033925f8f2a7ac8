import { differences, type Lived, live } from './compare';
import { type History, makeHistory } from './history';
import { leaks } from './leaks';
import { chained, type Leak, type Plans, shortPlans } from './planting';

let history: History;
beforeAll(async () => {
  history = await makeHistory('teams');
});
afterAll(() => history.place.remove());

/** A world in which the leak is fired, and one of the same first presses in which it is or is not. */
async function pairOf(
  { plant, processes = [0] }: Pick<Leak, 'plant' | 'processes'>,
  plans: Plans,
  both: boolean,
): Promise<readonly [Lived, Lived]> {
  const { codes } = history;
  return sides(
    () => live(history, plans.with(codes), { planted: plant(), fires: plans.fires, processes }),
    () => {
      const fires = both ? plans.fires : undefined;
      return live(history, plans.without(codes), { planted: plant(), fires, processes });
    },
  );
}

/** One after the other: each world hears all statements of this program. */
async function sides(
  one: () => Promise<Lived>,
  other: () => Promise<Lived>,
): Promise<readonly [Lived, Lived]> {
  return [await one(), await other()];
}

describe.each(leaks)('$name', (leak) => {
  const plans = leak.plans ?? shortPlans;

  it(`leaks, and is found by what is compared of ${leak.red}`, async () => {
    const [sent, nothing] = await pairOf(leak, plans, false);
    expect(sent.found).not.toStrictEqual(nothing.found);
    expect(differences(sent, nothing)).toContain(leak.red);
  });

  it('is not found where both worlds do it', async () => {
    const [sent, nothing] = await pairOf(leak, plans, true);
    expect(differences(sent, nothing)).toStrictEqual([]);
  });
});

it('finds nothing where no leak is planted, however long the work of a press takes', async () => {
  const none = { plant: () => ({}) };
  const costly = { plant: () => chained(false) };
  for (const leak of [none, costly]) {
    const [sent, nothing] = await pairOf(leak, shortPlans, false);
    expect(differences(sent, nothing)).toStrictEqual([]);
  }
});
