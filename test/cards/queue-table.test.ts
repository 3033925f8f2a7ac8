import type { QueueItem } from '../../bot/domain/register-view';
import { cards, day, locales, samples, shown } from './samples';

const [, , view] = samples.desk_queue;
const base: QueueItem = { ...view!.items[0]!, news: false, due: undefined };
const due = { what: 'answer', by: day('2026-11-24'), overdue: false } as const;

const lineOf = (item: Partial<QueueItem>, locale: 'sv' | 'en' = 'sv') =>
  cards.table(shown({ ...view!, items: [{ ...base, ...item }] }, locale))!.lines[0]!;

describe('the list as a table', () => {
  it.each<[string, Partial<QueueItem>, object]>([
    ['new', { due }, { mark: 'NY', tone: 'new', todo: 'svara senast 24 nov', status: 'mottagen' }],
    ['late', { due: { ...due, overdue: true } }, { mark: 'FÖRSENAD', tone: 'late' }],
    [
      'due before the next reminder',
      { status: 'answered', due, head: [{ what: 'answer', by: due.by }] },
      { mark: 'SNART', tone: 'soon', todo: 'svara senast 24 nov' },
    ],
    ['calm', { status: 'answered' }, { mark: undefined, tone: undefined, todo: 'inget just nu' }],
    [
      'a colleague’s question',
      { status: 'answered', awaits: ['remove', 'exclude'] },
      { tone: 'soon', todo: 'svar väntas: ta bort ord och 1 till' },
    ],
    [
      'closed',
      { status: 'closed', closedOn: day('2026-11-24') },
      { mark: undefined, status: 'avslutat 24 nov', todo: 'inget just nu' },
    ],
    [
      'a record',
      { case: { number: 'KS 2026/1', subject: 'inquiry', assignee: 'Jurist / Lawyer' } },
      { number: 'KS 2026/1', subject: 'Fråga om visselblåsning', assignee: 'Jurist' },
    ],
    [
      'held',
      { status: 'answered', held: true, news: true },
      {
        status: 'besvarad · nytt att läsa · hålls kvar',
      },
    ],
  ])('says of a case that is %s', (_, item, said) => {
    expect(lineOf(item)).toMatchObject({ ...said, thread: base.thread, reference: base.reference });
  });

  it('has the languages’ own words in every column', () => {
    for (const locale of locales) {
      const { columns, filter, show } = cards.table(shown(view!, locale))!;
      expect([filter, show, ...columns.flatMap(({ title, says }) => [title, says])]).not.toContain(
        '',
      );
    }
    expect(lineOf({ case: { assignee: 'Jurist / Lawyer' } }, 'en').assignee).toBe('Lawyer');
  });

  it('is of the list alone', () => {
    expect(cards.table(shown(samples.desk_people[0]!))).toBeUndefined();
  });
});
