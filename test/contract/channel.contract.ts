import { isDeepStrictEqual } from 'node:util';
import type { Colleague, OneMessenger, Step, Story } from './channel-house';
import { tell } from './channel-house';

/** Who belongs to the desks in every story, and by which code each came in. */
const staff = [
  ['Karin', 'Kommunjurist', 'whistleblowing'],
  ['Daniel', 'Säkerhetssamordnare', 'whistleblowing'],
  ['Eva', 'HR-chef', 'hr'],
  ['Jonas', 'HR-partner', 'hr'],
] as const;

/** Lina and Nils join in one of the stories. */
export const members: readonly string[] = [...staff.map(([name]) => name), 'Lina', 'Nils'];

let lastStory = 0;

/**
 * Employees are other people in each story: one person can begin so many dialogs in an hour, and no more.
 * Those of the desks are the same in all.
 */
function whoIsIn(story: number): (name: string) => string {
  return (name) => (members.includes(name) ? name : `${name} ${story}`);
}

type Told = [name: string, steps: Step[]];

/** A bot in one messenger, and the people who use it. */
export interface Teller {
  readonly name: string;
  readonly bot: OneMessenger;
  readonly people: Map<string, Colleague>;
}

/** Opens a bot for each messenger before all tests, staffs it, and ends it after them. */
export function openMessengers(
  messengers: Readonly<Record<string, () => Promise<OneMessenger>>>,
): readonly Teller[] {
  const tellers: Teller[] = [];
  beforeAll(async () => {
    const opened = Object.entries(messengers).map(async ([name, open]): Promise<Teller> => {
      const bot = await open();
      const people = new Map<string, Colleague>();
      const { quietly } = tell(bot, people);
      for (const [who, title, desk] of staff) {
        await quietly(who).opens();
        await quietly(who).enters(await bot.invite(title, desk));
      }
      return { name, bot, people };
    });
    tellers.push(...(await Promise.all(opened)));
  });
  afterAll(async () => {
    // Each of them, also when one says that it was not well.
    const endings = tellers.map(({ bot }) => bot.ends());
    await Promise.allSettled(endings);
    await Promise.all(endings);
  });
  return tellers;
}

/**
 * Tells each story through every messenger, and requires the same steps: the same sentences, buttons and
 * texts in inputs.
 * @param names the messengers that tell them; all, when left out
 */
export function channelContract(
  stories: Readonly<Record<string, Story>>,
  tellers: readonly Teller[],
  names?: readonly string[],
): void {
  it.each(Object.entries(stories))('%s', async (_, story) => {
    const tellsAll = async (): Promise<[Told, ...Told[]]> => {
      const number = ++lastStory;
      // At the same time: each has a bot of its own, and waits for its own beats.
      const telling = tellers.filter(({ name }) => names?.includes(name) ?? true);
      const told = await Promise.all(
        telling.map(async ({ name, bot, people }): Promise<Told> => {
          const house = tell(bot, people, whoIsIn(number));
          await story(house).catch((error: unknown) => {
            throw new Error(`in ${name}, after "${house.steps.at(-1)?.step}"`, { cause: error });
          });
          return [name, house.steps];
        }),
      );
      return told as [Told, ...Told[]];
    };
    let told = await tellsAll();
    // Midnight may come between two messengers: then it is told once more.
    if (areOfDifferentDays(told)) told = await tellsAll();
    const [[, first], ...others] = told;
    expect(first.length).toBeGreaterThan(0);
    for (const [name, steps] of others) {
      expect(steps.map(({ step }) => step)).toEqual(first.map(({ step }) => step));
      for (const [at, step] of steps.entries()) {
        expect({ in: name, ...step }).toEqual({ in: name, ...first[at] });
      }
    }
  });
}

/** Whether what was told is the same but for its days. */
function areOfDifferentDays(told: readonly Told[]): boolean {
  const areAlike = ([first, ...others]: readonly unknown[]): boolean =>
    others.every((other) => isDeepStrictEqual(other, first));
  const all = told.map(([, steps]) => steps);
  const apart = all.map((steps): unknown =>
    JSON.parse(JSON.stringify(steps).replaceAll(/\d{4}-\d\d-\d\d/g, '(day)')),
  );
  return areAlike(apart) && !areAlike(all);
}
