import { subjects } from '../bot/domain/case';
import type { DisposedCount } from '../bot/domain/disposal';
import type { Desk } from '../bot/domain/ids';
import { closeReasons } from '../bot/domain/message';
import type { ViewNamed } from '../bot/domain/view';
import {
  endOfBand,
  type Figure,
  heads,
  type Median,
  type NumbersShown,
  type RunningYear,
  yearFigures,
} from '../bot/domain/year-numbers';
import type { Speech } from './speech';
import type { Say, TextKey } from './texts';

/** What can be published, then where the exact number is. */
export function numbersValues(view: ViewNamed<'desk_numbers'>, speech: Speech): object {
  const { desk, of, running, next, disposed, earlier, later } = view;
  const { say, longDay } = speech;
  const [title, ...paragraphs] =
    of === undefined
      ? [say('numbers.none'), say('numbers.standing')]
      : numbersLines(desk, of, speech);
  return {
    title,
    paragraphs: paragraphs.map((text) => ({ text })),
    exactly: of && say('numbers.exactly'),
    disposed: disposedLines(disposed, speech).map((text) => ({ text })),
    running:
      running && [say('numbers.running', inText(running)), say('numbers.runningOnly')].join(' '),
    next: say('numbers.next', { year: next.year, day: longDay(next.from) }),
    earlier,
    later,
  };
}

function inText({ year, received, closed, open }: RunningYear): Readonly<Record<string, string>> {
  return { year, received: String(received), closed: String(closed), open: String(open) };
}

/** A desk's year in a few sentences, for a council and the web; the first line is its title. */
export function numbersLines(
  desk: Desk,
  { year, countedOn, numbers }: NumbersShown,
  { say, longDay }: Pick<Speech, 'say' | 'longDay'>,
): readonly string[] {
  const counts = countsOf(desk, numbers, say);
  const bands = Object.fromEntries(counts.map(({ figure, value }) => [figure, value]));
  const days = (median: Median, key: TextKey, few: TextKey): string =>
    say(numbers.medians[median] === undefined ? few : key, {
      days: String(numbers.medians[median]),
    });
  // A list leaves out what is zero; the table has it.
  const listed = (key: TextKey, kind: string): readonly string[] => {
    const some = counts.filter(({ figure, lower }) => figure.startsWith(kind) && lower > 0);
    const list = some.map(({ label, value }) => `${label}: ${value}`).join('; ');
    return some.length === 0 ? [] : [say(key, { list })];
  };
  // An earlier year was frozen without requests.
  const asked = numbers.bands.asked === undefined ? [] : [say('numbers.asked', bands)];
  const feedback =
    desk === 'hr'
      ? []
      : [
          days('feedback', 'numbers.feedback', 'numbers.fewFeedback'),
          say('numbers.lateFeedback', bands),
        ];
  return [
    say(`numbers.title.${desk}`, { year }),
    say('numbers.came', { ...bands, year }),
    [
      days('answer', 'numbers.answer', 'numbers.fewAnswer'),
      say('numbers.late', bands),
      ...feedback,
    ].join(' '),
    ...listed('numbers.bySubject', 'subject.'),
    ...listed('numbers.byReason', 'reason.'),
    ...asked,
    say('numbers.standing'),
    say('numbers.bands', { day: longDay(countedOn) }),
  ];
}

/** A line a year, and the reservation that always stands. */
function disposedLines(all: readonly DisposedCount[], { say, longMonth }: Speech): string[] {
  const years = [...new Set(all.map(({ month }) => month.slice(0, 4)))];
  const lines = years.map((year) => {
    const list = all
      .filter(({ month }) => month.startsWith(year))
      .map(({ month, by, count }) => {
        const how =
          by === 'archived' ? say('numbers.archived') : say('numbers.decision', { number: by });
        return say('numbers.disposedIn', { month: longMonth(month), count: String(count), how });
      });
    return say('numbers.disposed', { list: list.join('; ') });
  });
  return [
    ...(lines.length === 0 ? [say('numbers.noneDisposed')] : lines),
    say('numbers.disposedOnly'),
  ];
}

export function countsOf(
  desk: Desk,
  { bands }: NumbersShown['numbers'],
  say: Say,
): readonly { figure: Figure; label: string; lower: number; value: string }[] {
  return yearFigures(desk).flatMap((figure) => {
    const lower = bands[figure];
    if (lower === undefined) return [];
    const label = say(labels.get(figure) ?? 'numbers.heading');
    return [{ figure, label, lower, value: bandText(lower, say) }];
  });
}

const labels: ReadonlyMap<Figure, TextKey> = new Map<Figure, TextKey>([
  ...heads.map((head) => [head, `numbers.labels.${head}`] as const),
  ...subjects.map((subject) => [`subject.${subject}`, `subjects.${subject}`] as const),
  ['subject.none', 'numbers.noSubject'],
  ...closeReasons.map((reason) => [`reason.${reason}`, `closeReasons.${reason}`] as const),
]);

function bandText(lower: number, say: Say): string {
  const end = endOfBand(lower);
  if (end === undefined) return say('numbers.more', { from: String(lower) });
  return end === lower
    ? String(lower)
    : say('numbers.band', { from: String(lower), to: String(end) });
}
