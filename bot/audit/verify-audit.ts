import { type AuditHead, type KeptHead, markOf } from '../domain/audit-head';
import type { AuditChain } from '../ports/audit-chain';
import type { AuditTrail, ChainedEntry } from '../ports/audit-trail';

/** Places that are read at once. */
const atOnce = 500;

/** What is wrong with the chain, and at which place first. */
export interface AuditFault {
  /**
   * - `place`: the place is not there, though later ones are
   * - `link`: what stands there does not follow what stands before it: it was moved, or made elsewhere
   * - `entry`: the entry is another than the one that was written
   * - `gone`: the entry was taken away, and not by the product
   * - `cut`: the chain ends before this place, at which the kept head was
   * - `head`: the chain was another one when the head was kept
   * - `outside`: entries stand in the audit that the product did not write so
   */
  readonly kind: 'place' | 'link' | 'entry' | 'gone' | 'cut' | 'head' | 'outside';
  /** None where entries stand outside. */
  readonly place?: number;
}

/** What the chain proves. */
export interface AuditProof {
  /** The first fault, if there is one: of what comes after it nothing is said. */
  readonly fault: AuditFault | undefined;
  /** Places that are right. */
  readonly places: number;
  /** How many of them were erased with their cases. */
  readonly erased: number;
  /** Entries in no chain. */
  readonly outside: number;
  /** The end, where nothing is wrong before it. */
  readonly head: AuditHead | undefined;
}

/**
 * Goes through the whole audit. It is right beside a bot that writes: what looks wrong is looked at again.
 * @param kept a head that was kept, without which nothing says whether the end was cut
 */
export async function verifyAudit(
  trail: Pick<AuditTrail, 'after' | 'countOutside'>,
  chain: AuditChain,
  kept?: KeptHead,
): Promise<AuditProof> {
  let head: AuditHead | undefined;
  let erased = 0;
  let fault: AuditFault | undefined;
  for (;;) {
    const page = await trail.after(head?.place ?? 0, atOnce);
    for (const there of page) {
      fault = await faultAt(trail, chain, there, head, kept);
      if (fault !== undefined) break;
      if (there.entry === undefined) erased += 1;
      head = { place: there.place, link: there.link };
    }
    if (fault !== undefined || page.length < atOnce) break;
  }
  const places = head?.place ?? 0;
  if (fault === undefined && kept !== undefined && kept.place > places)
    fault = { kind: 'cut', place: places + 1 };
  const outside = await trail.countOutside();
  if (outside > 0) fault ??= { kind: 'outside' };
  return { fault, places, erased, outside, head };
}

async function faultAt(
  trail: Pick<AuditTrail, 'after'>,
  chain: AuditChain,
  there: ChainedEntry,
  before: AuditHead | undefined,
  kept: KeptHead | undefined,
): Promise<AuditFault | undefined> {
  const place = (before?.place ?? 0) + 1;
  if (there.place !== place) return { kind: 'place', place };
  if (!chain.isAfter(there, before)) return { kind: 'link', place };
  if (kept?.place === place && markOf(there) !== kept.mark) return { kind: 'head', place };
  const kind = whatIsWrong(chain, there);
  if (kind === undefined) return undefined;
  // Its case may have been erased between the two looks of one reading.
  const [again] = await trail.after(place - 1, 1);
  const still = again?.place === place ? whatIsWrong(chain, again) : kind;
  return still && { kind: still, place };
}

function whatIsWrong(
  chain: AuditChain,
  { entry, erased, ...link }: ChainedEntry,
): 'entry' | 'gone' | undefined {
  if (entry !== undefined)
    return erased === undefined && chain.isOf(link, entry) ? undefined : 'entry';
  return erased !== undefined && isSame(erased, chain.erase(link)) ? undefined : 'gone';
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}
