import type { Day } from '../domain/day';
import { fromHex, toHex } from '../domain/hex';
import type { Desk } from '../domain/ids';
import { limits } from '../domain/limits';
import type { Member } from '../domain/member';
import type { Receipt } from '../domain/receipt';
import { makeReceipt } from '../domain/receipt';
import type { Person } from '../domain/view';
import type { Journal } from '../ports/journal';
import type { People, Who } from '../ports/people';
import { readBoth } from '../threads/read-messages';
import { type Adding, addMessage } from './add-message';
import type { Carry, Conversation, Effect, Intent, Opened, Setting } from './conversation';
import { type Filing, fileReport } from './file-report';
import { type Opening, openThread } from './open-thread';
import { everybody } from './show';
import type { Turns } from './turns';

/** What becomes of an invitation code; the desk's affair. */
type Join = (
  who: Who,
  code: { readonly locator: string; readonly secret: string },
) => Promise<
  | { readonly kind: 'joined'; readonly desk: Desk; readonly admitted: boolean }
  | { readonly kind: 'refused'; readonly notice: 'code_refused' | 'already_member' | 'desk_full' }
>;

export interface Reporter
  extends Filing,
    Omit<Opening, 'threads' | 'messages' | 'threadSealer'>,
    Omit<Adding, 'threads' | 'messages' | 'pool' | 'drafts'> {
  readonly threads: Filing['threads'] & Opening['threads'];
  readonly threadSealer: Filing['threadSealer'] & Opening['threadSealer'];
  readonly messages: Filing['messages'] & Opening['messages'] & Adding['messages'];
  readonly pool: Filing['pool'] & Adding['pool'];
  readonly people: Pick<People, 'find' | 'ofDesk'>;
  readonly join: Join;
  readonly turns: Turns;
  readonly journal: Journal;
  /** The day from which something that is written today can be read. */
  readonly opensOn: (today: Day) => Day;
  /** Something new waits in the pool. */
  readonly written: () => void;
}

/** Does what a turn asks for and tells the conversation what came of it. */
export async function perform(
  reporter: Reporter,
  who: Who,
  state: Conversation,
  effect: Effect,
  carry: Carry,
): Promise<Intent> {
  switch (effect.kind) {
    case 'look':
      return { kind: 'looked', then: effect.then, setting: await look(reporter, who), carry };
    case 'derive': {
      const derived = await reporter.turns(who, () => reporter.receipts.derive(state.receipt));
      if (derived.kind === 'busy') return busy(reporter, carry);
      const { blindIndex, publicKey } = derived.keys;
      return {
        kind: 'derived',
        keys: { blindIndex: toHex(blindIndex), publicKey: toHex(publicKey) },
      };
    }
    case 'file':
      return file(reporter, who, state);
    case 'open':
      return open(reporter, who, effect.receipt, carry);
    case 'read':
      return read(reporter, who, state, carry);
    case 'add':
      return add(reporter, state, effect.text);
    case 'join': {
      const joined = await reporter.join(who, effect.code);
      return joined.kind === 'joined' ? joined : { ...joined, carry };
    }
  }
}

async function look(reporter: Reporter, who: Who): Promise<Setting> {
  const asker = await reporter.people.find(who);
  const desk = await reporter.people.ofDesk('whistleblowing');
  const today = reporter.clock.today();
  return {
    today,
    opensOn: reporter.opensOn(today),
    readers: persons(desk, 'member'),
    waiting: persons(desk, 'waiting'),
    ...(asker?.standing === 'member' ? { desk: asker.desk } : {}),
  };
}

function persons(desk: readonly Member[], standing: Member['standing']): Person[] {
  return desk.filter((m) => m.standing === standing).map(({ id, title }) => ({ id, title }));
}

async function file(reporter: Reporter, who: Who, state: Conversation): Promise<Intent> {
  const { keys } = state;
  if (keys === undefined) return { kind: 'refused', notice: 'failed', carry: {} };
  const setting = await look(reporter, who);
  const { today, opensOn, readers } = setting;
  if (readers.length < limits.deskOpensAt) {
    return { kind: 'refused', notice: 'intake_closed', carry: {} };
  }
  if (readers.every((person) => state.excluded.includes(person.id))) return { kind: 'nobody' };
  // What a client sends is untrusted on every way to here: only the desk's own can be excluded.
  const known = everybody(setting).map((person) => person.id);
  const excluded = state.excluded.filter((id) => known.includes(id));
  const filed = await fileReport(
    reporter,
    { ...state, excluded },
    {
      blindIndex: fromHex(keys.blindIndex),
      publicKey: fromHex(keys.publicKey),
    },
  );
  reporter.journal.count(filed.again ? 'report_filed_again' : 'report_filed');
  if (!filed.again) reporter.written();
  return { kind: 'filed', reference: filed.reference, filedOn: today, opensOn, again: filed.again };
}

async function open(reporter: Reporter, who: Who, receipt: Receipt, carry: Carry): Promise<Intent> {
  const found = await reporter.turns(who, () => openThread(reporter, receipt));
  if (found.kind === 'busy') return busy(reporter, carry);
  const setting = await look(reporter, who);
  if (found.kind === 'nothing') {
    reporter.journal.count('receipt_opened_nothing');
    return { kind: 'opened_nothing', opensOn: setting.opensOn };
  }
  reporter.journal.count('thread_opened');
  const opened: Opened = {
    thread: found.row.id,
    common: toHex(found.common),
    filedOn: found.row.filedOn,
    message: reporter.chance.id(),
    began: setting.today,
    back: 0,
  };
  // The receipt has been typed in; the fields need not come back.
  return { kind: 'read', opened, messages: found.messages, setting, carry: {} };
}

async function read(
  reporter: Reporter,
  who: Who,
  state: Conversation,
  carry: Carry,
): Promise<Intent> {
  const { opened } = state;
  if (opened === undefined) return { kind: 'refused', notice: 'failed', carry };
  const messages = await readBoth(reporter, fromHex(opened.common), opened.thread);
  return { kind: 'read', opened, messages, setting: await look(reporter, who), carry };
}

async function add(reporter: Reporter, state: Conversation, text: string): Promise<Intent> {
  const { opened } = state;
  if (opened === undefined) return { kind: 'refused', notice: 'failed', carry: {} };
  const posted = await addMessage(reporter, { ...opened, key: fromHex(opened.common) }, text);
  if (posted === 'places_full') return { kind: 'refused', notice: 'places_full', carry: {} };
  if (posted === 'changed') return { kind: 'refused', notice: 'failed', carry: {} };
  const today = reporter.clock.today();
  if (posted === 'stored') {
    reporter.journal.count('message_added');
    reporter.written();
  }
  return {
    kind: 'added',
    opensOn: reporter.opensOn(today),
    again: posted === 'duplicate',
    next: { message: reporter.chance.id(), began: today },
  };
}

function busy(reporter: Reporter, carry: Carry): Intent {
  reporter.journal.count('derivation_busy');
  return { kind: 'refused', notice: 'busy', carry };
}

/** A fresh receipt from the operating system's randomness. */
export function drawReceipt({ chance }: Pick<Reporter, 'chance'>): Receipt {
  return makeReceipt(chance.digits(22));
}
