import { codeOf } from '../../domain/error-code';
import type { SubmissionId } from '../../domain/operation';
import { type WindowDialogs, withDialogs } from '../../domain/pool-image';
import type { Pool, Submission, Taken } from '../../ports/pool';
import { KeeperError } from '../keeper-error';
import { roomForMore } from './image-room';
import type { WrittenRows } from './images';
import type { PoolRows } from './rows';
import { takeIn } from './submissions';
import type { PoolWorld } from './world';

/** What takes submissions, and stores them with the next beat. */
export interface Beats extends Pick<Pool, 'submit' | 'beat'> {
  /** A dialog begins: it counts in the image's size. */
  begins(): void;
  /** Whether one has begun since the last beat. */
  readonly hasBegun: () => boolean;
  /** One beat: writes the image, whether or not anything is new, and answers those who wait. */
  beatNow(): Promise<void>;
}

/** A minute of beats. */
const beatsToSay = 60;

interface Queued {
  readonly submission: Submission<string>;
  readonly answer: (taken: Taken<string>) => void;
  readonly fail: (error: unknown) => void;
  tries: number;
}

/** Somebody who sends nothing waits as long as somebody who sends, and is told no less. */
type Waiter = Pick<Queued, 'fail' | 'tries'> & { readonly done: () => void };

interface Beat {
  readonly written: WrittenRows;
  readonly taken: readonly (Taken<string> | { readonly error: unknown })[];
}

export function createBeats(world: PoolWorld, rows: PoolRows): Beats {
  const { store, sealer, journal } = world;
  let queue: Queued[] = [];
  let waiters: Waiter[] = [];
  let begun: WindowDialogs[] = [];
  const inDoubt = new Set<SubmissionId>();
  /** With what the database failed: the transaction may hold a part of it, and is not to be committed. */
  let broken: Queued | undefined;
  let isFailing = false;
  let logStays = 0;

  const sayIfLogStays = (): void => {
    logStays = store.isLogBegun() ? 0 : logStays + 1;
    if (logStays === beatsToSay) journal.fault('pool', new KeeperError('log_stays'));
  };
  const beatOnce = (batch: readonly Queued[], dialogs: readonly WindowDialogs[]) =>
    rows.write<Beat>(async (tx, open) => {
      const steady = world.steadies?.();
      broken = undefined;
      const opened = await open();
      let image = withDialogs(opened.image, dialogs, 0);
      image = { ...image, crowds: world.crowds(image.crowds) };
      const endsOn = rows.endOf(tx);
      const room = batch.length === 0 ? () => 0 : roomForMore(sealer, { ...opened, image }, endsOn);
      let used = 0;
      const taken: Beat['taken'][number][] = [];
      for (const queued of batch) {
        const { submission } = queued;
        const applyWrites: typeof tx.applyWrites = async (...writes) => {
          broken = queued;
          const isDone = await tx.applyWrites(...writes);
          broken = undefined;
          return isDone;
        };
        try {
          const one = await takeIn(image, submission, {
            applyWrites,
            when: world.when,
            sizeOf: (entry) => sealer.sizeOf(entry),
            roomIn: (...of) => room(...of) - used,
            isInDoubt: inDoubt.has(submission.id),
          });
          used += one.bytes;
          image = one.image;
          taken.push(one.taken);
        } catch (error) {
          if (codeOf(error)?.startsWith('store_') === true) broken = queued;
          if (broken !== undefined) throw error;
          taken.push({ error });
        }
      }
      const { carried } = opened;
      const under = rows.under(tx, endsOn);
      const written = rows.images.ofBeat(tx.rows, { image, carried }, under);
      // Nothing is left to be done but to write it.
      await steady?.();
      return { written, taken };
    });
  const answer = (batch: readonly Queued[], { written, taken }: Beat): void => {
    for (const [at, { submission, answer, fail }] of batch.entries()) {
      const one = taken[at];
      inDoubt.delete(submission.id);
      if (one === undefined || 'error' in one) fail(one?.error);
      else answer(one);
    }
    sayIfLogStays();
    const isStored = taken.some((one) => 'put' in one && one.put === 'stored');
    if (isStored && written.memory.image.entries.length > 0) world.onHeld?.();
  };
  /**
   * Whether it was stored may be unknown: the next beat says so. After a second failure nobody is kept. What
   * broke the beat fails alone, and is no failure of the others.
   */
  const putBack = (batch: readonly Queued[], error: unknown): void => {
    // The sender of what broke it reports it.
    if (broken === undefined && !isFailing) journal.fault('pool', error);
    isFailing = broken === undefined;
    const again: Queued[] = [];
    for (const one of batch) {
      if (broken === undefined) {
        inDoubt.add(one.submission.id);
        one.tries += 1;
      }
      if (one !== broken && one.tries < 2) again.push(one);
      else one.fail(error);
    }
    queue = [...again, ...queue];
    if (again.length > 0) world.onQueued?.();
  };

  const waitOn = (answered: readonly Waiter[], error: unknown): void => {
    for (const one of answered) {
      if (broken === undefined) one.tries += 1;
      if (one.tries < 2) waiters.push(one);
      else one.fail(error);
    }
  };

  return {
    submit: <Refusal extends string>(submission: Submission<Refusal>) =>
      new Promise<Taken<Refusal>>((resolve, reject) => {
        const answer = resolve as (taken: Taken<string>) => void;
        queue.push({ submission, answer, fail: reject, tries: 0 });
        world.onQueued?.();
      }),
    beat: () =>
      world.comesWithBeats
        ? new Promise((resolve, reject) => {
            waiters.push({ done: resolve, fail: reject, tries: 0 });
            world.onQueued?.();
          })
        : Promise.resolve(),
    begins: () => {
      begun.push({ outOn: world.when('window', false).outOn, count: 1 });
    },
    hasBegun: () => begun.length > 0,
    beatNow: () =>
      rows.alone(async () => {
        const [batch, answered, dialogs] = [queue, waiters, begun];
        [queue, waiters, begun] = [[], [], []];
        broken = undefined;
        try {
          const beat = await beatOnce(batch, dialogs);
          if (beat !== undefined) answer(batch, beat);
          for (const { done } of answered) done();
          isFailing = false;
        } catch (error) {
          begun.push(...dialogs);
          putBack(batch, error);
          waitOn(answered, error);
        }
      }),
  };
}
