import { openVissla, type Person, type TestVissla } from '../support/open-vissla';
import { files } from '../support/people/report';

describe('what does not fit on one card', () => {
  let office: TestVissla;
  let karin: Person;
  beforeEach(async () => {
    office = await openVissla({ passes: 'when-told' });
    [karin] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
  });
  afterEach(() => office.close());

  it('is a queue of several pages, which shows each thread once', async () => {
    const filed: string[] = [];
    for (let n = 1; n <= 23; n++) {
      filed.push((await files(office.person(`Anställd ${n}`), `Rapport ${n}`)).reference);
    }
    await office.passes();
    let view = await karin.opens('desk');
    const pages: string[][] = [];
    for (;;) {
      if (view.name !== 'desk_queue') throw new Error(view.name);
      expect(view.total).toBe(23);
      pages.push(view.items.map((item) => item.reference));
      if (!view.more) break;
      view = await karin.presses('desk_more');
    }
    expect(pages.map((page) => page.length)).toEqual([10, 10, 3]);
    expect(pages.flat().sort()).toEqual(filed.sort());
    await expect(karin.presses('desk_more')).rejects.toThrow('no button "desk_more"');
    // What stands on the last page opens from there.
    const last = view.items[2]!;
    expect(await karin.presses('desk_open', { thread: last.thread })).toMatchObject({
      name: 'desk_thread',
      reference: last.reference,
    });
    expect(await karin.presses('desk_queue')).toMatchObject({ items: { length: 10 } });
  });
});
