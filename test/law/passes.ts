import type { Folded, Planted } from './compare';
import { digest } from './folder';
import { goesOn, type History, passes, whoIs } from './history';
import { sql as rows } from './planting';
import { stepsOf, type Visit } from './visits';

/** What is there before and after a pass, and what is heard of it. */
export interface Passed {
  /** Open threads by their order of ids: revision, state and its length. */
  readonly before: readonly ThreadSeen[];
  readonly after: readonly ThreadSeen[];
  /** Statements with lengths alone, but for threads and messages that begin. */
  readonly sql: readonly string[];
  readonly messenger: readonly string[];
  /** Threads in the order in which they were written. */
  readonly inserted: readonly string[];
  /** The same by their senders, in the order in which they sent. */
  readonly sent: readonly string[];
  readonly sizes: unknown;
}
interface ThreadSeen {
  readonly id: string;
  readonly revision: string;
  readonly state: string;
  readonly length: number;
}

/** Some people file or practise one after the other, and then the window ends. */
export async function pass(
  history: History,
  purposes: readonly Visit['purpose'][],
  plant: (sent: readonly string[]) => Planted = () => ({}),
): Promise<Passed> {
  const sent: string[] = [];
  const world = await goesOn(history, { between: plant(sent) });
  for (const [nth, purpose] of purposes.entries())
    sent.push(
      ...(await comes(world, `Anställd ${nth}`, {
        purpose,
        text: 'En sak.',
        code: history.codes[0] ?? '',
        leavesAfter: 0,
      })),
    );
  const before = threadsIn(world);
  world.heard();
  await passes(world, 24 * 3_600_000);
  const { sql, messenger, lines } = world.heard();
  if (lines.length > 0) throw new Error(lines.join('\n'));
  const after = threadsIn(world);
  const ids = new Map(after.map(({ id }) => [digest(Buffer.from(id, 'hex')), id]));
  const insertsThread = (statement: string): boolean =>
    statement.startsWith('INSERT INTO "thread"');
  const inserted = sql
    .filter(insertsThread)
    .flatMap(
      (statement) => statement.match(/16:\S+/g)?.map((value) => ids.get(value.slice(3))) ?? [],
    )
    .filter((id) => id !== undefined);
  const byReference = new Map(
    (
      rows(world, 'SELECT hex(id) AS id, reference FROM thread') as {
        id: string;
        reference: string;
      }[]
    ).map(({ id, reference }) => [reference, id.toLowerCase()]),
  );
  const sizes = ['pool', 'carried'].map((table) =>
    rows(world, `SELECT length(image) AS n FROM ${table}`),
  );
  await world.remove();
  return {
    before,
    after,
    sql: sql
      .filter((one) => !/^INSERT INTO "(thread|message)"/.test(one))
      .map((one) => one.replace(/:[0-9a-f]{12}/g, '').replace(/= \d{13}/g, '')),
    messenger,
    inserted,
    sent: sent.map((reference) => byReference.get(reference) ?? ''),
    sizes,
  };
}

/** One visit with its beats; gives the reference of what was filed. */
export async function comes(world: Folded, who: string, visit: Visit): Promise<readonly string[]> {
  const person = world.person(whoIs(who));
  for (const [nth, step] of stepsOf(visit).entries()) {
    world.random.begins(`${who} ${nth}`);
    const pressed = await world.press(person, ...step(person));
    if (!pressed.isAnswered()) await world.second();
  }
  const { view } = person.shown;
  return view.name === 'filed' ? [view.reference] : [];
}

function threadsIn(world: Folded): readonly ThreadSeen[] {
  const all = rows(world, 'SELECT id, revision, state FROM thread ORDER BY id') as Record<
    'id' | 'revision' | 'state',
    Buffer
  >[];
  return all.map(({ id, revision, state }) => ({
    id: id.toString('hex'),
    revision: revision.toString('hex'),
    state: digest(state),
    length: state.length,
  }));
}
