import { buttons } from '../../bot/domain/buttons';
import { dialogEnds } from '../../bot/domain/dialog-ends';
import type { Fields } from '../../bot/domain/fields';
import { toHex } from '../../bot/domain/hex';
import { limits } from '../../bot/domain/limits';
import { makeReceipt } from '../../bot/domain/receipt';
import type { View } from '../../bot/domain/view';
import { nodeRandom } from '../../bot/platform/random';
import type { Shown } from '../../bot/ports/dialogue';
import type { ReporterDraft } from '../../bot/reporter/resume';
import { deskViews, reporterViews } from '../cards/samples';
import { away } from '../desk/away';
import { storedCounts } from '../support/databases/stored-rows';
import { sealingOf } from '../support/houses/sealing-of';
import { openVissla, type Person, type TestVissla } from '../support/open-vissla';
import {
  comesToGuide,
  comesToList,
  comesToReceipt,
  comesToVerdict,
  enters,
  files,
  goesToStory,
  opensReport,
  opensThread,
  writesReceiptDown,
} from '../support/people/report';
import { said } from '../support/people/said';

type Ends = typeof dialogEnds;
type End = { [N in keyof Ends]: Ends[N] extends 'on_the_way' ? never : N }[keyof Ends];

let office: TestVissla;
let karin: Person;
let receipt: string;
let reference: string;
let entered: { readonly reference: string; readonly receipt: string };

beforeAll(async () => {
  office = await openVissla({ releases: 'when-told' });
  [karin] = (await office.staff('Kommunjurist', 'Säkerhetssamordnare')) as [Person];
  await office.staffHr('HR-chef');
  ({ receipt, reference } = await files(office.person('Maja'), 'En sak.'));
  const view = await enters(karin, { word: 'blåbärspaj' });
  const code = await karin.presses('desk_code');
  entered = { reference: view.reference, receipt: code.name === 'desk_code' ? code.receipt : '' };
  await office.releases();
});
afterAll(() => office.close());
afterEach(() => office.releases());

const nothing = makeReceipt('1'.repeat(22));

/** How a dialog comes to each view in which one may end. One that nothing leads to does not compile. */
const ways: Readonly<Record<End, (maja: Person) => Promise<unknown>>> = {
  rights: async (maja) => {
    await maja.opens();
    await maja.presses('rights');
  },
  employer: async (maja) => {
    await maja.opens();
    await maja.presses('rights');
    await maja.presses('employer');
  },
  practised: async (maja) => {
    await maja.opens();
    await maja.presses('rights');
    await maja.presses('practice');
    await maja.presses('report');
    await maja.presses('safe');
    await writesReceiptDown(maja, await comesToReceipt(maja));
    await maja.presses('file');
  },
  others: async (maja) => {
    await comesToGuide(maja);
    await comesToVerdict(maja, said.own);
    await maja.presses('others');
  },
  nobody: async (maja) => {
    await comesToGuide(maja);
    const { people } = await comesToList(maja);
    await maja.presses('next', { involved: people.map(({ id }) => id).join(',') });
  },
  filed: (maja) => files(maja, 'En sak till.'),
  unopened: async (maja) => {
    await maja.opens();
    await maja.presses('open', { code: nothing });
  },
  account: async (maja) => {
    await maja.opens();
    await maja.presses('open', { code: entered.receipt });
  },
  thread: (maja) => opensReport(maja, receipt),
  sent: async (maja) => {
    await opensReport(maja, receipt);
    await maja.presses('send', { text: 'Mer.' });
  },
  joined: async (maja) => {
    await maja.opens();
    await maja.presses('open', { code: await office.invite('Utredare') });
  },
  left: async (maja) => {
    await comesToGuide(maja);
    await comesToVerdict(maja, said.repair);
    await maja.presses('leave');
  },
  desk_queue: () => karin.opens('desk'),
  desk_thread: () => opensThread(karin, reference),
  desk_waiting: async () => {
    await opensThread(karin, reference);
    await karin.presses('desk_reply');
    await karin.presses('desk_do_reply', { text: 'Ett svar.' });
    await karin.presses('desk_thread');
    await karin.presses('desk_waiting');
  },
  desk_who_read: async () => {
    await opensThread(karin, reference);
    await karin.presses('desk_who_read');
  },
  desk_done: async () => {
    await opensThread(karin, reference);
    await karin.presses('desk_redirect');
    await karin.presses('desk_redirect_to', { target: 'union' });
    await karin.presses('desk_do_redirect');
  },
  desk_called: async () => {
    await opensThread(karin, entered.reference);
    await karin.presses('desk_caller');
    await karin.presses('desk_do_caller', { word: 'blåbärspaj' });
  },
  desk_entered: () => enters(karin),
  desk_code: async () => {
    await enters(karin);
    await karin.presses('desk_code');
  },
  desk_people: async () => {
    await karin.opens('desk');
    await karin.presses('desk_people');
  },
  desk_together: async () => {
    await karin.opens();
    await karin.presses('desk');
    await karin.presses('desk_together');
  },
  desk_not_a_member: (maja) => maja.opens('desk'),
};

