import type { ThreadId } from '../domain/ids';
import { limits } from '../domain/limits';
import type { Message } from '../domain/message';
import type { Family } from '../ports/sealers';
import { countMessages } from './count-messages';
import type { ReadWorld } from './worlds';

/** One family of a thread's messages. Each is opened at most once, and only when asked for. */
export interface FamilyMessages {
  readonly count: number;
  /** The very first message, if any. Throws when it does not open. */
  first(): Message | undefined;
  /**
   * Messages from a number on, in the order of their tags; lost rows are left out. Throws when one does not
   * open.
   */
  from(number: number): Promise<readonly Message[]>;
}

/**
 * Finds a family's messages. The first look-up is always one full batch: a short thread costs the same as one
 * that does not exist.
 */
export async function findFamily(
  { threads, messages }: ReadWorld,
  dataKey: Uint8Array,
  thread: ThreadId,
  family: Family,
): Promise<FamilyMessages> {
  const batch = limits.candidateTags;
  const find = (from: number, count: number): Promise<readonly (Uint8Array | undefined)[]> =>
    threads.messages(messages.tags(dataKey, family, from, count));
  const first = await find(0, batch);
  const missing = first.indexOf(undefined);
  const count =
    missing >= 0 ? missing : await countMessages({ threads, messages }, dataKey, family, batch);
  const open = (envelope: Uint8Array): Message => messages.open(dataKey, thread, family, envelope);
  let opened: readonly Message[] = [];
  let lowest = count;
  return {
    count,
    first: () => (first[0] === undefined ? undefined : open(first[0])),
    async from(number) {
      while (lowest > number) {
        const next = Math.max(0, number, lowest - batch);
        const found = lowest <= batch ? first.slice(next, lowest) : await find(next, lowest - next);
        const some = found.flatMap((envelope) => (envelope === undefined ? [] : [open(envelope)]));
        opened = [...some, ...opened];
        lowest = next;
      }
      return opened;
    },
  };
}

/** All that reporter and desk have written to each other, in no order. */
export async function readBoth(
  world: ReadWorld,
  common: Uint8Array,
  thread: ThreadId,
): Promise<readonly Message[]> {
  const reporter = await (await findFamily(world, common, thread, 'reporter')).from(0);
  const desk = await (await findFamily(world, common, thread, 'desk')).from(0);
  return [...reporter, ...desk];
}
