import type { TestVissla } from '../../support/open-vissla';
import { comesToGuide, comesToList, files, looksFor, tries } from '../../support/people/report';
import { said } from '../../support/people/said';
import { type Filled, marked, peopleOf, type Reader, readers } from './world';

/** What everybody sees, after everybody has done what they do on any day. */
export interface Seen {
  /** The marked words that each reader could read. */
  readonly read: Readonly<Record<Reader, readonly string[]>>;
  /** The ids of those who were sent a notice. */
  readonly noticed: readonly string[];
  /** Every view of every reader and reporter, as the domain has it. */
  readonly views: Readonly<Record<string, string>>;
  /** What the product said to its log. */
  readonly faults: readonly string[];
}

/**
 * A day at work: somebody files (`sent` is called then), what waits is delivered, the upkeep is done, every
 * reader looks at all that he can find, and every reporter comes back.
 */
export async function looks(
  office: TestVissla,
  filled: Filled,
  sent: () => void = () => undefined,
): Promise<Seen> {
  const person = peopleOf(office);
  const views: Record<string, string> = {};
  const sees = async (name: string, work: () => Promise<unknown>): Promise<void> => {
    try {
      views[name] = constant(await work());
    } catch (error) {
      views[name] = `nothing: ${error instanceof Error ? error.message : 'unknown'}`;
    }
  };
  await sees('files', async () => {
    const { reportCode } = await files(person('Nils'), `Ny ${marked('Ny')}.`, said.doubt);
    sent();
    await office.passes();
    return (await tries(person('Nils'), reportCode)).name;
  });
  await office.passes();
  await office.vissla.tidy().catch((error: unknown) => {
    office.journal.faults.push({ module: 'keeper', error });
  });

  const read: Partial<Record<Reader, readonly string[]>> = {};
  for (const name of readers) {
    const found = new Set<string>();
    const takes = (): void => {
      for (const word of person(name)
        .reads()
        .match(/KANARIE\p{L}+/gu) ?? [])
        found.add(word);
    };
    const references = new Set<string>(filled.references.values());
    await sees(`${name}: queue`, async () => {
      const queue = await person(name).opens('desk');
      takes();
      if (queue.name !== 'desk_queue') return queue;
      for (const { reference } of queue.items) references.add(reference);
      // Cases of one day stand by references that are drawn.
      const items = queue.items.map(({ thread: _, ...item }) => constant(item)).sort();
      return { ...queue, items };
    });
    await sees(`${name}: people`, async () => {
      await person(name).opens('desk');
      return person(name).presses('desk_people');
    });
    for (const reference of [...references].sort())
      await sees(`${name}: ${filledName(filled, reference)}`, async () => {
        const view = await looksFor(person(name), reference);
        takes();
        return view.name === 'desk_thread' ? { ...view, reference: '' } : view.name;
      });
    read[name] = [...found].sort();
  }
  for (const [name, reportCode] of filled.reportCodes)
    await sees(`reporter ${name}`, () => tries(person(name), reportCode));
  await sees('who reads', async () => {
    await comesToGuide(person('Nyast'));
    return comesToList(person('Nyast'));
  });
  return {
    read: read as Record<Reader, readonly string[]>,
    noticed: [...new Set(office.notices.map(({ member }) => String(member)))].sort(),
    views,
    faults: office.journal.faults.map(
      ({ module, error }) => `${module} ${(error as { code?: string }).code ?? String(error)}`,
    ),
  };
}

function filledName({ references }: Filled, reference: string): string {
  return [...references].find(([, one]) => one === reference)?.[0] ?? 'another';
}

/** A view without what is drawn by chance: ids, references, report codes. */
function constant(view: unknown): string {
  return JSON.stringify(view)
    .replace(/[0-9a-f]{32}/g, 'id')
    .replace(/[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}/g, 'reference');
}