/** How many rows the pool and the names of what was submitted have grown by. */
async function growth(of: TestVissla, does: () => Promise<unknown>): Promise<[number, number]> {
  const before = await storedCounts(of.location);
  await does();
  const after = await storedCounts(of.location);
  const grown = (table: string): number => (after[table] ?? 0) - (before[table] ?? 0);
  return [grown('pool'), grown('submission')];
}

const pressOn = (
  { who }: Person,
  { draft }: Pick<Shown, 'draft'>,
  button: string,
  fields: Fields = {},
  at: Pick<TestVissla['vissla'], 'dialogue'> = office.vissla,
): Promise<Shown> => at.dialogue({ who, locale: 'sv', button, fields, draft, texts: undefined });

const press = (who: Person, shown: Pick<Shown, 'draft'>, button: string): Promise<Shown> =>
  pressOn(who, shown, button);

it('says of every view whether a dialog may end there', () => {
  const all: readonly View['name'][] = [...reporterViews, ...deskViews];
  expect(Object.keys(dialogEnds).sort()).toEqual([...all].sort());
  const ends = all.filter((name) => dialogEnds[name] !== 'on_the_way');
  expect(ends.sort()).toEqual(Object.keys(ways).sort());
});

it.each(Object.keys(ways) as End[])(
  'a dialog that ends in the view %s has one row, and one name of what was submitted',
  async (end) => {
    const maja = office.person(`Maja ${end}`);
    const person = end.startsWith('desk_') && end !== 'desk_not_a_member' ? karin : maja;
    const grown = await growth(office, async () => {
      await ways[end](maja);
      expect(person.shown.view.name).toBe(end);
      // The same view once more, and by another press, is the same dialog.
      await press(person, person.shown, end.startsWith('desk_') ? 'desk_switch' : 'switch');
      await press(person, person.shown, end.startsWith('desk_') ? 'desk_nothing' : 'nothing');
    });
    // That a desk was shown a code has a name beside that of the report, whose line the audit has.
    expect(grown).toEqual([1, end === 'desk_code' ? 2 : 1]);
    // The release drops it, unless it is more.
    expect(await office.releasesNothing()).toBe(
      dialogEnds[end] === 'last' && end !== 'desk_waiting',
    );
    expect(office.journal.faults).toEqual([]);
  },
);

it('a dialog on the way has left nothing', async () => {
  expect(await growth(office, () => goesToStory(office.person('Maja')))).toEqual([0, 0]);
});

