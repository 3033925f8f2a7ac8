import { createLog } from '../../../bot/platform/log';
import { createDayCounts } from '../../../bot/start/keep-up';
import type { TestVissla } from '../../support/open-vissla';

/** What a bot in this process says, as it would be printed and sent. */
export interface Voice {
  /** Everything that it said in chats so far. */
  chats(): readonly string[];
  /** Everything that it printed so far, a line of JSON each. */
  logs(): string;
  /** What it does with its counts as time passes. */
  counts(): void;
}

/** Gives what a bot in this process says to the log of the product, and its counts their days. */
export function voiceOf({ vissla, journal, notices }: TestVissla): Voice {
  let printed = '';
  const log = createLog({ write: (line) => (printed += line) });
  const days = createDayCounts(log, () => vissla.firstDay());
  const told = { counts: 0, faults: 0 };
  const tells = (): void => {
    for (const outcome of journal.counts.slice(told.counts)) log.count(outcome);
    for (const { module, error } of journal.faults.slice(told.faults)) log.fault(module, error);
    told.counts = journal.counts.length;
    told.faults = journal.faults.length;
  };
  return {
    chats: () => notices.map((notice) => JSON.stringify(notice)),
    logs: () => {
      tells();
      return printed;
    },
    counts: () => {
      tells();
      days();
    },
  };
}
