import type { Day } from '../domain/day';
import type { Desk } from '../domain/ids';
import type { ReporterBody } from '../domain/message';
import type { Reference } from '../domain/reference';
import type { ThreadState } from '../domain/thread';
import { triage } from '../domain/triage';
import type { Clock } from '../ports/clock';
import type { DraftSealer } from '../ports/draft-sealer';
import type { Pool } from '../ports/pool';
import type { PoolSealer } from '../ports/sealer';
import type { ThreadStore } from '../ports/thread-store';
import { putRows } from '../threads/put-rows';
import { freeReference, sealFiling, type ThreadSealing } from '../threads/seal-thread';
import { answersOf } from './answers';
import type { Conversation } from './conversation';

export interface Filing extends ThreadSealing {
  readonly clock: Clock;
  readonly threads: Pick<ThreadStore, 'byBlindIndex' | 'byReference'>;
  readonly pool: Pick<Pool, 'epoch' | 'put' | 'submitted'>;
  readonly poolSealer: Pick<PoolSealer, 'newEpoch' | 'seal'>;
  readonly drafts: Pick<DraftSealer, 'submission'>;
}

/** Where a report goes, and what its receipt gave. */
export interface Addressed {
  readonly desk: Desk;
  readonly blindIndex: Uint8Array;
  readonly publicKey: Uint8Array;
}

export interface Filed {
  readonly reference: Reference;
  readonly desk: Desk;
  readonly filedOn: Day;
  readonly again: boolean;
}

/**
 * Files the conversation's report. When this resolves the row is durable, whether it was stored now or by an earlier
 * press of the same draft (`again`). Needs the receipt's public key and blind index; nothing here can open what it seals.
 */
export async function fileReport(
  filing: Filing,
  state: Conversation,
  { desk, blindIndex, publicKey }: Addressed,
): Promise<Filed> {
  const { random, clock, drafts, poolSealer } = filing;
  const submission = await drafts.submission(state.id, state.began, desk);
  // The same conversation, submitted again after its day's key was gone: the receipt names the report all the same.
  const stored = await filing.threads.byBlindIndex(blindIndex);
  if (stored !== undefined) {
    const { reference, desk: at, filedOn } = stored;
    return { reference, desk: at, filedOn, again: true };
  }
  const today = clock.today();
  // The same conversation, submitted from a view of before after another way was taken there, and not released yet.
  const other: Desk = desk === 'hr' ? 'whistleblowing' : 'hr';
  const elsewhere = await drafts.submission(state.id, state.began, other);
  if (await filing.pool.submitted(elsewhere)) {
    return { reference: state.reference, desk: other, filedOn: today, again: true };
  }
  const reference = await freeReference(filing, state.reference);
  const thread = { desk, reference, blindIndex, publicKey, today, state: stateOf(state) };
  const operation = sealFiling(filing, thread, bodyOf(state));
  for (;;) {
    const put = await putRows<never>(filing, submission, undefined, (epoch) => [
      {
        slot: random.bytes(32),
        epoch: epoch.id,
        envelope: poolSealer.seal(epoch, operation),
      },
    ]);
    if (put === 'stored') return { reference, desk, filedOn: today, again: false };
    // The earlier press has filed under the reference that the draft carries.
    if (put === 'duplicate') {
      return { reference: state.reference, desk, filedOn: today, again: true };
    }
    // The random slot is taken: another is drawn.
  }
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
