import type { ThreadId } from '../domain/ids';
import { limits } from '../domain/limits';
import type { ReporterBody } from '../domain/message';
import { drawReference, type Reference } from '../domain/reference';
import { expiryOfOpen } from '../domain/retention';
import type { ThreadState } from '../domain/thread';
import { triage } from '../domain/triage';
import type { Chance } from '../ports/chance';
import type { Clock } from '../ports/clock';
import type { DraftSealer } from '../ports/draft-sealer';
import type { Pool } from '../ports/pool';
import type { MessageSealer, Operation, PoolSealer, ThreadSealer } from '../ports/sealer';
import type { ThreadRow, ThreadStore } from '../ports/thread-store';
import { currentEpoch } from '../threads/post-message';
import type { Conversation } from './conversation';
import { answersOf } from './show';

export interface Filing {
  readonly clock: Clock;
  readonly chance: Chance;
  readonly threads: Pick<ThreadStore, 'byBlindIndex' | 'byReference'>;
  readonly threadSealer: Pick<ThreadSealer, 'newKeys' | 'sealState'>;
  readonly messages: Pick<MessageSealer, 'seal' | 'tags'>;
  readonly pool: Pick<Pool, 'epoch' | 'put'>;
  readonly poolSealer: Pick<PoolSealer, 'newEpoch' | 'seal'>;
  readonly drafts: Pick<DraftSealer, 'submission'>;
}

/**
 * Files the conversation's report. When this resolves the row is durable, whether it was stored now or by an earlier
 * press of the same draft (`again`). Needs the receipt's public key and blind index; nothing here can open what it seals.
 */
export async function fileReport(
  filing: Filing,
  state: Conversation,
  keys: { readonly blindIndex: Uint8Array; readonly publicKey: Uint8Array },
): Promise<{ readonly reference: Reference; readonly again: boolean }> {
  const { chance, drafts, pool, poolSealer } = filing;
  const submission = await drafts.submission(state.id, state.began);
  // The same conversation, submitted again after its day's key was gone: the receipt names the report all the same.
  const stored = await filing.threads.byBlindIndex(keys.blindIndex);
  if (stored !== undefined) return { reference: stored.reference, again: true };
  const reference = await freeReference(filing, state.reference);
  const operation = await sealThread(filing, { ...state, reference }, keys);
  for (;;) {
    const epoch = await currentEpoch({ pool, poolSealer });
    const envelope = await poolSealer.seal(epoch, operation);
    const put = await pool.put({ slot: chance.bytes(32), epoch: epoch.id, envelope }, submission);
    if (put === 'stored') return { reference, again: false };
    // The earlier press has filed under the reference that the draft carries.
    if (put === 'duplicate') return { reference: state.reference, again: true };
    // The epoch ended between sealing and storing, or the random slot is taken: sealed again.
  }
}

async function sealThread(
  { chance, clock, threadSealer, messages }: Filing,
  state: Conversation,
  keys: { readonly blindIndex: Uint8Array; readonly publicKey: Uint8Array },
): Promise<Operation> {
  const today = clock.today();
  const id = chance.id<ThreadId>();
  const desk = 'whistleblowing';
  const expiry = expiryOfOpen(today);
  const revision = chance.id<ThreadRow['revision']>();
  const sealed = await threadSealer.newKeys(id, desk, expiry, keys.publicKey);
  const { common } = sealed.dataKeys;
  const message = { id: chance.id(), day: today, position: 0, body: bodyOf(state) };
  const thread: ThreadRow = {
    id,
    reference: state.reference,
    blindIndex: keys.blindIndex,
    desk,
    filedOn: today,
    expiry,
    revision,
    state: await threadSealer.sealState({ id, desk, revision, expiry }, stateOf(state)),
    keys: sealed.keys,
  };
  return {
    kind: 'filing',
    thread,
    tags: messages.tags(common, 'reporter', 0, limits.candidateTags),
    message: messages.seal(common, id, message),
  };
}

function bodyOf({ talk, texts }: Conversation): ReporterBody {
  if (talk) return { kind: 'talk' };
  const { what = '', where = '', how = '', who = '' } = texts;
  return { kind: 'report', what, where, how, who };
}

function stateOf(state: Conversation): ThreadState {
  const answers = state.talk ? undefined : answersOf(state);
  return {
    ...(answers === undefined ? {} : { answers, advice: triage(answers) }),
    status: 'received',
    unanswered: false,
    excluded: state.excluded,
  };
}

/** The draft's own reference, unless a thread has it already (once in some ten million): then another is drawn. */
async function freeReference({ threads, chance }: Filing, drawn: Reference): Promise<Reference> {
  let reference = drawn;
  while ((await threads.byReference(reference)) !== undefined)
    reference = drawReference((length) => chance.crockford(length));
  return reference;
}
