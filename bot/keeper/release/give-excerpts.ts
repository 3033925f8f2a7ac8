import type { ThreadId } from '../../domain/ids';
import type { SubmissionId } from '../../domain/operation';
import { applyAct } from '../../domain/thread-act';
import { daysOfWriting } from '../../domain/window';
import type { ThreadRow } from '../../ports/thread-store';
import { sealFirst, sealThread } from '../../threads/seal-thread';
import type { KeeperWorld } from '../keeper';
import { KeeperError } from '../keeper-error';
import { changeOf, type Opening, ofKind, type Released } from './changes';
import type { At, Begun } from './file-threads';

/** Submissions of excerpts whose yes the reporter took back in the same window. */
export async function refusedExcerpts(opening: Opening): Promise<ReadonlySet<SubmissionId>> {
  const { world, entries, there } = opening;
  const refused = new Set<SubmissionId>();
  const written = ofKind(entries, 'message').filter(
    ({ operation }) => operation.side === 'reporter',
  );
  for (const { entry, operation } of ofKind(entries, 'excerpt')) {
    const row = there.get(operation.origin);
    const isAgreed = operation.how === 'agreed';
    const own = written.filter((one) => one.operation.thread === operation.origin);
    const isRefused =
      row !== undefined && isAgreed && own.length > 0 && !(await saysYes(world, row, own));
    if (row !== undefined && !isRefused) continue;
    world.journal.fault('release', new KeeperError('excerpt_refused'));
    refused.add(entry.id);
  }
  return refused;
}

async function saysYes(
  { threadSealer }: KeeperWorld,
  row: ThreadRow,
  own: readonly Released<'message'>[],
): Promise<boolean> {
  const before = await threadSealer.openState(row);
  return own.map((one) => changeOf(one).act).reduce(applyAct, before).hr !== 'no';
}

/** Begins HR's thread with an excerpt; gives none if the thread has one already. */
export async function giveExcerpt(
  world: KeeperWorld,
  { entry, operation }: Released<'excerpt'>,
  origin: ThreadRow,
  { filedOn, shared: expiry }: At,
): Promise<Begun | undefined> {
  const { internal } = await world.threadSealer.openAsDesk(origin);
  const { blindIndex, publicKey } = world.threadSealer.excerptKeys(internal);
  if ((await world.threads.byBlindIndex(blindIndex)) !== undefined) {
    world.journal.fault('release', new KeeperError('filed_again'));
    return undefined;
  }
  const { reference, excluded, text } = operation;
  const id = world.random.id<ThreadId>();
  const state = { status: 'received', unanswered: false, excluded, origin: origin.id } as const;
  const row = { id, desk: 'hr', reference, blindIndex, publicKey, filedOn, expiry, state } as const;
  const { thread, dataKeys } = sealThread(world, row);
  const body = { kind: 'excerpt', text } as const;
  const first = { id: world.random.id(), ...daysOfWriting(entry.when), position: 0, body };
  return { thread, message: sealFirst(world, dataKeys.common, id, first) };
}
