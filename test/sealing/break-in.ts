import type { Desk } from '../../bot/domain/ids';
import type { ThreadRow } from '../../bot/ports/thread-store';
import {
  associatedByTheBook,
  hkdfByTheBook,
  openHpkeByTheBook,
  openSymmetricByTheBook,
} from './by-the-book';
import { deployment, type Workshop } from './workshop';

/** Keys that somebody holds, whatever they were made for. */
export interface Held {
  /** X25519, 32 bytes each. */
  readonly privateKeys: readonly Uint8Array[];
  /** 32 bytes each. */
  readonly keys: readonly Uint8Array[];
}

/** A thread's row and its messages, as somebody would copy them out of the database. */
export interface Copied {
  readonly row: Pick<ThreadRow, 'id' | 'revision' | 'state' | 'keys'>;
  readonly messages: Readonly<Record<string, Uint8Array>>;
}

const installation = Buffer.from(deployment).toString('hex');

/**
 * Tries every key on every sealed thing, by the book and in any role, and every key that comes out of it too.
 * Gives the names of what opened, and all keys that are held then. The wrap by the month is not named: it
 * holds no secret.
 */
export function breakIn({ row, messages }: Copied, held: Held) {
  const inThread = (type: number): Buffer =>
    associatedByTheBook(type, installation, { thread: row.id });
  const opened: string[] = [];

  const found: Uint8Array[] = [];
  for (const month of held.keys) {
    const wraps = attempt(() => openSymmetricByTheBook(month, 5, inThread(5), row.keys));
    if (wraps === undefined) continue;
    for (const [name, type, start] of wrapped) {
      const wrap = wraps.subarray(start, start + 100);
      for (const key of held.privateKeys) {
        const dataKey = attempt(() => openHpkeByTheBook(key, inThread(type), wrap));
        if (dataKey === undefined) continue;
        found.push(dataKey);
        opened.push(name);
      }
    }
  }

  const keys = [...held.keys, ...held.privateKeys, ...found];
  const place = { thread: row.id, row: row.revision };
  const bound = associatedByTheBook(4, installation, place);
  const stateKeys = keys.flatMap((queue) =>
    keys.map((month) => hkdfByTheBook(queue, Buffer.from('wb1/state'), 32, hex(month))),
  );
  const opensState = (key: Uint8Array) => openSymmetricByTheBook(key, 4, bound, row.state);
  if ([...keys, ...stateKeys].some((key) => attempt(() => opensState(key)))) opened.push('state');

  for (const [name, envelope] of Object.entries(messages)) {
    const opens = (key: Uint8Array): boolean =>
      [1, 2, 3].some((type) =>
        attempt(() => openSymmetricByTheBook(key, type, inThread(type), envelope)),
      );
    if (keys.some(opens)) opened.push(name);
  }
  return { opened, held: { ...held, keys: [...held.keys, ...found] } };
}

const wrapped = [
  ['common key for the desk', 6, 32],
  ['common key for the reporter', 7, 132],
  ['internal key for the desk', 8, 232],
] as const;

/** A desk's private key and queue key, out of its stored row and the vault. */
export async function deskKeysOf(workshop: Workshop, desk: Desk): Promise<Held> {
  const stored = (await workshop.deskKeys.ofDesk(desk))[0]!;
  const vaultKey = (await workshop.vault.get('kek-v1'))!;
  const open = (type: number, sealed: Uint8Array): Buffer => {
    const field = desk === 'hr' ? 2 : 1;
    return openSymmetricByTheBook(
      vaultKey,
      type,
      associatedByTheBook(type, installation, { field }),
      sealed,
    );
  };
  return {
    privateKeys: [open(13, stored.sealedPrivateKey)],
    keys: [open(14, stored.sealedQueueKey)],
  };
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

function attempt<T>(open: () => T): T | undefined {
  try {
    return open();
  } catch {
    return undefined;
  }
}
