import fc from 'fast-check';
import { type CopyHead, numbered, numberedHead } from '../../bot/domain/case-copy';
import type { Day } from '../../bot/domain/day';
import { entriesAlone, mayGiveAlone } from '../../bot/domain/given-alone';
import type { Id } from '../../bot/domain/ids';
import { piecesOf, textsOf } from '../../bot/domain/masks';
import type { Body, Message } from '../../bot/domain/message';
import { swedishWorkingDays } from '../../bot/platform/working-days';

const day = '2026-11-24' as Day;
const reference = 'JY11T-JVT56';

/** What a copy by one shows of a case, in one text. */
function shownOf(bodies: readonly Body[], of: Partial<CopyHead> = {}): string {
  const messages = bodies.map(
    (body, at): Message => ({ ...{ id: `${at}` as Id, day, body }, position: at }),
  );
  const head = numberedHead(day, {
    ...{
      kind: 'head',
      status: 'received',
      duties: [],
      closedOn: undefined,
      closeReason: undefined,
      ...of,
    },
  });
  const all = numbered(messages);
  const entries = entriesAlone<Body | CopyHead>(
    [head, ...all],
    { masks: [] },
    { all: [head, ...all], reference },
  );
  return entries
    .flatMap(({ body }) => (body === undefined ? [] : textsOf(body)))
    .flatMap(piecesOf)
    .map((piece) => (typeof piece === 'string' ? piece : '[...]'))
    .join('\n');
}

const reply = (text: string): Body => ({ kind: 'reply', text });
const report = (what: string): Body => ({ kind: 'report', what, where: '', how: '', who: '' });

it.each<[string, string]>([
  ['a name', 'Lund är hörd.'],
  ['its genitive', 'Lunds kollegor är hörda.'],
  ['another case of letters', 'LUND är hörd.'],
  ['a soft hyphen within it', 'Lu\u00adnd är hörd.'],
  ['another form of it', 'Lagren är räknade.'],
  ['a day', 'Svar kommer den 24 november.'],
  ['the reference', 'Gäller JY11T.'],
  ['a name of the form', 'Bergqvist svarar.'],
])('a text of the desk is masked whole for %s', (_, text) => {
  const all = [report('Lund tar av lagret.'), reply(text), reply('Tack. Vi utreder.')];
  expect(shownOf(all, { assignee: 'Bergqvist' })).toBe('[...]\nTack. Vi utreder.');
});

it('nothing is shown of notes and minutes, nor of what their words are in', () => {
  const minutes = {
    kind: 'minutes',
    heldOn: day,
    how: 'meeting',
    text: 'Alpha',
  } as unknown as Body;
  const carried = { kind: 'by_hr', body: minutes } as Body;
  const note: Body = { kind: 'note', author: 'Jurist', text: 'Beta' };
  expect(shownOf([report('x'), minutes, carried, note, reply('Alpha'), reply('Beta')])).toBe(
    '[...]\n[...]',
  );
});

it('no word of the reporter is shown, whatever was written', () => {
  const word = fc.stringMatching(/^[a-zåäö]{2,9}$/).map((one) => `q${one}`);
  const written = fc
    .tuple(
      fc.uniqueArray(word, { minLength: 1, maxLength: 12 }),
      fc.array(fc.array(word), { maxLength: 4 }),
    )
    .chain(([theirs, others]) =>
      fc.tuple(
        fc.constant(theirs),
        fc.tuple(...others.map((own) => fc.shuffledSubarray([...theirs.slice(0, 3), ...own]))),
      ),
    );
  fc.assert(
    fc.property(written, ([theirs, desk]) => {
      const text = shownOf([report(theirs.join(' ')), ...desk.map((one) => reply(one.join(' ')))]);
      expect(text.split(/[^\p{L}]+/u).filter((one) => theirs.includes(one))).toEqual([]);
    }),
    { seed: 34 },
  );
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
