import { deriveKeyPair } from '../bot/crypto/hpke';
import { addDays, addToMonth, type Day, monthOf } from '../bot/domain/day';
import { limits } from '../bot/domain/limits';
import { drawReference } from '../bot/domain/reference';
import { expiryOfClosed, expiryOfOpen } from '../bot/domain/retention';
import type { ThreadState } from '../bot/domain/thread';
import { triage } from '../bot/domain/triage';
import { type Begun, sealReport } from '../bot/keeper/pass/file-threads';
import type { Random } from '../bot/ports/random';
import type { ThreadRow } from '../bot/ports/threads';
import type { Sealing } from '../bot/sealers/create-sealing';
import type { RawDatabase } from './raw-database';
import { report } from './walk';

/** Threads that are sealed at once, and written in one transaction, while a bot serves. */
const batch = 100;
/** Days over which threads are filed, so that the queue has to sort. */
const days = 90;

export interface Adding {
  readonly database: RawDatabase;
  readonly sealing: Pick<Sealing, 'threads' | 'messages'>;
  readonly random: Random;
  readonly today: Day;
}

/** Adds open threads of the whistleblowing desk, sealed as the product does, each with its first message. */
export async function addOpenThreads(adding: Adding, count: number): Promise<void> {
  const { database, random, today } = adding;
  const { publicKey } = deriveKeyPair(random.bytes(32));
  for (let from = 0; from < count; from += batch) {
    const filings = Array.from({ length: Math.min(batch, count - from) }, (_, n) =>
      seal(adding, publicKey, addDays(today, -((from + n) % days))),
    );
    database.insertThreads(filings.map(({ thread }) => thread));
    database.insertMessages(
      filings.flatMap(({ message: { candidates, envelope } }) =>
        candidates.slice(0, 1).map((tag) => ({ tag, envelope })),
      ),
    );
  }
}

/**
 * Adds closed threads of the whistleblowing desk, sealed as the product does: so many in the running month,
 * and the rest over the months before, as far as they are kept.
 */
export async function addClosedThreads(
  adding: Adding,
  { count, thisMonth }: { readonly count: number; readonly thisMonth: number },
): Promise<void> {
  const { database, sealing, random, today } = adding;
  const { publicKey } = deriveKeyPair(random.bytes(32));
  const before = limits.retentionMonths - 1;
  const close = async (n: number): Promise<ThreadRow> => {
    const monthsAgo = n < thisMonth ? 0 : 1 + (n % before);
    const closedOn = `${addToMonth(monthOf(today), -monthsAgo)}-01` as Day;
    const { thread } = seal(adding, publicKey);
    const state: ThreadState = {
      ...(await sealing.threads.openState(thread)),
      status: 'closed',
      answeredOn: closedOn,
      feedbackOn: closedOn,
      closedOn,
      closeReason: 'confirmed',
      unanswered: false,
    };
    const expiry = expiryOfClosed(closedOn);
    const row = { ...thread, filedOn: closedOn, ...(await sealing.threads.rewrap(thread, expiry)) };
    return { ...row, expiry, state: sealing.threads.sealState({ ...row, expiry }, state) };
  };
  for (let from = 0; from < count; from += batch) {
    const some = Array.from({ length: Math.min(batch, count - from) }, (_, n) => close(from + n));
    database.insertThreads(await Promise.all(some));
  }
}

function seal({ sealing, random, today }: Adding, publicKey: Uint8Array, filedOn = today): Begun {
  const answers = { about: 'gain', detail: 'others', involved: ['management'] } as const;
  const when = { from: today, to: today, outOn: today };
  return sealReport(
    { random, threadSealer: sealing.threads, messages: sealing.messages },
    {
      entry: { id: random.id(), when, operations: [] },
      nth: 0,
      operation: {
        kind: 'filing',
        desk: 'whistleblowing',
        reference: drawReference((length) => random.crockford(length)),
        blindIndex: random.bytes(32),
        publicKey,
        state: {
          answers,
          advice: triage(answers),
          status: 'received',
          unanswered: true,
          excluded: [],
        },
        body: { kind: 'report', what: report, where: '', how: '', who: '' },
      },
    },
    { filedOn, shared: expiryOfOpen(today) },
  );
}
