import { type AuditHead, markOf, type NotedHead } from '../domain/audit-head';
import type { AuditChain, AuditTrail, ChainedEntry } from '../ports/audit';

const atOnce = 500;

/** The first fault of the chain. */
export interface AuditFault {
  /**
   * - `place`: the place is missing, though later ones exist
   * - `link`: the entry does not follow the one before: it was moved, or made elsewhere
   * - `entry`: the entry differs from the one that was written
   * - `gone`: the entry was removed, and not by the product
   * - `cut`: the chain ends before the place of the noted head
   * - `head`: the chain differs from the one whose head was noted
   * - `outside`: the audit has entries that the product did not write
   */
  readonly kind: 'place' | 'link' | 'entry' | 'gone' | 'cut' | 'head' | 'outside';
  /** None for entries outside the chain. */
  readonly place?: number;
}

export interface AuditProof {
  /** The first fault; nothing is known of what comes after it. */
  readonly fault: AuditFault | undefined;
  readonly places: number;
  /** How many of them were erased with their cases. */
  readonly erased: number;
  readonly outside: number;
  /** The end, if nothing is wrong before it. */
  readonly head: AuditHead | undefined;
}

/** Checks the whole audit, also while the bot writes. Without `noted` a cut end goes unnoticed. */
export async function verifyAudit(
  trail: Pick<AuditTrail, 'after' | 'countOutside'>,
  chain: AuditChain,
  noted?: NotedHead,
): Promise<AuditProof> {
  let head: AuditHead | undefined;
  let erased = 0;
  let fault: AuditFault | undefined;
  for (;;) {
    const page = await trail.after(head?.place ?? 0, atOnce);
    for (const there of page) {
      fault = await faultAt(trail, chain, there, head, noted);
      if (fault !== undefined) break;
      if (there.entry === undefined) erased += 1;
      head = { place: there.place, link: there.link };
    }
    if (fault !== undefined || page.length < atOnce) break;
  }
  const places = head?.place ?? 0;
  if (fault === undefined && noted !== undefined && noted.place > places)
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
  noted: NotedHead | undefined,
): Promise<AuditFault | undefined> {
  const place = (before?.place ?? 0) + 1;
  if (there.place !== place) return { kind: 'place', place };
  if (!chain.isAfter(there, before)) return { kind: 'link', place };
  if (noted?.place === place && markOf(there) !== noted.mark) return { kind: 'head', place };
  const kind = whatIsWrong(chain, there);
  if (kind === undefined) return undefined;
  // Its case may have been erased between two reads.
  const [again] = await trail.after(place - 1, 1);
  const still = again?.place === place ? whatIsWrong(chain, again) : kind;
  return still && { kind: still, place };
}

function whatIsWrong(chain: AuditChain, { entry, erased, ...link }: ChainedEntry) {
  if (entry !== undefined)
    return erased === undefined && chain.isOf(link, entry) ? undefined : 'entry';
  return erased !== undefined && Buffer.compare(erased, chain.erase(link)) === 0
    ? undefined
    : 'gone';
}
