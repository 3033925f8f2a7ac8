import { coversNearlyAll } from '../domain/piece';
import type {
  Broadcasts,
  Installs,
  PieceSender,
  RecipientRow,
  RecipientSealer,
} from '../ports/broadcast';
import type { Journal } from '../ports/journal';
import type { Random } from '../ports/random';
import { isDamaged } from '../threads/is-damaged';
import { KeeperError } from './keeper-error';

export interface RecipientsWorld {
  readonly broadcasts: Pick<Broadcasts, 'recipients' | 'rewrite'>;
  readonly recipientSealer: RecipientSealer;
  readonly random: Pick<Random, 'id'>;
  readonly journal: Pick<Journal, 'fault'>;
  readonly pause: (milliseconds: number) => Promise<void>;
}

/** Somebody for whom the app is installed. */
export interface Installed {
  readonly conversation: string;
  readonly address: string;
}

/** Those for whom the app is installed, as far as this process knows. */
export interface Recipients extends Installs {
  /** Writes the table whole, with what has become known since the last time; at a pass alone. */
  write(): Promise<void>;
  /** Everybody in the table. */
  all(): Promise<readonly Installed[]>;
}

/** More than work in any municipality; what comes beyond is not remembered. */
const most = 200_000;

/**
 * Those for whom the app is installed. What the messenger says of it stays in memory until a pass, at which
 * the table is written whole: all rows sealed anew under new random keys, so that no row says since when
 * somebody is in it. Where it covers too few it is empty: it would say who has got the app unasked. They stay
 * in memory, and are there once enough have it.
 */
export function createRecipients(
  world: RecipientsWorld,
  of: { readonly sender: Pick<PieceSender, 'conversationOf'>; readonly employees: number },
): Recipients {
  const { broadcasts, recipientSealer, random, journal } = world;
  const { sender, employees } = of;
  /** By conversation: an address, or that the app is there no more. */
  const news = new Map<string, string | undefined>();

  const note = (address: string, to: string | undefined): void => {
    const conversation = sender.conversationOf(address);
    if (conversation === undefined || news.size >= most) return;
    news.set(conversation, to);
  };
  const opened = (rows: readonly RecipientRow[]): Promise<Installed[]> =>
    inTurns(world, rows, (row) => {
      const address = openOr(recipientSealer, row, journal);
      const conversation = address === undefined ? undefined : sender.conversationOf(address);
      return address === undefined || conversation === undefined ? [] : [{ conversation, address }];
    });
  const sealed = (address: string): RecipientRow[] => {
    const id = random.id<RecipientRow['id']>();
    try {
      return [{ id, sealed: recipientSealer.seal(id, address) }];
    } catch (error) {
      // One that is too long for the one size is left out: everybody else gets the piece.
      journal.fault('broadcast', error);
      return [];
    }
  };

  return {
    added: (address) => {
      note(address, address);
    },
    removed: (address) => {
      note(address, undefined);
    },
    write: async () => {
      const known = new Map(news);
      const became = { merged: new Map<string, string>(), isKept: false };
      await broadcasts.rewrite(async (rows) => {
        const merged = new Map(
          (await opened(rows)).map(({ conversation, address }) => [conversation, address]),
        );
        for (const [conversation, address] of known) {
          if (address === undefined) merged.delete(conversation);
          else merged.set(conversation, address);
        }
        const isKept = coversNearlyAll(merged.size, employees);
        Object.assign(became, { merged, isKept });
        return isKept ? inTurns(world, [...merged.values()], sealed) : [];
      });
      for (const [conversation, address] of known)
        if (news.get(conversation) === address) news.delete(conversation);
      if (became.isKept) return;
      for (const [conversation, address] of became.merged)
        if (!news.has(conversation)) news.set(conversation, address);
    },
    all: async () => opened(await broadcasts.recipients()),
  };
}

/**
 * Seals the table anew if a row is under an earlier vault key, as a rotation needs it; gives how many rows it
 * sealed.
 */
export async function renewRecipients(world: RecipientsWorld): Promise<number> {
  const { broadcasts, recipientSealer, random, journal } = world;
  const isNewest = (row: RecipientRow): boolean => {
    try {
      return recipientSealer.isNewest(row);
    } catch (error) {
      if (isDamaged(error)) return false;
      throw error;
    }
  };
  if ((await broadcasts.recipients()).every(isNewest)) return 0;
  let count = 0;
  await broadcasts.rewrite(async (rows) => {
    const renewed = await inTurns(world, rows, (row): RecipientRow[] => {
      const address = openOr(recipientSealer, row, journal);
      if (address === undefined) return [];
      const id = random.id<RecipientRow['id']>();
      return [{ id, sealed: recipientSealer.seal(id, address) }];
    });
    count = renewed.length;
    return renewed;
  });
  return count;
}

/** Rows that are worked on before others get their turn: some ten milliseconds' worth. */
const atOnce = 100;

async function inTurns<From, To>(
  { pause }: Pick<RecipientsWorld, 'pause'>,
  all: readonly From[],
  work: (one: From) => readonly To[],
): Promise<To[]> {
  const made: To[] = [];
  for (const [at, one] of all.entries()) {
    if (at % atOnce === atOnce - 1) await pause(0);
    made.push(...work(one));
  }
  return made;
}

/** A row that is damaged goes with the next writing; a vault that is away leaves the table as it is. */
function openOr(
  sealer: RecipientSealer,
  row: RecipientRow,
  journal: Pick<Journal, 'fault'>,
): string | undefined {
  try {
    return sealer.open(row);
  } catch (error) {
    if (!isDamaged(error)) throw error;
    journal.fault('broadcast', new KeeperError('recipient_unreadable'));
    return undefined;
  }
}
