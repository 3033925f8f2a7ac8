import { fromHex, toHex } from '../domain/hex';
import type { Receipt } from '../domain/receipt';
import type { Who } from '../ports/people';
import { readBoth } from '../threads/read-messages';
import { addMessage } from './add-message';
import type { Addition, Carry, Conversation, Intent, Opened } from './conversation';
import { dated, daysOf } from './days';
import { look } from './look';
import { openThread } from './open-thread';
import { busy, type Reporter } from './reporter';

/** Opens a thread with a receipt and reads it. */
export async function openByReceipt(
  reporter: Reporter,
  who: Who,
  receipt: Receipt,
  carry: Carry,
): Promise<Intent> {
  const found = await reporter.turns(who, () => openThread(reporter, receipt));
  if (found.kind === 'busy') return busy(reporter, carry);
  const setting = await look(reporter, who);
  if (found.kind === 'nothing') {
    reporter.journal.count('receipt_opened_nothing');
    return { kind: 'opened_nothing', opensOn: setting.opensOn };
  }
  reporter.journal.count('thread_opened');
  const { id, desk, filedOn } = found.row;
  const opened: Opened = {
    thread: id,
    common: toHex(found.common),
    ...dated(desk, filedOn, reporter.hrClock),
    message: reporter.random.id(),
    began: setting.today,
    back: 0,
  };
  // The receipt has been typed in; the fields need not come back.
  return { kind: 'read', opened, messages: found.messages, setting, carry: {} };
}

/** Reads an opened thread again, if it is still there under its id. */
export async function readOn(
  reporter: Reporter,
  who: Who,
  { opened }: Conversation,
  carry: Carry,
): Promise<Intent> {
  if (opened === undefined) return { kind: 'refused', remark: 'failed', carry };
  if ((await reporter.threads.byId(opened.thread)) === undefined) return { kind: 'gone' };
  const messages = await readBoth(reporter, fromHex(opened.common), opened.thread);
  return { kind: 'read', opened, messages, setting: await look(reporter, who), carry };
}

/** Whether the thread's desk has somebody who reads. Only HR's can become empty, once nothing is open there. */
async function isRead({ people }: Reporter, opened: Opened): Promise<boolean> {
  if (daysOf(opened).desk !== 'hr') return true;
  return (await people.ofDesk('hr')).some(({ standing }) => standing === 'member');
}

/** Adds to an opened thread; nothing is stored when it is not there any more. */
export async function addToThread(
  reporter: Reporter,
  { opened }: Conversation,
  body: Addition,
): Promise<Intent> {
  if (opened === undefined) return { kind: 'refused', remark: 'failed', carry: {} };
  if (!(await isRead(reporter, opened))) return { kind: 'refused', remark: 'hr_empty', carry: {} };
  const posted = await addMessage(reporter, { ...opened, key: fromHex(opened.common) }, body);
  if (posted === 'places_full') return { kind: 'refused', remark: 'places_full', carry: {} };
  if (posted === 'changed') return { kind: 'gone' };
  const today = reporter.clock.today();
  if (posted === 'stored') {
    reporter.journal.count('message_added');
    reporter.written();
  }
  return {
    kind: 'added',
    what: body.kind,
    opensOn: reporter.opensOn(today),
    again: posted === 'duplicate',
    next: { message: reporter.random.id(), began: today },
  };
}
