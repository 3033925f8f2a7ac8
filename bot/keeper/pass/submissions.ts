import type { Day } from '../../domain/day';
import type { Id } from '../../domain/ids';
import type { Entry } from '../../domain/operation';
import {
  bytesOfDialog,
  departureOf,
  type Image,
  isKnown,
  sendingsOfDialog,
  withDialogs,
  withEntry,
  without,
} from '../../domain/pool-image';
import type { WaitsFor, When } from '../../domain/window';
import type { PoolSnapshot, Submission, Taken } from '../../ports/pool';
import type { PoolTransaction } from '../../ports/pool-store';

/** What is asked of a submission in a beat. */
interface Taking {
  readonly applyWrites: PoolTransaction['applyWrites'];
  readonly when: (waits: WaitsFor, byDesk: boolean) => When;
  /** Bytes that an entry takes, and that are left in an image. */
  readonly sizeOf: (entry: Entry) => number;
  readonly roomIn: (image: Image, outOn: Day) => number;
  /** An earlier beat of this process may have stored it: then it is simply stored. */
  readonly isInDoubt: boolean;
}

interface TakenIn<Refusal extends string> {
  readonly image: Image;
  readonly taken: Taken<Refusal>;
  readonly bytes: number;
}

/** Takes one submission into the image, or says why not: then it changes nothing. */
export async function takeIn<Refusal extends string>(
  image: Image,
  { id, build, dialog, byDesk }: Submission<Refusal>,
  { applyWrites, when, sizeOf, roomIn, isInDoubt }: Taking,
): Promise<TakenIn<Refusal>> {
  const leave = (put: Taken<Refusal>['put'], at?: When): TakenIn<Refusal> => ({
    image,
    taken: { put, when: at },
    bytes: 0,
  });
  if (isKnown(image, id)) {
    const known = image.entries.find((one) => one.id === id);
    return leave(isInDoubt ? 'stored' : 'duplicate', known?.when);
  }
  const built = await build(waitingIn(image));
  if (typeof built === 'string') return leave(built);
  const { operations = [], waits = 'window', takesBack = [], writes, audit } = built;
  const waiting = new Set(image.entries.map((one) => one.id));
  if (!takesBack.every((one) => waiting.has(one))) return leave('overtaken');
  const entry: Entry = {
    id,
    ...(dialog && { dialog }),
    when: when(waits, byDesk === true),
    operations,
  };
  const bytes = operations.length === 0 ? 0 : sizeOf(entry);
  const { outOn } = entry.when;
  const counted = byDesk ? withDialogs(image, [{ outOn, count: 1 }], 0) : image;
  if (bytes > roomIn(counted, outOn) || bytes > shareLeft(image, dialog, sizeOf))
    return leave('full');
  if (!(await applyWrites(writes, audit))) return leave('overtaken');
  const others = without(counted, takesBack, 'back');
  const now = operations.length === 0 ? without(others, [id], 'done') : withEntry(others, entry);
  return { image: now, taken: { put: 'stored', when: entry.when }, bytes };
}

/**
 * Bytes that a dialog may still put into the image. A draft is in its writer's hands: one that is sent again
 * counts as little as it once did, and what lies in the image counts what it has.
 */
function shareLeft(image: Image, dialog: Id | undefined, sizeOf: Taking['sizeOf']): number {
  if (dialog === undefined) return Infinity;
  const sent = image.entries.filter((one) => one.dialog === dialog);
  if (sent.length >= sendingsOfDialog) return 0;
  return sent.reduce((left, one) => left - sizeOf(one), bytesOfDialog);
}

/** What waits, as those see it who send. */
export function waitingIn(image: Image): PoolSnapshot {
  return {
    entries: image.entries,
    isKnown: (id) => isKnown(image, id),
    departureOf: (id) => departureOf(image, id),
  };
}
