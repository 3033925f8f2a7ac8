import { onKeyVault } from '../support/databases/places';
import { rotatesUntil } from '../support/houses/rotate';
import { openVissla, type Person, type TestVissla } from '../support/open-vissla';
import { files, goesToStory, opensReport, opensThread, tries } from '../support/people/report';

type Server = Awaited<ReturnType<typeof onKeyVault>>['server'];

let office: TestVissla;
let server: Server;
let karin: Person;
let omar: Person;
let filed: { readonly reportCode: string; readonly reference: string };
const maja = (): Person => office.person('Maja');

beforeEach(async () => {
  const place = await onKeyVault();
  server = place.server;
  office = await openVissla({ on: place });
  [karin] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
  filed = await files(maja(), 'En sak.');
  await office.passes();
  omar = office.person('Omar');
  await goesToStory(omar);
  await office.vissla.tidy();
});
afterEach(() => office.close());

/** An hour passes, with its upkeep. */
const anHourPasses = async (): Promise<void> => {
  office.clock.advance({ minutes: 60 });
  server.clock.advance(3_600_000);
  await upkeep();
};

const upkeep = (): Promise<void> =>
  office.vissla.tidy().catch((error: unknown) => {
    office.journal.faults.push({ module: 'keeper', error });
  });

const codes = (): unknown[] => office.codes();

/** The desk and a reporter press, and are told calmly that it did not work. */
async function everybodyIsToldCalmly({ except }: { readonly except?: 'reading' } = {}) {
  await karin.opens('desk');
  expect(karin.shown).toMatchObject({ view: { name: 'desk_away' }, remark: 'failed' });
  const reporter = maja();
  await tries(reporter, filed.reportCode);
  expect(reporter.shown).toMatchObject(
    except === 'reading'
      ? { view: { name: 'thread' } }
      : { view: { name: 'code' }, remark: 'failed' },
  );
}

/** What is sent waits in the image, whose key this process knows, and comes out once the vault is back. */
async function filesMeanwhile(): Promise<void> {
  const story = omar.shown;
  expect(await omar.presses('file', { what: 'En annan sak.' })).toMatchObject({ name: 'filed' });
  await office.vissla.pass.whenIdle();
  omar.shown = story;
}

async function everythingWorks(): Promise<void> {
  await opensThread(karin, filed.reference);
  await opensReport(maja(), filed.reportCode);
  expect(await omar.presses('file', { what: 'En annan sak.' })).toMatchObject({ name: 'filed' });
  await office.passes();
  expect(await karin.opens('desk')).toMatchObject({ name: 'desk_queue', total: 2 });
}

describe('a Key Vault that refuses while the bot runs', () => {
  it.each([
    {
      how: 'took away the right',
      code: 'vault_forbidden',
      refuse: () => {
        server.fails('forbidden');
      },
      relent: () => {
        server.fails('none');
      },
    },
    {
      how: 'disabled every secret',
      code: 'vault_disabled',
      refuse: () => {
        for (const name of server.names()) server.disable(name);
      },
      relent: () => {
        for (const name of server.names()) server.disable(name, false);
      },
    },
    {
      // The pepper and the month's key are given as before, and open what they open.
      how: 'deleted the vault key',
      code: 'seal_secret',
      except: 'reading' as const,
      refuse: () => {
        server.remove('kek-v1');
      },
      relent: () => {
        server.recover('kek-v1');
      },
    },
  ])(
    'because somebody $how is believed within the hour, is asked by the clock alone, and goes on without a restart',
    async ({ code, refuse, relent, ...but }) => {
      refuse();
      await anHourPasses();
      expect(codes()).toContain(code);
      const asked = server.requests.length;
      await everybodyIsToldCalmly(but);
      expect(server.requests.length).toBe(asked);
      await office.vissla.lookForKeys();
      expect(server.requests.length).toBeGreaterThan(asked);
      const again = server.requests.length;
      await everybodyIsToldCalmly(but);
      relent();
      await everybodyIsToldCalmly(but);
      expect(server.requests.length).toBe(again);
      await office.vissla.lookForKeys();
      await everythingWorks();
      const known = server.requests.length;
      await office.vissla.lookForKeys();
      expect(server.requests.length).toBe(known);
    },
  );

  it('one month alone leaves the others open, and the desk goes on', async () => {
    const months = server.names().filter((name) => name.startsWith('shred-'));
    server.disable(months.find((name) => name === 'shred-2028-10') ?? '');
    await anHourPasses();
    expect(codes()).toContain('vault_disabled');
    expect(months).toHaveLength(2);
    await opensReport(maja(), filed.reportCode);
  });
});

describe('a Key Vault that is away while the bot runs', () => {
  it('goes on with the keys that are known, whatever another process has drawn', async () => {
    await office.close();
    const place = await onKeyVault();
    server = place.server;
    office = await openVissla({ on: place, staffed: true, passes: 'when-told' });
    const before = await files(office.person('Olga'), 'En andra sak.');
    // Cut short when the keys were drawn: this process knows the earlier ones.
    await rotatesUntil(office, 'draw');
    const other = await office.anotherProcess();
    const sent = await files(other.person('Nils'), 'En tredje sak.');
    const { threads } = office.stores.database;
    server.fails('cut');
    await office.passes();
    expect(await threads.count()).toBe(2);
    server.fails('none');
    for (const { reference } of [before, sent])
      expect(await threads.byReference(reference as never)).toBeDefined();
  });

  it.each(['cut', 'throttled'] as const)(
    'is believed for a day, and no press asks it afterwards (%s)',
    async (fault) => {
      server.fails(fault);
      await anHourPasses();
      expect(codes()).toEqual([]);
      await opensThread(karin, filed.reference);
      await opensReport(maja(), filed.reportCode);
      office.clock.advance({ minutes: 22 * 60 + 45 });
      await upkeep();
      expect(codes()).toEqual([]);
      omar = office.person('Omar');
      await goesToStory(omar);
      office.clock.advance({ minutes: 30 });
      await upkeep();
      expect(codes()).toContain(fault === 'cut' ? 'vault_away' : 'vault_busy');
      const asked = server.requests.length;
      await everybodyIsToldCalmly();
      expect(server.requests.length).toBe(asked);
      await filesMeanwhile();
      server.fails('none');
      await office.vissla.lookForKeys();
      await everythingWorks();
    },
  );
});
