import { limits } from '../domain/limits';
import type { Message } from '../domain/message';
import type { Receipt } from '../domain/receipt';
import type { Clock } from '../ports/clock';
import type { Random } from '../ports/random';
import type { DerivedKeys, ReceiptKeys } from '../ports/receipt-keys';
import type { MessageSealer, ThreadSealer } from '../ports/sealer';
import type { ThreadRow, ThreadStore } from '../ports/thread-store';
import { readBoth } from '../threads/read-messages';

export interface Opening {
  readonly clock: Clock;
  readonly random: Random;
  readonly receipts: ReceiptKeys;
  readonly threads: Pick<ThreadStore, 'byBlindIndex' | 'messages'>;
  readonly threadSealer: Pick<ThreadSealer, 'openAsReporter'>;
  readonly messages: Pick<MessageSealer, 'open' | 'tags'>;
  /** Resolves after so many milliseconds. */
  readonly pause: (milliseconds: number) => Promise<void>;
}

export type ThreadLookup =
  | {
      readonly kind: 'opened';
      readonly row: ThreadRow;
      readonly common: Uint8Array;
      readonly messages: readonly Message[];
    }
  /** Never filed, not yet released, or gone: one answer for all of them. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'busy' };

/**
 * Opens a thread with a receipt. Right and wrong receipts go the same way, through one derivation and the same
 * look-ups, and none is answered before the same moment: the time tells nothing about what a receipt opens.
 */
export async function openThread(opening: Opening, receipt: Receipt): Promise<ThreadLookup> {
  const derived = await opening.receipts.derive(receipt);
  // How busy the bot is says nothing about the receipt; what comes now would.
  if (derived.kind === 'busy') return derived;
  const began = opening.clock.now();
  const found = await lookUp(opening, derived.keys);
  await opening.pause(Math.max(0, began + limits.openFloorMilliseconds - opening.clock.now()));
  return found;
}

async function lookUp(
  opening: Opening,
  keys: Pick<DerivedKeys, 'blindIndex' | 'otherIndices' | 'privateKey'>,
): Promise<ThreadLookup> {
  // All of them, whichever has it: how long it takes must not say under which one it stands.
  const rows = await Promise.all(
    [keys.blindIndex, ...keys.otherIndices].map((index) => opening.threads.byBlindIndex(index)),
  );
  const row = rows.find((one) => one !== undefined);
  if (row === undefined) {
    await readBoth(opening, opening.random.bytes(32), opening.random.id());
    return { kind: 'nothing' };
  }
  const common = opening.threadSealer.openAsReporter(row, keys.privateKey);
  return { kind: 'opened', row, common, messages: await readBoth(opening, common, row.id) };
}
