import type { Observed, Report } from '../play/observed';
import type { Posterior } from '../statistics/information';
import { type Reading, readCopies } from './evidence';
import { type Found, nobodyFound, peopleToSearch, searchIdentities, whoIsFound } from './identity';
import { idealOf, uniform, whoWroteByCopies, whoWroteInAll } from './times';

/** Who attacks, as `docs/threat-model.md` lists them. */
export const adversaries = ['A1', 'A2', 'A2 naive', 'A3', 'host'] as const;
export type Adversary = (typeof adversaries)[number];

/** What each holds, in the words of the document. */
export const holds: Readonly<Record<Adversary, string>> = {
  A1: 'the database file and its write-ahead log, once',
  A2: 'copies of both from every hour, who used the bot when, and what everybody usually does',
  'A2 naive': 'as A2, without what everybody usually does',
  A3: 'A1 and the vault',
  host: 'A2, the vault, the logs, and the day of every message of each thread',
};

/** What an adversary makes of a report, and what an ideal product would leave. */
export interface Attempt {
  readonly adversary: Adversary;
  readonly writer: number;
  readonly attack: Posterior;
  readonly ideal: Posterior;
}

/** People beside the writers who are searched for. */
const searched = 60;

/** Lets every adversary at every report of a world that was played. */
export function attackAll(observed: Observed): Attempt[] {
  const people = peopleToSearch(observed, searched);
  const all = searchIdentities(observed, { vault: true, logs: true, people });
  // Where everything held together names nobody, no part of it does.
  const within = (where: { vault: boolean; logs: boolean }): Found =>
    all.people.length === 0 ? nobodyFound : searchIdentities(observed, { ...where, people });
  const plain = within({ vault: false, logs: false });
  const vault = within({ vault: true, logs: false });
  const reading = readCopies(observed);
  return observed.reports.flatMap((report) => {
    const { writer, reference } = report;
    const nobody = uniform(observed);
    const window = idealOf(report, observed, false);
    const found = (where: Found): Posterior => whoIsFound(where, reference, observed);
    const orFound = (where: Found, otherwise: Posterior): Posterior =>
      where.people.length > 0 ? found(where) : otherwise;
    const copies = byCopies(reading, report, observed, true);
    const times = byAll(reading, report, observed);
    return [
      { adversary: 'A1', writer, attack: found(plain), ideal: nobody },
      { adversary: 'A2', writer, attack: orFound(plain, copies), ideal: window },
      {
        adversary: 'A2 naive',
        writer,
        attack: orFound(plain, byCopies(reading, report, observed, false)),
        ideal: window,
      },
      { adversary: 'A3', writer, attack: found(vault), ideal: nobody },
      {
        adversary: 'host',
        writer,
        attack: orFound(all, times),
        ideal: idealOf(report, observed, true),
      },
    ] satisfies Attempt[];
  });
}

function byCopies(
  { threads }: Reading,
  { reference }: Report,
  observed: Observed,
  knowsHabits: boolean,
): Posterior {
  const evidence = threads.get(reference);
  if (evidence === undefined) return uniform(observed);
  return whoWroteByCopies(evidence, observed, knowsHabits);
}

/** Whoever opens threads knows which changes were the reporter's. */
function byAll({ spanAt }: Reading, { wrote }: Report, observed: Observed): Posterior {
  return whoWroteInAll(wrote.map(spanAt), observed);
}
