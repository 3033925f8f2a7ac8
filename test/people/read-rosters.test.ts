import type { Edition, Id } from '../../bot/domain/ids';
import { readNow } from '../../bot/people/read-rosters';
import type { StaffRow, StaffRows } from '../../bot/ports/staff-store';
import { id } from '../sealing/workshop';
import { rosterSealer } from '../support/people/people-over';

const sealer = rosterSealer();
const person = (number: number): Omit<StaffRow, 'mark'> => ({
  id: id(number),
  desk: 'whistleblowing',
  title: `Person ${number}`,
  standing: 'member',
  seesFrom: null,
  awayUntil: null,
  messenger: 'teams',
  tenant: 't',
  user: `user-${number}`,
  address: '{}',
});
const drawn = (number: number): Edition => id(number) as Id as Edition;
const hr = sealer.seal({ desk: 'hr', edition: drawn(90) }, []).roster;
/** The desk with so many people, as it is written with each change. */
const rowsWith = (count: number): StaffRows => {
  const people = Array.from({ length: count }, (_, n) => person(n + 1));
  const blank = { desk: 'whistleblowing', edition: drawn(count) } as const;
  const { roster, members } = sealer.seal(blank, people);
  return { rosters: [roster, hr], members };
};
/** A store that gives one reading after the other, and the last one again and again. */
const gives = (...readings: StaffRows[]) => {
  let asked = 0;
  return {
    read: async (): Promise<StaffRows> => readings[Math.min(asked++, readings.length - 1)]!,
    asked: () => asked,
  };
};
const titles = ({ members }: { readonly members: readonly StaffRow[] }) =>
  members.map(({ title }) => title);

describe('reading who belongs to the desks', () => {
  it('asks once where everything fits', async () => {
    const store = gives(rowsWith(3));
    const { whistleblowing } = await readNow(store, sealer);
    expect(whistleblowing).toMatchObject({ isChanged: false, foreign: [] });
    expect([titles(whistleblowing), store.asked()]).toEqual([
      ['Person 1', 'Person 2', 'Person 3'],
      1,
    ]);
  });

  it('takes no change that falls between its two statements for somebody else’s', async () => {
    const [before, after] = [rowsWith(2), rowsWith(3)];
    const torn = { rosters: before.rosters, members: after.members };
    const { whistleblowing } = await readNow(gives(torn, after), sealer);
    expect(whistleblowing.isChanged).toBe(false);
    expect(whistleblowing.members).toHaveLength(3);
  });

  it('believes what does not fit once nothing has changed since', async () => {
    const rows = rowsWith(2);
    const changed = { ...rows, members: rows.members.map((row) => ({ ...row, title: 'X' })) };
    const store = gives(changed);
    const { whistleblowing } = await readNow(store, sealer);
    expect(whistleblowing).toMatchObject({ isChanged: true, members: [] });
    expect([whistleblowing.foreign.length, store.asked()]).toEqual([2, 2]);
  });

  it('ends also where the desk changes without end', async () => {
    let count = 0;
    const store = {
      read: async (): Promise<StaffRows> => {
        const [one, next] = [rowsWith(++count), rowsWith(count + 1)];
        return { rosters: one.rosters, members: next.members };
      },
    };
    expect((await readNow(store, sealer)).whistleblowing.isChanged).toBe(true);
    expect(count).toBeLessThan(10);
  });
});
