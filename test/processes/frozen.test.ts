import { everyWrite, openFrozenHouse } from '../support/houses/frozen-house';

/** One of a beat and one of a pass; `test/db/overtaken` has every kind, `npm run torture` every kind so. */
const writes = everyWrite.filter(({ kind, inPass }) => (kind === 'COMMIT') === inPass);

describe('a process that is frozen while it holds the write lock', () => {
  let house: Awaited<ReturnType<typeof openFrozenHouse>>;
  beforeAll(async () => {
    house = await openFrozenHouse();
  });
  afterAll(() => house.ends());

  it('is said by the other, writes nothing when it wakes, and ends; nothing sent is lost or doubled', async () => {
    let dead: number | undefined;
    for (const write of writes) {
      if (dead !== undefined) await house.servers.starts(dead);
      const { at, output, ...woken } = await house.freezesAt(write);
      expect([write, woken]).toEqual([write, { exitCode: 1, written: [] }]);
      expect(output).toContain('"code":"store_overtaken"');
      dead = at;
    }
    expect(writes).toHaveLength(2);
    expect(await house.readsAll(dead === 0 ? 1 : 0)).toEqual([...house.sent].sort());
  });
});
