import { type CopyHead, numbered, numberedHead } from '../../bot/domain/case-copy';
import type { Day } from '../../bot/domain/day';
import { entriesAlone, mayGiveAlone } from '../../bot/domain/given-alone';
import type { Id } from '../../bot/domain/ids';
import type { Body } from '../../bot/domain/message';
import { redactionMark } from '../../bot/domain/redactions';
import { swedishWorkingDays } from '../../bot/platform/working-days';
import { bodies } from '../sealing/samples';

const day = '2026-11-24' as Day;
const head: CopyHead = {
  ...{ kind: 'head', number: 'KS 2026/12', party: 'Bergqvist', assignee: 'Jurist' },
  ...{ status: 'received', duties: [], closedOn: undefined, closeReason: undefined },
};
const all = [
  numberedHead(day, head),
  ...numbered(bodies.map((body, at) => ({ id: `${at}` as Id, day, position: at, body }))),
];
const shown = entriesAlone<Body | CopyHead>(all, { redactions: [] });

it('of what the desk told the reporter a copy by one has the kind, of all else that it is there', () => {
  const kinds = shown.flatMap(({ body }) => body?.kind ?? []);
  expect([...new Set(kinds)].sort()).toEqual([
    ...['by_hr', 'closed', 'feedback', 'handed_over', 'hr_asked', 'moved'],
    ...['redirected', 'reopened', 'reply'],
  ]);
  expect(shown).toHaveLength(all.length);
  for (const { body, redacted, dayless } of shown)
    expect([body === undefined, dayless]).toEqual([redacted === 'unread', true]);
});

it('a copy by one has no text but words of closed lists', () => {
  const texts = (of: unknown): readonly string[] =>
    typeof of === 'string' ? [of] : Object.values(of ?? {}).flatMap(texts);
  const said = texts(shown.map(({ body }) => body));
  expect(said.length).toBeGreaterThan(20);
  const isOfList = (text: string): boolean => /^[a-z]*(?:[_A-Z][a-z]+)*$/.test(text);
  expect(said.filter((text) => text !== redactionMark('unread') && !isOfList(text))).toEqual([]);
});

it.each<[string, Day, Day, boolean]>([
  ['the same day', day, day, false],
  ['the next working day', day, '2026-11-25' as Day, false],
  ['the day after it', day, '2026-11-26' as Day, true],
  ['Sunday after a Thursday', '2026-11-26' as Day, '2026-11-29' as Day, true],
  ['Monday after a Friday', '2026-11-27' as Day, '2026-11-30' as Day, false],
  ['the days of Christmas', '2026-12-23' as Day, '2026-12-28' as Day, false],
])('one whole working day has passed or not: %s', (_, askedOn, today, is) => {
  const isWorkingDay = swedishWorkingDays();
  expect(mayGiveAlone({ askedOn, hasReaders: true }, today, isWorkingDay)).toBe(is);
  expect(mayGiveAlone({ askedOn, hasReaders: false }, today, isWorkingDay)).toBe(true);
});
