import type { Observed, Report } from '../play/observed';
import type { Posterior } from '../statistics/information';
import { type Reading, readCopies, type Span } from './evidence';
import { periodsOf, spansOfHost } from './host';
import {
  type Found,
  nobodyFound,
  peopleToSearch,
  searchIdentities,
  type Where,
  whoIsFound,
} from './identity';
import { byNumber, bySizes, weighShapes } from './shapes';
import { idealOf, uniform, whoWroteByCopies, whoWroteInAll } from './times';
import { spanOfRegister } from './workplace';

/** Who attacks, as `docs/threat-model.md` lists them. */
export const adversaries = [
  'A1',
  'A2',
  'A2 naive',
  'A3',
  'workplace',
  'host',
  'A5 times',
  'A5 sizes',
  'running window',
] as const;
export type Adversary = (typeof adversaries)[number];

/** What each holds, in the words of the document. */
export const holds: Readonly<Record<Adversary, string>> = {
  A1: 'the database file and its write-ahead log, once',
  A2: 'copies of both from every hour, who used the bot when, and what everybody usually does',
  'A2 naive': 'as A2, without what everybody usually does',
  A3: 'A1 and the vault, and reads with both',
  workplace:
    "who used the bot when, what it said in chats, the desk's list of reports and its notices",
  host: 'A2, the vault, and the printed log; reads every thread',
  'A5 times': 'workplace and host, and the time and person of every exchange',
  'A5 sizes': 'A5 times, and the bytes of every exchange',
  'running window': 'host, and opens every window while it runs',
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

/** Lets every adversary, or those who are named, at every report of a world that was played. */
export function attackAll(
  observed: Observed,
  named: readonly Adversary[] = adversaries,
): Attempt[] {
  const reading = readCopies(observed);
  const periods = periodsOf(observed.lines);
  const found = searchAll(observed);
  const shapes = { 'A5 times': byNumber, 'A5 sizes': bySizes } as const;
  const [numbers, sizes] = (['A5 times', 'A5 sizes'] as const).map((one) =>
    named.includes(one) ? weighShapes(observed, shapes[one]) : undefined,
  );
  return observed.reports.flatMap((report) => {
    const { writer, reference } = report;
    const nobody = uniform(observed);
    const window = idealOf(report, observed, false);
    const windows = idealOf(report, observed, true);
    const orFound = (where: Found, otherwise: () => Posterior): Posterior =>
      where.people.length > 0 ? whoIsFound(where, reference, observed) : otherwise();
    const spans = spansOfHost(reference, observed, reading, periods);
    const listed = spanOfRegister(reference, observed, reading);
    const copies = (knowsHabits: boolean) => (): Posterior =>
      byCopies(reading, report, observed, knowsHabits);
    const byRegister = (): Posterior =>
      listed === undefined ? nobody : whoWroteInAll([listed], observed);
    const byHost =
      (weighs?: typeof numbers, own: readonly Span[] = spans) =>
      (): Posterior =>
        whoWroteInAll(own, observed, weighs);
    const running = spansOfRunning(reference, observed, spans);
    const means: Record<Adversary, [ideal: Posterior, where: Found, otherwise: () => Posterior]> = {
      A1: [nobody, found.files, () => nobody],
      A2: [window, found.files, copies(true)],
      'A2 naive': [window, found.files, copies(false)],
      A3: [nobody, found.vault, () => nobody],
      workplace: [window, found.chats, byRegister],
      host: [windows, found.all, byHost()],
      'A5 times': [windows, found.all, byHost(numbers)],
      'A5 sizes': [windows, found.all, byHost(sizes)],
      'running window': [windows, found.all, byHost(undefined, running)],
    };
    return named.map((adversary): Attempt => {
      const [ideal, where, otherwise] = means[adversary];
      return { adversary, writer, ideal, attack: orFound(where, otherwise) };
    });
  });
}

/** Whom a search names: in files, with the vault, in what is said at the workplace, in everything. */
function searchAll(observed: Observed): Record<'files' | 'vault' | 'chats' | 'all', Found> {
  const { chats, register, lines, opened, bytes } = observed;
  // A world that was made up has no files, and names nobody.
  if (bytes.length === 0)
    return { all: nobodyFound, files: nobodyFound, vault: nobodyFound, chats: nobodyFound };
  const people = peopleToSearch(observed, searched);
  const said = [...chats.map(({ text }) => text), ...register.keys()].join('\n');
  const printed = lines.map(({ text }) => text).join('\n');
  const all = searchIdentities(observed, {
    files: 'with vault',
    texts: [opened.text, printed, said],
    people,
  });
  // Where everything held together names nobody, no part of it does.
  const within = (where: Omit<Where, 'people'>): Found =>
    all.people.length === 0 ? nobodyFound : searchIdentities(observed, { ...where, people });
  return {
    all,
    files: within({ files: 'alone', texts: [] }),
    vault: within({ files: 'with vault', texts: [opened.text] }),
    chats: within({ files: 'none', texts: [said] }),
  };
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

/** The hours in which the rows came that opened to be the reporter's; else what the host knows. */
function spansOfRunning(
  reference: string,
  { running, opened }: Observed,
  otherwise: readonly Span[],
): readonly Span[] {
  const id = opened.threads.find((one) => one.reference === reference)?.id;
  const own = running.filter(({ thread, side }) => thread === id && side === 'reporter');
  if (id === undefined || own.length === 0) return otherwise;
  return own.map(({ at }) => ({ from: at - 1, until: at, likely: () => 1 }));
}
