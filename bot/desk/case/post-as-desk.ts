import type { AuditEvent } from '../../domain/audit';
import type { FormBody } from '../../domain/message';
import type { Operation } from '../../domain/operation';
import { waitsFor } from '../../domain/window';
import type { Writes } from '../../ports/pool';
import { seenNow } from '../../threads/count-messages';
import { operationOf, type Post, type Posted, postMessage } from '../../threads/post-message';
import { auditEntry } from './audit-entry';
import { changeAlong, withAnswer } from './change-case';
import type { WriteOutcome } from './command';
import type { DeskContext } from './context';
import type { SentOne } from './desk-draft';
import { findUnchanged } from './find-thread';
import { findWithdrawable } from './take-back';
import { waitingOf } from './waiting';

/** What goes with a message, in its transaction. */
interface PostOptions {
  readonly writes?: Writes | undefined;
  readonly along?: readonly Operation[];
  /** It cannot be taken back, since what was done with it at once stays. */
  readonly stays?: true;
  /** It tells what HR gets. */
  readonly toHr?: boolean;
}

/** Sends what a form says, or replaces what waits, and records the answer about the desk's own duty. */
export async function post(
  sending: DeskContext<'form'>,
  body: FormBody,
  event: AuditEvent,
): Promise<WriteOutcome> {
  const { world, member, case: visible, at, duty } = sending;
  if (at.replaces !== undefined) return replace(sending, body, at.replaces);
  if (duty === undefined) return postAsDesk(sending, body, event);
  const writes = await changeAlong(world, visible, withAnswer(world, member, duty));
  return typeof writes === 'string' ? writes : postAsDesk(sending, body, event, { writes });
}

/**
 * Sends a message to the reporter, if the thread is still as the member saw it; else stores nothing:
 * `changed`.
 */
export async function postAsDesk(
  sending: DeskContext<'form'>,
  body: FormBody,
  event: AuditEvent,
  { writes, along, stays, toHr }: PostOptions = {},
): Promise<Posted> {
  const { world, case: visible } = sending;
  const words = { ...postOf(sending, body, event, toHr), stays };
  const { put } = await postMessage<never>(world, words, async (now) => {
    const found = await findUnchanged(world, visible, sending.seen, now);
    return found && { ...(await seenNow(world, await visible.keys(), 'desk')), writes, along };
  });
  return put === 'overtaken' ? 'changed' : put;
}

/** Replaces a message that is not delivered yet. */
async function replace(
  sending: DeskContext<'form'>,
  body: FormBody,
  sent: SentOne,
): Promise<WriteOutcome> {
  const { world, case: visible } = sending;
  const { id } = visible.row;
  const words = postOf(sending, body, 'sent_changed');
  const { waits, audit } = words;
  const { put } = await world.pool.submit<WriteOutcome>({
    id: words.id,
    byDesk: true,
    build: async (now) => {
      const found = findWithdrawable(world, waitingOf(now, id), sent);
      if (typeof found === 'string') return found;
      if ((await findUnchanged(world, visible, sending.seen, now)) === undefined) return 'changed';
      const counts = await seenNow(world, await visible.keys(), 'desk');
      const operation = operationOf(words, found.place, counts);
      return { operations: [operation], takesBack: [found.entry.id], waits, audit };
    },
  });
  return put;
}

function postOf(
  { world, member, case: { row, state }, submission }: DeskContext<'form'>,
  body: FormBody,
  event: AuditEvent,
  toHr?: boolean,
): Post {
  return {
    id: submission,
    thread: row.id,
    side: 'desk',
    byDesk: true,
    waits: waitsFor(row.desk, state.urgent, toHr),
    body,
    audit: auditEntry(world, member, event, row.id),
  };
}
