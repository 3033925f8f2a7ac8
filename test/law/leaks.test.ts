import { differences, type Lived, live } from './compare';
import { type History, makeHistory } from './history';
import { leaks } from './leaks';
import { chained, type Leak, type Plans, shortPlans } from './planting';

type Planting = Pick<Leak, 'plant' | 'processes'>;

let history: History;
beforeAll(async () => {
  history = await makeHistory('teams');
});
afterAll(() => history.place.remove());

/** A world in which somebody sends and the leak is fired. */
const sends = ({ plant, processes = [0] }: Planting, plans: Plans): Promise<Lived> =>
  live(history, plans.with(history.codes), { planted: plant(), fires: plans.fires, processes });

/** A world of the same first presses in which nobody sends, and the leak is or is not fired. */
const sendsNothing = (
  { plant, processes = [0] }: Planting,
  plans: Plans,
  isFired: boolean,
): Promise<Lived> => {
  const fires = isFired ? plans.fires : undefined;
  return live(history, plans.without(history.codes), { planted: plant(), fires, processes });
};

describe.each(leaks)('$name', (leak) => {
  const plans = leak.plans ?? shortPlans;
  /** One after the other: each world hears all statements of this program. */
  let sent: Lived;
  beforeAll(async () => {
    sent = await sends(leak, plans);
  });

  it(`leaks, and is found by what is compared of ${leak.red}`, async () => {
    const nothing = await sendsNothing(leak, plans, false);
    expect(sent.found).not.toStrictEqual(nothing.found);
    expect(differences(sent, nothing)).toContain(leak.red);
  });

  it('is not found where both worlds do it', async () => {
    expect(differences(sent, await sendsNothing(leak, plans, true))).toStrictEqual([]);
  });
});

it('finds nothing where no leak is planted, however long the work of a press takes', async () => {
  const none = { plant: () => ({}) };
  const costly = { plant: () => chained(false) };
  for (const leak of [none, costly]) {
    const sent = await sends(leak, shortPlans);
    expect(differences(sent, await sendsNothing(leak, shortPlans, false))).toStrictEqual([]);
  }
});
