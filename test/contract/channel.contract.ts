import type { Colleague, OneMessenger, Step, Story } from './channel-house';
import { tell } from './channel-house';

/** Who belongs to the desks in every story, and by which code each came in. */
const staff = [
  ['Karin', 'Kommunjurist', 'whistleblowing'],
  ['Daniel', 'Säkerhetssamordnare', 'whistleblowing'],
  ['Eva', 'HR-chef', 'hr'],
  ['Jonas', 'HR-partner', 'hr'],
] as const;

/** Tells each story through every messenger, and requires the same steps: the same sentences, buttons and texts in inputs. */
export function channelContract(
  stories: Readonly<Record<string, Story>>,
  messengers: Readonly<Record<string, () => Promise<OneMessenger>>>,
): void {
  const bots: [string, OneMessenger, Map<string, Colleague>][] = [];

  beforeAll(async () => {
    for (const [name, open] of Object.entries(messengers)) {
      const bot = await open();
      const people = new Map<string, Colleague>();
      bots.push([name, bot, people]);
      const { quietly } = tell(bot, people);
      for (const [who, title, desk] of staff) {
        await quietly(who).opens();
        await quietly(who).presses('open', { code: bot.invite(title, desk) });
      }
    }
  }, 120_000);
  afterAll(async () => {
    for (const [, bot] of bots) await bot.ends();
  });

  it.each(Object.entries(stories))(
    '%s',
    async (_, story) => {
      const told: [string, Step[]][] = [];
      for (const [name, bot, people] of bots) {
        const house = tell(bot, people);
        await story(house).catch((error: unknown) => {
          throw new Error(`in ${name}, after "${house.steps.at(-1)?.step}"`, { cause: error });
        });
        told.push([name, house.steps]);
      }
      const [[, first], ...others] = told as [[string, Step[]], ...[string, Step[]][]];
      expect(first.length).toBeGreaterThan(0);
      for (const [name, steps] of others) {
        expect(steps.map(({ step }) => step)).toEqual(first.map(({ step }) => step));
        for (const [at, step] of steps.entries()) {
          expect({ in: name, ...step }).toEqual({ in: name, ...first[at] });
        }
      }
    },
    120_000,
  );
}
