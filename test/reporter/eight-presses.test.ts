import { type ButtonName, buttons } from '../../bot/domain/buttons';
import type { Fields } from '../../bot/domain/fields';
import { type Answers, highOnes } from '../../bot/domain/questionnaire';
import { lastGroup } from '../../bot/domain/report-code';
import { mayGoToHr } from '../../bot/domain/triage';
import type { Step } from '../../bot/reporter/conversation';
import type { DrawnView } from '../../bot/reporter/event';
import { everyAnswer } from '../support/every-answer';
import {
  copied,
  desksOf,
  newConversation,
  people,
  practiceCode,
  reachPractice,
  settle,
  sit,
  succeed,
} from './play';

/**
 * How many presses a report takes, whatever it is about, whoever is involved and whoever gets it. Whoever
 * watches the network sees how often somebody presses; so no way may be told from another by their number.
 * It may never be more than ten.
 */
const presses = 8;

const readers = people(2);
const world = succeed(desksOf(readers));
const reporterButtons = buttons.filter((name) => !name.startsWith('desk'));

/** What somebody fills in who always gives the same answers; a receiver among the involved is the first. */
const filledWith = ({ about, detail, involved }: Answers): Fields => ({
  about,
  detail,
  involved: [
    ...highOnes.filter((one) => involved.includes(one)),
    ...(involved.includes('receiver') ? [readers[0]?.id] : []),
  ].join(','),
  ...copied,
  what: 'vad',
});

interface Walk {
  readonly now: DrawnView;
  readonly pressed: readonly ButtonName[];
  readonly seen: readonly Step[];
}

/** Every way from here to the end, by any button of the reporter's, on which no view comes twice. */
function* waysToFiled(fields: Fields, { now, pressed, seen }: Walk = begun()): Generator<Walk> {
  if (ends.includes(now.view.name)) yield { now, pressed, seen };
  for (const button of reporterButtons) {
    const event = { kind: 'press', button, fields } as const;
    const next = settle(now.state, event, world);
    const { name } = next.view;
    if (seen.includes(name)) continue;
    const further = { now: next, pressed: [...pressed, button], seen: [...seen, name] };
    yield* waysToFiled(fields, further);
  }
}

function begun(): Walk {
  const press = { kind: 'press', button: undefined, fields: {} } as const;
  const now = settle(newConversation(), press, world);
  return { now, pressed: [], seen: [now.view.name] };
}

/** The last views of a report and of practice. */
const ends: readonly Step[] = ['filed', 'practised'];

/** As if practice began with the dialog: to come there takes what it takes to read the rights. */
function begunPractice(): Walk {
  const { now } = reachPractice(sit(world));
  return { now, pressed: [], seen: [now.view.name] };
}

/** Nobody, top management, HR, or a receiver. */
const answered = [...everyAnswer()].filter(({ involved }) => involved.length <= 1);

it('every way to "sent" takes the same number of presses, at most ten', () => {
  expect(presses).toBeLessThanOrEqual(10);
  for (const answers of answered) {
    const ways = [...waysToFiled(filledWith(answers))].map(({ now, pressed }) => ({
      to: now.view.name === 'filed' && now.view.deadlines.desk,
      presses: pressed.length,
    }));
    const desks = mayGoToHr(answers) ? ['hr', 'whistleblowing'] : ['whistleblowing'];
    expect([answers, [...new Set(ways.map(({ to }) => to))].sort()]).toEqual([answers, desks]);
    expect([answers, new Set(ways.map((way) => way.presses))]).toEqual([
      answers,
      new Set([presses]),
    ]);
  }
});

it('every way through practice takes as many, whatever is answered', () => {
  for (const answers of answered.filter(({ involved }) => involved.length === 0)) {
    const group = lastGroup(practiceCode);
    const ways = [...waysToFiled({ ...filledWith(answers), group }, begunPractice())];
    expect(ways.length).toBeGreaterThan(0);
    expect(new Set(ways.map(({ pressed }) => pressed.length))).toEqual(new Set([presses]));
    expect(new Set(ways.map(({ now }) => now.view.name))).toEqual(new Set(['practised']));
  }
});