it('who reads on, looks at the rights or comes to the desk by the start has one row still', async () => {
  const maja = office.person('Maja');
  const read = await growth(office, async () => {
    await maja.opens();
    await maja.presses('rights');
    await maja.presses('back');
    await maja.presses('open', { code: receipt });
    await press(maja, maja.shown, 'leave');
  });
  const member = await growth(office, async () => {
    await karin.opens();
    await karin.presses('rights');
    await karin.presses('back');
    await karin.presses('desk');
  });
  expect([read, member]).toEqual([
    [1, 1],
    [1, 1],
  ]);
});

it('what is filed after a look at the rights stands in the place of the cover row', async () => {
  const maja = office.person('Maja');
  const grown = await growth(office, async () => {
    await maja.opens();
    await maja.presses('rights');
    await maja.presses('back');
    await maja.presses('report');
    await maja.presses('safe');
    await comesToVerdict(maja);
    const view = await maja.presses('anyway');
    const group = view.name === 'receipt' ? view.receipt.slice(-4) : '';
    await maja.presses('next', { group });
    expect(await maja.presses('file', { what: 'Efter rättigheterna.' })).toMatchObject({
      name: 'filed',
      again: false,
    });
  });
  expect(grown).toEqual([1, 1]);
  expect(await office.releasesNothing()).toBe(false);
});

it('more than one message in a dialog is more than one row, and a cover row takes nobody a place', async () => {
  const maja = office.person('Maja');
  for (let n = 0; n < limits.placesPerSide; n++) await opensReport(office.person('Maja'), receipt);
  await opensReport(maja, receipt);
  const grown = await growth(office, async () => {
    for (let n = 1; n <= limits.placesPerSide; n++) {
      expect(await maja.presses('send', { text: `Ord ${n}.` })).toMatchObject({ name: 'sent' });
      await maja.presses('next');
    }
  });
  expect(grown).toEqual([limits.placesPerSide - 1, limits.placesPerSide - 1]);
});

it('what is sent after a release that came between is stored all the same', async () => {
  const maja = office.person('Maja');
  await opensReport(maja, receipt);
  await office.releases();
  const grown = await growth(office, () => maja.presses('send', { text: 'Efteråt.' }));
  expect(grown).toEqual([1, 1]);
  expect(await office.releasesNothing()).toBe(false);
});

it('a press that comes twice at once, or again from an earlier view, leaves one row', async () => {
  const maja = office.person('Maja');
  await maja.opens();
  const { shown } = maja;
  const grown = await growth(office, async () => {
    await Promise.all([press(maja, shown, 'rights'), press(maja, shown, 'rights')]);
    await press(maja, shown, 'leave');
    // Whoever is no member comes from the same dialog to the desk's side.
    await press(maja, shown, 'desk');
  });
  expect(grown).toEqual([1, 1]);
});

it('a press that comes twice at once leaves a row whose place the message takes, by either answer', async () => {
  for (const answer of [0, 1]) {
    const maja = office.person('Maja');
    await maja.opens();
    const { shown } = maja;
    const opens = () => pressOn(maja, shown, 'open', { code: receipt });
    const grown = await growth(office, async () => {
      const answers = await Promise.all([opens(), opens()]);
      const sent = await pressOn(maja, answers[answer]!, 'send', { text: 'Mer.' });
      expect(sent.view.name).toBe('sent');
    });
    expect(grown).toEqual([1, 1]);
  }
});

it('so it is where the same press comes to two servers at once', async () => {
  const servers = [office, await office.anotherProcess('when-told')];
  const maja = office.person('Maja');
  await maja.opens();
  const { shown } = maja;
  const grown = await growth(office, async () => {
    const [, second] = await Promise.all(
      servers.map(({ vissla }) => pressOn(maja, shown, 'open', { code: receipt }, vissla)),
    );
    const sent = await pressOn(maja, second!, 'send', { text: 'Mer.' }, servers[1]!.vissla);
    expect(sent.view.name).toBe('sent');
  });
  expect(grown).toEqual([1, 1]);
});

