import fc from 'fast-check';
import { openVissla, type Person, type TestVissla } from '../support/open-vissla';
import { files, looksFor, tries } from '../support/people/report';

/**
 * What happens in a window: either side writes, two of a side press at once, or the window ends in between.
 */
const events = fc.array(fc.constantFrom('reporter', 'desk', 'both', 'pass' as const), {
  minLength: 1,
  maxLength: 8,
});

/** With the report, twelve messages: a page has ten. */
const longerThanAPage = [
  ...(['reporter', 'reporter', 'both', 'pass'] as const),
  ...(['both', 'both', 'both', 'reporter'] as const),
];

/** The texts on all pages of a thread, in order. */
async function readsAll(person: Person, reportCode: string): Promise<readonly string[]> {
  const texts: string[] = [];
  for (let view = await tries(person, reportCode); ; view = await person.presses('earlier')) {
    if (view.name !== 'thread') throw new Error(view.name);
    texts.unshift(...view.page.items.flatMap(({ body }) => ('text' in body ? [body.text] : [])));
    if (!view.page.earlier) return texts;
  }
}

describe('a window', () => {
  let office: TestVissla;
  let karin: Person;
  beforeAll(async () => {
    office = await openVissla({ passes: 'when-told' });
    [karin] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
  });
  afterAll(() => office.close());

  it('loses no message of any interleaving, keeps each side in its order, and says when it is full', async () => {
    await fc.assert(
      fc.asyncProperty(events, async (sequence) => {
        const maja = office.person('Maja');
        const { reportCode, reference } = await files(maja, 'Början');
        await office.passes();
        await tries(maja, reportCode);
        await looksFor(karin, reference);
        const said = { reporter: [] as string[], desk: [] as string[] };
        const inWindow = { reporter: 0, desk: 0 };

        const reporterWrites = async (): Promise<void> => {
          const text = `Svar ${said.reporter.length}`;
          const view = await maja.presses('send', { text });
          expect(view.name).toBe(inWindow.reporter < 4 ? 'sent' : 'thread');
          if (view.name !== 'sent') return;
          inWindow.reporter += 1;
          said.reporter.push(text);
          await maja.presses('next');
        };
        const deskWrites = async (): Promise<void> => {
          if (karin.shown.view.name !== 'desk_thread') await karin.presses('desk_thread');
          await karin.presses('desk_reply');
          const text = `Karin ${said.desk.length}`;
          let view = await karin.presses('desk_do_reply', { text });
          // The thread may have changed since the member looked; told so, she sends again.
          if (karin.shown.remark === 'changed_meanwhile')
            view = await karin.presses('desk_do_reply');
          expect(view.name).toBe(inWindow.desk < 4 ? 'desk_done' : 'desk_reply');
          if (view.name !== 'desk_done') return;
          inWindow.desk += 1;
          said.desk.push(text);
        };
        for (const event of sequence) {
          if (event === 'reporter') await reporterWrites();
          if (event === 'desk') await deskWrites();
          if (event === 'both') await Promise.all([reporterWrites(), deskWrites()]);
          if (event === 'pass') {
            await office.passes();
            inWindow.reporter = 0;
            inWindow.desk = 0;
          }
        }
        await office.passes();
        const texts = await readsAll(maja, reportCode);
        expect(texts.filter((text) => text.startsWith('Svar'))).toEqual(said.reporter);
        expect(texts.filter((text) => text.startsWith('Karin'))).toEqual(said.desk);
      }),
      { numRuns: 12, examples: [[longerThanAPage]] },
    );
    expect(office.journal.faults).toEqual([]);
  });
});
