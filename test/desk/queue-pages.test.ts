import en from '../../adaptive-cards/texts/en.json';
import sv from '../../adaptive-cards/texts/sv.json';
import { openVissla, type Person, type TestVissla } from '../support/open-vissla';
import { files, looksFor, tries } from '../support/people/report';

describe('what does not fit on one card', () => {
  let office: TestVissla;
  let karin: Person;
  beforeEach(async () => {
    office = await openVissla({ releases: 'when-told' });
    [karin] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
  });
  afterEach(() => office.close());

  it('is a queue of several pages, which shows each thread once', async () => {
    const filed: string[] = [];
    for (let n = 1; n <= 23; n++) {
      filed.push((await files(office.person(`Anställd ${n}`), `Rapport ${n}`)).reference);
    }
    await office.releases();
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

  it('can be read in the other language, whatever the messenger says', async () => {
    await karin.opens('desk');
    expect(karin.reads()).toContain(sv.deskQueue.heading);
    await karin.presses('desk_switch');
    expect(karin.reads()).toContain(en.deskQueue.heading);
    await karin.presses('desk_people');
    expect(karin.reads()).toContain(en.deskPeople.heading);
    await karin.presses('desk_queue');
    await karin.presses('desk_switch');
    expect(karin.reads()).toContain(sv.deskQueue.heading);
  });

  it('is a thread of several pages, which is read to its beginning and back', async () => {
    const maja = office.person('Maja');
    const { receipt, reference } = await files(maja, 'Början');
    await office.releases();
    const long = [1, 2, 3, 4].map((n) => `${n}${'x'.repeat(5899)}`);
    for (const text of long) {
      await tries(maja, receipt);
      expect(await maja.presses('send', { text })).toMatchObject({ name: 'sent' });
    }
    await office.releases();
    await looksFor(karin, reference);

    const page = (): { texts: string[]; earlier: boolean; later: boolean } => {
      const { view } = karin.shown;
      if (view.name !== 'desk_thread') throw new Error(view.name);
      const { items, earlier, later } = view.page;
      const texts = items.map(({ body }) =>
        'what' in body ? body.what : 'text' in body ? body.text : body.kind,
      );
      return { texts, earlier, later };
    };
    const backwards = [page()];
    expect(backwards[0]).toEqual({ texts: long.slice(3), earlier: true, later: false });
    while (page().earlier) {
      await karin.presses('desk_earlier');
      backwards.push(page());
    }
    expect([...backwards].reverse().flatMap(({ texts }) => texts)).toEqual(['Början', ...long]);
    expect(backwards.length).toBeGreaterThan(3);
    await expect(karin.presses('desk_earlier')).rejects.toThrow('no button "desk_earlier"');

    const forwards = [page()];
    while (page().later) {
      await karin.presses('desk_later');
      forwards.push(page());
    }
    expect(forwards).toEqual([...backwards].reverse());
    await expect(karin.presses('desk_later')).rejects.toThrow('no button "desk_later"');
  });
});
