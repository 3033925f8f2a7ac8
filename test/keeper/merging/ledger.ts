import type { SubmissionId } from '../../../bot/domain/operation';
import type { Image } from '../../../bot/domain/pool-image';

/**
 * What somebody was told of a submission: it waits, was taken back, is out. `maybe`: nothing was answered.
 */
type Told = 'waits' | 'back' | 'out' | 'maybe';

/** What several images say together, worked out without the product. */
export interface View {
  readonly waiting: ReadonlySet<SubmissionId>;
  readonly gone: ReadonlySet<SubmissionId>;
}

export function viewOf(images: readonly Pick<Image, 'entries' | 'gone'>[]): View {
  const gone = new Set(images.flatMap((image) => image.gone.map(({ id }) => id)));
  const all = images.flatMap((image) => image.entries.map(({ id }) => id));
  return { gone, waiting: new Set(all.filter((id) => !gone.has(id))) };
}

/** Keeps what was answered, and finds what does not fit it. */
export function createLedger() {
  const told = new Map<SubmissionId, Told>();
  /** What lies set aside: it may be missing. What only that image knew to have left: it may come back. */
  const aside = new Set<SubmissionId>();
  const mayReturn = new Set<SubmissionId>();
  const faults: string[] = [];
  return {
    told,
    faults,
    tell: (ids: readonly SubmissionId[], what: Told) => {
      for (const id of ids) {
        const before = told.get(id);
        if (what === 'back' && before === 'out' && !mayReturn.has(id))
          faults.push(`${id} was out when it was taken back`);
        // What another process delivered meanwhile does not wait any more.
        if (before === undefined || (what !== 'waits' && before === 'waits')) told.set(id, what);
      }
    },
    comesOut: (ids: readonly SubmissionId[]) => {
      for (const id of ids) {
        const before = told.get(id);
        if (!mayReturn.has(id) && (before === 'out' || before === 'back'))
          faults.push(`${id} came out, and was ${before}`);
        told.set(id, 'out');
      }
    },
    /** An image that did not open was set aside; `view` is what is known without it. */
    setAside: (image: Image, view: View) => {
      const of = viewOf([image]);
      for (const id of of.waiting) aside.add(id);
      for (const id of of.gone) if (!view.gone.has(id)) mayReturn.add(id);
    },
    /** Whether a view has all that was answered, but for what is excused. */
    holdsIn: (view: View) =>
      [...told].every(([id, what]) => {
        if (what === 'maybe') return true;
        if (what === 'waits') return view.waiting.has(id) || aside.has(id);
        return !view.waiting.has(id) || mayReturn.has(id);
      }),
  };
}
