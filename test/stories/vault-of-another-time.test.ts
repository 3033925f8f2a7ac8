import type { Month } from '../../bot/domain/day';
import { openVissla, type Person, type TestVissla } from '../support/open-vissla';
import { files, goesToStory, opensReport, opensThread } from '../support/people/report';

let office: TestVissla;
let karin: Person;
let filed: { readonly receipt: string; readonly reference: string };
const maja = (): Person => office.person('Maja');

beforeEach(async () => {
  office = await openVissla();
  [karin] = (await office.staff('Kommunjurist', 'Säkerhetssamordnare')) as [Person];
  filed = await files(maja(), 'En sak.');
  await office.releases();
});
afterEach(() => office.close());

/** Takes secrets out of the vault, as a copy from before they were drawn has none; gives how to put them back. */
async function loses(...prefixes: readonly string[]): Promise<() => Promise<void>> {
  const { vault } = office.stores;
  const names = (await Promise.all(prefixes.map((prefix) => vault.names(prefix)))).flat();
  const kept = await Promise.all(
    names.map(async (name) => [name, (await vault.get(name))!] as const),
  );
  for (const name of names) await vault.destroy(name);
  return async () => {
    for (const [name, value] of kept) {
      await vault.destroy(name);
      await vault.getOrCreate(name, () => value);
    }
  };
}

const names = async (): Promise<string[]> => [...(await office.stores.vault.names(''))].sort();
const refusal = (): Promise<string> =>
  office.anotherProcess().then(
    () => 'it started',
    (error: Error) => error.message,
  );
const upkeep = (): Promise<unknown> => office.vissla.tidy().catch((error: unknown) => error);

describe('a vault that lacks the key of a month', () => {
  it('is refused by the start, which says the month, how much needs it and what to do', async () => {
    await loses('shred-2028-12');
    const before = await names();
    expect(await refusal()).toBe(
      'The vault lacks the key of the month 2028-12, which 1 thread cannot be opened without: restore a newer copy of the vault, made after that key was drawn. Until then nothing is changed, and no key is drawn in its place.',
    );
    expect(await names()).toEqual(before);
  });

  it('is refused when another key has the name of the one that is needed', async () => {
    await loses('shred-2028-12');
    await office.stores.vault.getOrCreate('shred-2028-12', () => new Uint8Array(32).fill(7));
    expect(await refusal()).toMatch(/2028-12 is not the one that 1 thread can be opened with/);
  });

  it('is refused in what an earlier version left, which says nothing of its months', async () => {
    await office.stores.database.knownMonths.forget(['2028-12' as Month]);
    const putBack = await loses('shred-2028-12');
    expect(await refusal()).toMatch(/lacks the key of the month 2028-12/);
    await office.stores.vault.getOrCreate('shred-2028-12', () => new Uint8Array(32).fill(7));
    expect(await refusal()).toMatch(/2028-12 is not the one/);
    await putBack();
    await office.anotherProcess();
    const known = await office.stores.database.knownMonths.all();
    expect(known.map(({ month }) => month)).toContain('2028-12');
  });

  it('loses nothing that is filed while it lies there: nothing is taken that would not open', async () => {
    const omar = office.person('Omar');
    await goesToStory(omar);
    const putBack = await loses('shred-');
    await upkeep();
    await office.vissla.lookForKeys();
    office.clock.advance({ days: 7 });
    await upkeep();
    expect(await office.stores.vault.names('shred-')).toEqual([]);

    await karin.opens('desk');
    expect(karin.reads()).not.toContain('Inga ärenden väntar');
    expect(karin.reads()).toContain('kan inte läsas just nu');
    await maja().opens();
    const reporter = maja();
    await reporter.opens();
    await reporter.presses('open', { code: filed.receipt });
    expect(reporter.reads()).toContain('Anmälan finns');
    const receipt = await goesToStory(omar);
    await omar.presses('file', { what: 'En annan sak.' });
    expect(omar.shown).toMatchObject({ view: { name: 'story' }, remark: 'not_taken' });
    expect(JSON.stringify(omar.card())).toContain('En annan sak.');

    await putBack();
    await office.vissla.lookForKeys();
    await opensReport(maja(), filed.receipt);
    await opensThread(karin, filed.reference);
    expect(await omar.presses('file')).toMatchObject({ name: 'filed' });
    await office.releases();
    await opensReport(office.person('Omar'), receipt);
  });

  it('gets no key of another month, either: the right vault would not have it', async () => {
    const putBack = await loses('shred-2028-12');
    const before = await names();
    office.clock.advance({ days: 10 });
    await upkeep();
    expect(await names()).toEqual(before);
    await putBack();
    await office.vissla.lookForKeys();
    expect(await office.stores.vault.names('shred-')).toContain('shred-2029-01');
  });

  it('has another drawn where nothing is sealed under it', async () => {
    await loses('shred-2028-10');
    await office.anotherProcess();
    expect(await names()).toContain('shred-2028-10');
    await office.anotherProcess();
  });
});
