import { daysBetween } from '../../../bot/domain/day';
import type { Submission } from '../../../bot/ports/pool';
import type { ImageSealer } from '../../../bot/ports/pool-store';
import type { Row } from './disk';
import { viewOf } from './ledger';
import { lookAfter } from './look-after';
import { type Ids, openOffice, type Process } from './office';
import type { Step } from './steps';

/** What a run came to. */
export interface Ran {
  /** What does not fit what was answered; nothing where all is well. */
  readonly faults: readonly string[];
  /** Steps that were left out since nobody would have known any more what was answered. */
  readonly excluded: number;
  readonly told: ReadonlySet<string>;
}

/**
 * Does steps in two processes, and looks after them whether what was answered holds.
 *
 * Excluded is, as the design says, that rows are put back or removed where none is left that knows of
 * something, while a process is down, or has not read it yet. It cannot notice. A row that does not open
 * counts
 * as there: it is set aside and told, and what it alone knew may be missing or come back.
 */
export async function runSteps(steps: readonly Step[], sealer: ImageSealer): Promise<Ran> {
  const office = openOffice(sealer);
  const { disk, ledger, processes } = office;
  const sent: { readonly submission: Submission; readonly on: string; readonly ids: Ids }[] = [];
  let excluded = 0;
  await office.begin(0);
  await office.begin(1);

  const isKnownToEach = (
    rows: readonly Row[],
    those: readonly (Process | undefined)[],
  ): boolean => {
    const held = rows.flatMap((row) => office.original(row) ?? []);
    return those.every((one) =>
      ledger.holdsIn(viewOf([...held, ...(one ? [one.pool.image()] : [])])),
    );
  };
  const send = (at: number, submission: Submission, ids: Ids): void => {
    const process = processes[at]!;
    process.unanswered.add(ids);
    const answered = (): void => void process.unanswered.delete(ids);
    process.pool.submit(submission).then(
      ({ put }) => {
        answered();
        if (put !== 'stored') return;
        ledger.tell(ids.made, 'waits');
        ledger.tell(ids.taken, 'back');
      },
      () => {
        answered();
        ledger.tell([...ids.made, ...ids.taken], 'maybe');
      },
    );
  };
  const sendNew = (
    at: number,
    waits: 'pass' | 'window',
    takesBack: Ids['taken'],
    holds: boolean,
  ): void => {
    const id = office.newId();
    const ids = { made: holds ? [id] : [], taken: takesBack };
    const move = { kind: 'move', from: id, to: id, excluded: [] } as never;
    const submission = {
      id,
      build: () => ({ operations: holds ? [move] : [], waits, takesBack }),
    } satisfies Submission;
    sent.push({ submission, on: office.today(), ids });
    send(at, submission, ids);
  };
  const isUp = async (at: number): Promise<boolean> => {
    if (processes[at]?.isUp !== true) await office.begin(at).catch(() => undefined);
    return processes[at]?.isUp === true;
  };
  const tamper = (change: (rows: readonly Row[]) => readonly Row[]): void => {
    if (isKnownToEach(change(disk.stored().rows), processes)) disk.tamper(change);
    else excluded += 1;
  };
  const kill = async (at: number): Promise<void> => {
    const { unanswered } = processes[at]!;
    for (const { made, taken } of unanswered) ledger.tell([...made, ...taken], 'maybe');
    if (isKnownToEach(disk.stored().rows, [undefined])) await office.begin(at);
    else excluded += 1;
  };
  const pool = (at: number) => processes[at]!.pool;
  /** What waits in a process is answered after the second beat at the latest. */
  const beatTwice = async (at: number): Promise<void> => {
    await pool(at).beatNow();
    await pool(at).beatNow();
  };
  /** A process that runs beats between any two passes: a minute apart, and not days. */
  const catchUp = async (): Promise<void> => {
    for (const at of [0, 1]) if (processes[at]?.isUp === true) await beatTwice(at);
  };
  let passes = 0;
  const nextDay = async (): Promise<void> => {
    passes += 1;
    if (passes % 2 === 0) await catchUp();
    office.nextDay();
  };

  const take = async (step: Step): Promise<void> => {
    const at = 'at' in step ? step.at : 0;
    if (step.does !== 'restart' && !(await isUp(at))) return;
    switch (step.does) {
      case 'send':
        return sendNew(at, step.waits ? 'window' : 'pass', [], true);
      case 'takeBack':
      case 'replace': {
        const { entries } = await pool(at).now();
        const target = entries[step.nth % entries.length];
        if (target !== undefined) sendNew(at, 'window', [target.id], step.does === 'replace');
        return;
      }
      case 'sendAgain': {
        const again = sent[step.nth % sent.length];
        // Drafts live for two days, and what has left is known for longer.
        if (again === undefined || daysBetween(again.on as never, office.today()) > 1) return;
        send(at, again.submission, again.ids);
        return beatTwice(at);
      }
      case 'beat':
        return pool(at).beatNow();
      case 'bothBeat':
        if (await isUp(1)) await Promise.all(processes.map((one) => one.pool.beatNow()));
        return;
      case 'pass':
        await nextDay();
        return office.pass(at, step.leaves);
      case 'passAndBeat':
        await nextDay();
        if (await isUp(1 - at)) await Promise.all([office.pass(at, false), pool(1 - at).beatNow()]);
        return;
      case 'passNow':
        return office.passNow(at);
      case 'followUp':
        return pool(at).followUpKeys(!step.late);
      case 'renewKeys':
        return pool(at).renewKeys(false);
      case 'putBack': {
        const old = disk.written.filter(isAt(step));
        const back = old[old.length - 1 - (step.nth % old.length)];
        if (back !== undefined) tamper((rows) => [...rows.filter((row) => !isAt(step)(row)), back]);
        return;
      }
      case 'damage':
        return tamper((rows) => rows.map((row) => (isAt(step)(row) ? damaged(row) : row)));
      case 'remove':
        return tamper((rows) => rows.filter((row) => !isAt(step)(row)));
      case 'restart':
        return kill(at);
      case 'fail':
        return office.failNext(at, step.after ? 'after' : 'before');
      case 'vaultAway':
        return office.setAway(at, step.is);
      case 'loseKey': {
        const names = office.vault.names();
        const name = names[step.nth % names.length];
        if (name !== undefined) office.vault.lose(name);
        return;
      }
    }
  };

  for (const step of steps) await take(step).catch(isExpected);
  return {
    faults: [...(await lookAfter(office)), ...ledger.faults],
    excluded,
    told: new Set(office.told()),
  };
}

function isAt({ table, place }: Pick<Row, 'table' | 'place'>): (row: Row) => boolean {
  return (row) => row.table === table && row.place === place;
}

function damaged(row: Row): Row {
  const image = Buffer.from(row.image);
  image[5] = (image[5] ?? 0) ^ 1;
  return { ...row, image };
}

/** What fails when a store or a vault does; everything else is a fault of the pool. */
function isExpected(error: unknown): void {
  const text = error instanceof Error ? error.message : String(error);
  if (text !== 'away' && text !== 'store_unavailable') throw error;
}
