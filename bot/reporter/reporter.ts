import type { Day } from '../domain/day';
import type { HrClock } from '../domain/deadlines';
import type { Desk } from '../domain/ids';
import { makeReceipt, type Receipt } from '../domain/receipt';
import type { Journal } from '../ports/journal';
import type { People, Who } from '../ports/people';
import type { Adding } from './add-message';
import type { Carry, Intent } from './conversation';
import type { FairShare } from './fair-share';
import type { Filing } from './file-report';
import type { Opening } from './open-thread';

/** What becomes of an invitation code; the desk's affair. */
type Join = (
  who: Who,
  code: { readonly locator: string; readonly secret: string },
) => Promise<
  | { readonly kind: 'joined'; readonly desk: Desk; readonly admitted: boolean }
  | { readonly kind: 'refused'; readonly remark: 'code_refused' | 'already_member' | 'desk_full' }
>;

/** What the reporter's side of the dialogue works with. */
export interface Reporter
  extends Filing,
    Omit<Opening, 'threads' | 'messages' | 'threadSealer'>,
    Omit<Adding, 'threads' | 'messages' | 'pool' | 'drafts'> {
  readonly threads: Filing['threads'] & Opening['threads'] & Adding['threads'];
  readonly threadSealer: Filing['threadSealer'] & Opening['threadSealer'];
  readonly messages: Filing['messages'] & Opening['messages'] & Adding['messages'];
  readonly pool: Filing['pool'] & Adding['pool'];
  readonly people: Pick<People, 'find' | 'ofDesk'>;
  readonly join: Join;
  readonly turns: FairShare;
  readonly journal: Journal;
  readonly hrClock: HrClock;
  /** The day from which something that is written today can be read. */
  readonly opensOn: (today: Day) => Day;
  /** Something new waits in the pool. */
  readonly written: () => void;
}

/** A fresh receipt from the operating system's randomness. */
export function drawReceipt({ random }: Pick<Reporter, 'random'>): Receipt {
  return makeReceipt(random.digits(22));
}

/** Too many derivations are under way: the same view again, with what was typed. */
export function busy({ journal }: Pick<Reporter, 'journal'>, carry: Carry): Intent {
  journal.count('derivation_busy');
  return { kind: 'refused', remark: 'busy', carry };
}
