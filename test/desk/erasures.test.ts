import { erasuresOf } from '../../bot/desk/pages/list-views';
import type { Day, Month } from '../../bot/domain/day';
import type { MemberId } from '../../bot/domain/ids';
import type { Member } from '../../bot/domain/member';
import type { ThreadState } from '../../bot/domain/thread';
import { sampleRows } from '../db/sample-rows';

const [month, closedOn] = ['2028-11' as Month, '2026-12-15' as Day];
/** 90 days before the 1st of December 2028, and 30 days before the 1st of October, lie between these. */
const cards = { last: '2028-08-31' as Day, next: '2028-09-04' as Day };
const member: Member = {
  id: 'a'.repeat(32) as MemberId,
  desk: 'whistleblowing',
  title: 'Kommunjurist',
  standing: 'member',
};

/** Closed cases of a month, in the order of their ids; some of them are not the member's to see, or open. */
async function remindedOf(
  count: number,
  changed: (at: number) => Partial<ThreadState>,
  isLacking = false,
) {
  const rows = sampleRows('erasures');
  const all = Array.from({ length: count }, (_, at) =>
    rows.thread({ expiry: month, state: Uint8Array.of(at) }),
  ).sort((a, b) => (a.id < b.id ? -1 : 1));
  const asked: string[] = [];
  let read = 0;
  const found = await erasuresOf(
    {
      journal: { fault: () => undefined },
      threads: {
        ofMonth: async (_, of, { after, most }) => {
          asked.push(of);
          if (of !== month) return [];
          const page = all.filter(({ id }) => after === undefined || id > after).slice(0, most);
          read += page.length;
          return page;
        },
      },
      threadSealer: {
        lacksKey: () => isLacking,
        openState: async (row) => ({
          status: 'closed',
          closedOn,
          feedbackOn: closedOn,
          unanswered: false,
          excluded: [],
          ...changed(all.indexOf(all.find(({ id }) => id === row.id) ?? row)),
        }),
      },
    },
    member,
    [member],
    cards,
  );
  const at = (reference: string) => all.findIndex((row) => row.reference === reference);
  return {
    found: found.map(({ on, references, more }) => [on, references.map(at), more]),
    asked: [...new Set(asked)],
    read,
  };
}

const from = (first: number, count: number) => Array.from({ length: count }, (_, n) => first + n);
const hidden = { excluded: [member.id] };

describe('what is about to be erased', () => {
  it('is read of its month alone, and no further than it is shown, however much there is', async () => {
    expect(await remindedOf(200, () => ({}))).toEqual({
      found: [['2028-12-01', from(0, 10), true]],
      asked: ['2028-09', month],
      read: 20,
    });
  });

  it.each([
    ['five that one may see among many: no others are hinted at', 50, from(45, 5), false],
    ['more than ten behind many that one may not', 60, from(45, 10), true],
  ])('%s', async (_, count, shown, more) => {
    const { found } = await remindedOf(count, (at) => (at < 45 ? hidden : {}));
    expect(found).toEqual([['2028-12-01', shown, more]]);
  });

  it('is nothing where one may see none, where all ask for something, or where the key is lacking', async () => {
    expect((await remindedOf(30, () => hidden)).found).toEqual([]);
    expect((await remindedOf(30, () => ({ unanswered: true }))).found).toEqual([]);
    expect(await remindedOf(30, () => ({}), true)).toMatchObject({ found: [], asked: [] });
  });
});
