import { createLog } from '../../../bot/platform/log';
import { createDayCounts } from '../../../bot/start/keep-up';
import type { Person, TestVissla } from '../../support/open-vissla';
import { opensThread } from '../../support/people/report';
import { worldBegins } from '../world/world';
import { type Exchange, listened } from './exchanges';
import type { Bytes, Line, Report } from './observed';
import { type Opened, openBytes } from './opened';
import { followPool, openRunning, type RunningRow } from './running';

/** What somebody beside the files can have seen of a world that was played. */
export interface Watched {
  /** Every request and its answer. */
  readonly exchanges: readonly Exchange[];
  /** What the bot said in chats. */
  readonly chats: readonly Line[];
  /** What it printed to its log. */
  readonly lines: readonly Line[];
  /** The day of each report in the list that the desk keeps, by its reference. */
  readonly register: ReadonlyMap<string, string>;
  /** What whoever has database and vault together reads of them. */
  readonly opened: Opened;
  /** The rows of every window, opened while it ran. */
  readonly running: readonly RunningRow[];
}

export interface Watch {
  /** The same person, overheard. */
  listens(person: Person, who: number | undefined): Person;
  /** Looks at what was said since. */
  looks(): void;
  /** Looks at the pool. To be called when a copy is taken. */
  copies(at: number): void;
  /** What is done once an hour. */
  hourly(): void;
  saw(bytes: Bytes, member: Person, reports: Iterable<Report>): Promise<Watched>;
  close(): void;
}

/** Watches a bot from the moment at which its world begins. */
export function watchOver(office: TestVissla, file: string): Watch {
  const now = (): number => (office.clock.now() - worldBegins) / 3_600_000;
  const exchanges: Exchange[] = [];
  const chats: Line[] = [];
  const lines: Line[] = [];
  const log = createLog({ write: (text) => lines.push({ at: now(), text }) });
  const days = createDayCounts(log, () => office.vissla.firstDay());
  const pool = followPool(file);
  const seen = { notices: office.notices.length, counts: 0, faults: 0 };
  const looks = (): void => {
    const { notices, journal } = office;
    for (const notice of notices.slice(seen.notices))
      chats.push({ at: now(), text: JSON.stringify(notice) });
    for (const outcome of journal.counts.slice(seen.counts)) log.count(outcome);
    for (const { module, error } of journal.faults.slice(seen.faults)) log.fault(module, error);
    seen.notices = notices.length;
    seen.counts = journal.counts.length;
    seen.faults = journal.faults.length;
  };
  return {
    listens: (person, who) =>
      listened(person, (bytes) => exchanges.push({ at: now(), who, ...bytes })),
    looks,
    copies: (at) => {
      pool.look(at);
    },
    hourly: () => {
      looks();
      days();
    },
    saw: async (bytes, member, reports) => {
      looks();
      const register = new Map<string, string>();
      for (const { reference } of reports) {
        // A flawed bot may have threads that do not open. What is missing is told by `run.ts`.
        const seen = await opensThread(member, reference).catch(() => undefined);
        if (seen !== undefined) register.set(reference, seen.filedOn);
      }
      const { more: running, ...opened } = await openBytes(bytes, ({ pool: sealer }) =>
        openRunning(sealer, pool.waiting),
      );
      return { exchanges, chats, lines, register, opened, running };
    },
    close: () => {
      pool.close();
    },
  };
}
