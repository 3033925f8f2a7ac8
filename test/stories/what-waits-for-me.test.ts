import sv from '../../adaptive-cards/texts/sv.json';
import type { ButtonName } from '../../bot/domain/buttons';
import type { AwaitedAtDesk } from '../../bot/domain/desk-parts';
import type { MemberId } from '../../bot/domain/ids';
import { daysOfUpkeep } from '../support/days-pass';
import { disposals } from '../support/disposals';
import { openVissla, type Person, type TestVissla } from '../support/open-vissla';
import { copyingOf } from '../support/people/copies';
import { admits, closing, does, files, opensQueue, opensThread } from '../support/people/report';

describe('what waits for my answer', () => {
  let office: TestVissla;
  let karin: Person;
  let daniel: Person;
  let petra: Person;
  let reference: string;
  const idOf = async ({ who }: Person): Promise<MemberId> => (await office.people.find(who))!.id;

  beforeEach(async () => {
    const disposal = { ...disposals, whistleblowing: 'preserve' as const };
    office = await openVissla({ disposal });
    [karin, daniel, petra] = await office.staff('Kommunjurist', 'Utredare', 'Säkerhetschef');
    await admits(karin, await idOf(petra));
    office.clock.advance({ days: 2 });
    ({ reference } = await files(office.person('Maja'), 'Grannen Anna Svensson har en hund.'));
    await office.passes();
  });
  afterEach(() => office.close());

  /** What the queue says of the case, what the opened case says, and whose it is. */
  const inCase = async (member: Person) => {
    const queue = await opensQueue(member);
    const listed = queue.items.find((item) => item.reference === reference)?.awaits ?? [];
    await opensThread(member, reference);
    const { view } = member.shown;
    const shown = view.name === 'desk_thread' ? (view.awaits ?? []) : [];
    expect(shown.map(({ what }) => what)).toEqual(listed);
    return shown;
  };
  const atDesk = async (member: Person): Promise<AwaitedAtDesk> => {
    const { waits } = await opensQueue(member);
    expect(await member.presses('desk_people')).toMatchObject({ waits });
    return waits;
  };
  const nothing = { person: 0, close_together: 0, open_expired: 0, list: 0 };

  const proposals: readonly (readonly [string, ButtonName, string, () => Promise<unknown>])[] = [
    [
      'remove',
      'desk_remove',
      'Kommunjurist vill ta bort ord ur ärendet',
      () => does(karin, reference, 'remove', { text: 'Anna Svensson', reason: 'irrelevant' }),
    ],
    [
      'exclude',
      'desk_two',
      'Kommunjurist föreslår att stänga ute en kollega',
      async () => does(karin, reference, 'exclude', { person: await idOf(petra), cause: 'Släkt.' }),
    ],
    [
      'redaction',
      'desk_copy',
      'Kommunjurist ber dig läsa en maskerad kopia',
      async () => {
        await copyingOf(() => reference).redactions(karin, {
          entry: '1',
          words: 'hund',
          section: '32:3b-1',
        });
        await karin.presses('desk_do_ask');
      },
    ],
    [
      'lift_hold',
      'desk_lift_hold',
      'Kommunjurist föreslår att ärendet inte hålls kvar längre',
      async () => {
        await does(karin, reference, 'hold', { cause: 'Tvist.', lookOn: '2027-03-01' });
        await does(karin, reference, 'lift_hold');
      },
    ],
  ];
  it.each(proposals)(
    'is %s in the queue and in the opened case, with the way to it',
    async (what, act, says, proposes) => {
      await proposes();
      expect(await inCase(karin)).toEqual([]);
      const shown = await inCase(daniel);
      expect(shown).toEqual([{ what, by: 'Kommunjurist' }]);
      expect(daniel.reads()).toContain(says);
      expect(daniel.has(act)).toBe(true);
      // It is there once: the main button is what is due in the case itself.
      expect(daniel.shown.view).toMatchObject({ next: { what: 'answer' } });
      await opensQueue(daniel);
      expect(daniel.reads()).toContain(`svar väntas: ${sv.awaits[what as keyof typeof sv.awaits]}`);
      // Whom it is about hears nothing of it.
      if (what === 'exclude') expect(await inCase(petra)).toEqual([]);
    },
  );

  it('is named once in the queue, with how many more, and each in the opened case', async () => {
    await does(karin, reference, 'remove', { text: 'Anna Svensson', reason: 'irrelevant' });
    await does(karin, reference, 'hold', { cause: 'Tvist.', lookOn: '2027-03-01' });
    await does(karin, reference, 'lift_hold');
    expect(await inCase(daniel)).toMatchObject([{ what: 'remove' }, { what: 'lift_hold' }]);
    await opensQueue(daniel);
    expect(daniel.reads()).toContain('svar väntas: ta bort ord och 1 till');
  });

  it('says of words to take out what was asked, and who answered it', async () => {
    await does(karin, reference, 'remove', { text: 'Anna Svensson', reason: 'irrelevant' });
    await opensThread(daniel, reference);
    await daniel.presses('desk_remove');
    expect(daniel.reads()).toContain(
      `Är det säkerhetsskyddsklassificerat? Kommunjurist svarade: ${sv.removalKinds.irrelevant}.`,
    );
  });

  it('is a day to close and a person to let in, in the queue and in the members’ view alike', async () => {
    const day = office.clock.today();
    await files(office.person('Omar'), 'Skräp.');
    await office.passes();
    office.clock.advance({ days: 1 });
    for (const { reference: of } of (await opensQueue(karin)).items) await opensThread(karin, of);
    await karin.opens('desk');
    await karin.presses('desk_people');
    await karin.presses('desk_together');
    await karin.presses('desk_propose', { day });
    await karin.presses('desk_do_propose', {
      ...{ reason: 'test_or_abuse', measures: 'Läst.', why: 'Ingen anmälan.' },
    });
    expect(karin.shown.remark).toBe('proposed');
    await office.staff('Ny jurist');
    expect(await atDesk(karin)).toEqual({ ...nothing, person: 1 });
    expect(await atDesk(daniel)).toEqual({ ...nothing, person: 1, close_together: 1 });
    expect(daniel.reads()).toContain('Förslag att avsluta en dags falska anmälningar: 1.');
    expect(await daniel.presses('desk_together')).toMatchObject({ proposals: [{ own: false }] });
    await opensQueue(daniel);
    expect(daniel.reads()).toContain('Vill bli medlem: 1.');
    expect(daniel.reads()).toContain('Medlemmar (2 väntar)');
  });

  it('is a case past its time that a colleague proposes to open', async () => {
    await does(karin, reference, 'close', closing);
    await office.passes();
    await office.vissla.tidy();
    await daysOfUpkeep(office, 7);
    office.clock.advance({ days: 695 });
    await daysOfUpkeep(office, 8);
    await karin.opens('desk');
    const expired = await karin.presses('desk_expired');
    const [item] = expired.name === 'desk_expired' ? expired.items : [];
    await karin.presses('desk_open_expired', { thread: item?.thread ?? '' });
    expect(await atDesk(karin)).toEqual(nothing);
    expect(await atDesk(daniel)).toEqual({ ...nothing, open_expired: 1, list: 0 });
    expect(daniel.reads()).toContain('Förslag att öppna ett ärende över sin tid: 1.');
    expect(daniel.has('desk_expired')).toBe(true);
  });
});