it('what is sent from an earlier view than the one that left the row takes its place, too', async () => {
  const maja = office.person('Maja');
  const grown = await growth(office, async () => {
    await goesToStory(maja);
    const { draft } = maja.shown;
    await press(maja, maja.shown, 'leave');
    maja.shown = { ...maja.shown, draft };
    expect(await maja.presses('file', { what: 'Ändå.' })).toMatchObject({ name: 'filed' });
  });
  expect(grown).toEqual([1, 1]);
});

it('what is sent from a draft that names a random slot takes its place', async () => {
  const maja = office.person('Maja');
  await goesToStory(maja);
  const { drafts, pool: sealer } = await sealingOf(office);
  const { pool } = office.stores.database;
  const slot = nodeRandom().bytes(32);
  const grown = await growth(office, async () => {
    const opened = await drafts.open<ReporterDraft>(maja.shown.draft, maja.who);
    if (opened.kind !== 'live') throw new Error(opened.kind);
    const { id, began } = opened.draft.state;
    const epoch = await pool.epoch(() => sealer.newEpoch());
    const envelope = sealer.seal(epoch, { kind: 'cover', due: office.clock.today() });
    const submission = await drafts.submission(id, began, 'cover');
    expect(await pool.put([{ slot, epoch: epoch.id, envelope }], submission)).toBe('stored');
    const row = { slot: toHex(slot) };
    const draft = await drafts.seal({ ...opened.draft, row }, maja.who);
    maja.shown = { ...maja.shown, draft };
    expect(await maja.presses('file', { what: 'Efter uppgraderingen.' })).toMatchObject({
      name: 'filed',
    });
  });
  expect(grown).toEqual([1, 1]);
  expect(await pool.taken([slot])).toEqual([false]);
});

it('a row that cannot be stored is counted, and tells nobody anything', async () => {
  office.journal.counts.length = 0;
  const maja = office.person('Maja');
  await maja.opens();
  const back = away(office.stores.database.pool, 'put');
  expect(await maja.presses('rights')).toEqual({ name: 'rights' });
  expect(maja.shown).toMatchObject({ remark: undefined, fields: {} });
  back();
  expect(office.journal).toEqual({ counts: ['cover_failed'], faults: [] });
  // The next last view tries again.
  expect(await growth(office, () => press(maja, maja.shown, 'leave'))).toEqual([1, 1]);
});

it('who begins no dialog fills no pool', async () => {
  const small = await openVissla({ releases: 'when-told', dialogs: 'as-in-production' });
  try {
    const [member] = await small.staff('Kommunjurist', 'Säkerhetssamordnare');
    const eve = small.person('Eve');
    for (let n = 0; n < limits.dialogsAnHour; n++) await eve.opens();
    const { dialogue } = small.vissla;
    const send = (who: Person, button: string | undefined, draft: string | undefined) =>
      dialogue({ who: who.who, locale: 'sv', button, fields: {}, draft, texts: undefined });
    const grown = await growth(small, async () => {
      const waits = await send(eve, undefined, undefined);
      expect(waits.view.name).toBe('wait');
      const left = await send(eve, 'leave', waits.draft);
      expect(left.view.name).toBe('left');
      for (const draft of [left.draft, waits.draft, undefined, 'nonsense'])
        for (const button of [...buttons, 'nothing'])
          if (button !== 'next') await send(eve, button, draft);
      expect((await send(member!, 'desk_queue', 'nonsense')).view.name).toBe('desk_queue');
    });
    expect(grown).toEqual([0, 0]);
  } finally {
    await small.close();
  }
});

it('where everything is released at once, no dialog leaves a row', async () => {
  const open = await openVissla({ staffed: true });
  try {
    const [maja, nils] = [open.person('Maja'), open.person('Nils')];
    await maja.opens();
    const grown = await growth(open, async () => {
      await maja.presses('rights');
      await maja.presses('back');
      await maja.presses('open', { code: nothing });
      await nils.opens('desk');
      await open.releases();
    });
    expect(grown).toEqual([0, 0]);
  } finally {
    await open.close();
  }
});
