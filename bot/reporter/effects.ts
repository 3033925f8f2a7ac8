import { toHex } from '../domain/hex';
import type { Who } from '../ports/people';
import type { Carry, Conversation, Effect, Intent } from './conversation';
import { file } from './file';
import { look } from './look';
import { busy, type Reporter } from './reporter';
import { addToThread, openByReceipt, readOn } from './thread-effects';

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
      return openByReceipt(reporter, who, effect.receipt, carry);
    case 'read':
      return readOn(reporter, who, state, carry);
    case 'add':
      return addToThread(reporter, state, effect.body);
    case 'join': {
      const joined = await reporter.join(who, effect.code);
      return joined.kind === 'joined' ? joined : { ...joined, carry };
    }
  }
}
