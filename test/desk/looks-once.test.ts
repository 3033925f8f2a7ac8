import { createDeskDialogue } from '../../bot/desk/dialogue';
import type { DeskWorld } from '../../bot/desk/world';
import type { ButtonName } from '../../bot/domain/buttons';
import type { Fields } from '../../bot/domain/fields';
import { nodeRandom } from '../../bot/platform/random';
import { createWindows } from '../../bot/platform/windows';
import { swedishWorkingDays } from '../../bot/platform/working-days';
import type { Dialogue, Shown } from '../../bot/ports/dialogue';
import { createFairShare } from '../../bot/reporter/fair-share';
import { createRemembered } from '../../bot/threads/remembered';
import { createRememberedStates } from '../../bot/threads/remembered-states';
import { poolOf } from '../support/houses/pool-of';
import { sealingOf } from '../support/houses/sealing-of';
import { openVissla, type Person, type TestVissla } from '../support/open-vissla';
import { files } from '../support/people/report';
import { said } from '../support/people/said';

/** The part as it is, with its calls counted under its methods' names. */
function counted<Part extends object>(part: Part, calls: string[]): Part {
  return new Proxy(part, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      return (...args: unknown[]): unknown => {
        calls.push(String(name));
        return Reflect.apply(value, target, args);
      };
    },
  });
}

describe('the desk looks once', () => {
  let office: TestVissla;
  let karin: Person;
  let reference: string;
  let dialogue: Dialogue;
  let shown: Shown;
  const calls: string[] = [];

  beforeAll(async () => {
    office = await openVissla({ releases: 'when-told' });
    karin = (await office.staff('Kommunjurist', 'Säkerhetssamordnare'))[0];
    await office.staffHr('HR-chef');
    ({ reference } = await files(office.person('Maja'), 'Det luktar gas.', said.danger));
    await office.releases();
    const { clock, stores, cards, journal } = office;
    const { database } = stores;
    const { threads } = database;
    const random = nodeRandom();
    const sealing = await sealingOf(office);
    const world: DeskWorld = {
      clock,
      random,
      people: office.people,
      threads: counted(threads, calls),
      threadSealer: counted(sealing.threads, calls),
      remembered: createRememberedStates(100),
      messages: counted(sealing.messages, calls),
      pool: await poolOf(office),
      deskRecords: database.deskRecords,
      records: sealing.records,
      receipts: sealing.receipts,
      callWords: sealing.callWords,
      auditTrail: database.auditTrail,
      cases: database.cases,
      caseSealer: sealing.cases,
      rememberedCases: createRemembered(100),
      drafts: sealing.drafts,
      journal: {
        count: (outcome) => void journal.counts.push(outcome),
        fault: (module, error) => void journal.faults.push({ module, error }),
      },
      turn: createFairShare(2),
      readyText: (locale, text) => cards.readyText(locale, text),
      targets: () => [],
      hrClock: { answerDays: 3, isWorkingDay: swedishWorkingDays() },
      windows: createWindows({ policy: 'at-once' }, clock),
      proposals: database.proposals,
      proposalSealer: sealing.proposals,
      waits: () => false,
      weaker: () => undefined,
      dialogs: { begins: () => 'may_send' },
      onBegun: () => undefined,
      onAgreed: () => undefined,
      rest: () => Promise.resolve(),
    };
    dialogue = createDeskDialogue(world, office.vissla.dialogue);
  });
  afterAll(() => office.close());

  /** Presses a button, and gives how often each of these was called for it. */
  const costs = async (
    button: ButtonName,
    fields: Fields = {},
    of: readonly string[] = ['byId', 'openState', 'openAsDesk'],
  ): Promise<number[]> => {
    const from = button === 'desk' ? undefined : shown.draft;
    calls.length = 0;
    shown = await dialogue({
      who: karin.who,
      locale: 'sv',
      button,
      fields,
      draft: from,
      texts: undefined,
    });
    return of.map((name) => calls.filter((call) => call === name).length);
  };

  it('to open a thread, from the queue and by its reference', async () => {
    await costs('desk');
    const { view } = shown;
    const thread = view.name === 'desk_queue' ? (view.items[0]?.thread ?? '') : '';
    expect(await costs('desk_open', { thread })).toEqual([1, 1, 1]);
    expect(shown.view).toMatchObject({ name: 'desk_thread', reference });

    await costs('desk');
    expect(await costs('desk_find', { reference })).toEqual([0, 1, 1]);
    expect(calls.filter((call) => call === 'byReference')).toHaveLength(1);
    expect(shown.view).toMatchObject({ name: 'desk_thread', reference });
  });

  it('to open a form, and asks for no data key but for what is answered', async () => {
    expect(await costs('desk_note')).toEqual([1, 1, 0]);
    await costs('desk_thread');
    expect(await costs('desk_reply')).toEqual([1, 1, 1]);
    expect(shown.view).toMatchObject({ name: 'desk_reply', reference });
  });

  it('and opens no message in order to count it', async () => {
    // Opened to see that it still fits; its row is looked at again as the last thing before it is stored.
    expect(await costs('desk_do_reply', { text: 'Ett svar.' })).toEqual([2, 1, 1]);
    expect(shown.view).toMatchObject({ name: 'desk_done', what: 'reply', again: false });
    expect(calls.filter((call) => call === 'open')).toEqual([]);
    expect(calls).toContain('stored');
    expect(calls).not.toContain('messages');
    expect(office.journal.faults).toEqual([]);
  });
});
