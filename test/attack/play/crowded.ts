import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { openVissla } from '../../support/open-vissla';
import { files } from '../../support/people/report';
import { type Rows, readCopy, takeBytes } from './copy';
import type { Adapter } from './play';

/** Many reports in one window, as they lie in the files right after the pass. */
export interface Crowded {
  /** In the order in which they were filed. */
  readonly threads: readonly {
    readonly id: string;
    readonly author: number;
    readonly row: Buffer;
  }[];
  /** The file, and the log behind it. */
  readonly file: Buffer;
  /** What went wrong within the bot. */
  readonly faults: readonly string[];
}

/** A window of a bot of its own, in which `authors` people file in turn, so many times each. */
export async function playCrowded(
  authors: number,
  adapter: Adapter = {},
  reports = 2,
): Promise<Crowded> {
  const office = await openVissla({
    releases: 'when-told',
    dialogs: 'any',
    on: 'SQLite',
    staffed: true,
    ...(adapter.database === undefined ? {} : { database: adapter.database }),
  });
  try {
    if (office.location.kind !== 'sqlite') throw new Error('copies are of files');
    const filed: { reference: string; author: number }[] = [];
    const names = Array.from({ length: authors }, () => randomBytes(8).toString('hex'));
    for (let round = 0; round < reports; round++)
      for (const [author, name] of names.entries()) {
        const person = office.person(name);
        adapter.writes?.(person.who);
        const { reference } = await files(person, 'Chefen tar emot pengar.');
        filed.push({ reference, author });
      }
    await office.releases();
    const bytes = takeBytes(0, office.location.path, join(office.folder, 'vault.json'));
    const seen = readCopy(bytes);
    return {
      threads: filed.map(({ reference, author }) => {
        const [id] = [...seen.threads].find(([, one]) => one.reference === reference) ?? [];
        if (id === undefined) throw new Error('a report is missing');
        return { id, author, row: rowOf(id, seen) };
      }),
      file: Buffer.concat([bytes.file, bytes.log]),
      faults: office.journal.faults.map(({ module }) => module),
    };
  } finally {
    await office.close();
  }
}

/** All of a thread's row that no window has in common: its id, its state and its keys. */
function rowOf(id: string, { made }: Rows): Buffer {
  const parts = [...made]
    .filter(([name]) => name.startsWith(id))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return Buffer.concat([Buffer.from(id, 'hex'), ...parts.map(([, envelope]) => envelope)]);
}
