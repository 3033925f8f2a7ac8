import { crowdFigures } from '../../domain/crowd-figures';

type SettingAnswers = Readonly<Record<string, string | undefined>>;

/** Below this many people few use the bot in the same month. */
const few = 1_000;

export function needsDecision({ VISSLA_PASSES }: SettingAnswers): boolean {
  return VISSLA_PASSES === 'weekly';
}

/** Settings do not tell whether the secrecy act applies; where a pass is chosen it counts as so. */
export function secrecyIn({ VISSLA_PASSES: pass }: SettingAnswers): 'yes' | undefined {
  return pass === undefined ? undefined : 'yes';
}

/** The question about the pass, with both prices of each choice and an advice. */
export function passQuestion(answers: SettingAnswers): string {
  const employees = Number(answers.VISSLA_EMPLOYEES);
  const [first] = crowdFigures;
  const size = crowdFigures.findLast(({ people }) => people <= employees)?.people ?? first.people;
  // The workplace of that size in which the bot is used least.
  const figure = crowdFigures.find(({ people }) => people === size) ?? first;
  const { people, usesAWeek, daily, weekly } = figure;
  const onWeb = answers.MESSENGERS === 'none';
  return [
    'When a report reaches the desk. Each choice has two prices: how few people a writer is hidden among, and what waits.',
    onWeb
      ? '   On the web a writer is one of those whom network and computer show at the page that day or week.'
      : `   In our model of ${people} people with ${usesAWeek} uses a week (docs/threat-model.md), a writer is one of ${ranged(daily)} with daily, of ${ranged(weekly)} with weekly.`,
    '   daily: all of a day together. Reports and answers wait until the next morning.',
    "   weekly: all of a week together, on Tuesdays unless set. Reports and answers wait up to a week; what is urgent, and HR's matters, until the next morning.",
    `   at-once: nothing waits, and nobody is hidden: who sees the ${onWeb ? "network's" : "messenger's"} logs can work out who wrote, and the first dialog says so.`,
    ...adviceOn(employees, answers.OSL === 'yes').map((line) => `   ${line}`),
    '   Type weekly, daily or at-once',
  ].join('\n');
}

export const decisionQuestion = [
  'Weekly: under the secrecy act a report has come in once it is sent, and is to be registered without delay, with its day (OSL 5:1, 5:2).',
  '   With weekly nobody can read or register it for up to a week. Let a lawyer look at it first.',
  '   Who decided on weekly, and when? Or type daily',
].join('\n');

function adviceOn(employees: number, isSecret: boolean): readonly string[] {
  const isSmall = employees < few;
  const registers =
    'Advice: daily. The secrecy act asks that a report is registered without delay (OSL 5:1, 5:2).';
  const hides =
    'So few people hide nobody well: the telephone and a form on the web hide more than any pass. Say so to everybody.';
  if (isSecret) return isSmall ? [registers, hides] : [registers];
  return [
    isSmall
      ? 'Advice: weekly, since few people use it in one week.'
      : 'Advice: daily where hundreds use it each month, else weekly.',
  ];
}

/** "1", "3 to 4". */
function ranged(figure: number): string {
  const [low, high] = [Math.floor(figure), Math.ceil(figure)];
  return low === high ? String(low) : `${low} to ${high}`;
}
