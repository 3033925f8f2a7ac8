import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { type Found, playTask, type Task } from './one-world';

/** Those who play worlds, each in a process of its own. */
export interface Crew {
  /**
   * Plays all that there is time for, in their order and as many at a time as there are processes; `done` is
   * told of each as it comes.
   */
  plays(
    tasks: readonly Task[],
    hasTime: () => boolean,
    done: (task: Task, found: Found) => void,
  ): Promise<void>;
  close(): void;
}

/** What a process of the crew answers. */
export type Answer =
  | { readonly kind: 'found'; readonly found: Found }
  | { readonly kind: 'failed'; readonly why: string };

/** @param processes one plays in this process itself */
export function openCrew(processes: number): Crew {
  if (processes <= 1)
    return {
      plays: async (tasks, hasTime, done) => {
        for (const task of tasks) if (hasTime()) done(task, await playTask(task));
      },
      close: () => undefined,
    };
  // They are started as this process was, with what it takes to read TypeScript.
  const crew = Array.from({ length: processes }, () => fork(join(__dirname, 'worker.ts')));
  return {
    plays: async (tasks, hasTime, done) => {
      const left = [...tasks];
      const next = (): Task | undefined => (hasTime() ? left.shift() : undefined);
      const works = async (worker: ChildProcess): Promise<void> => {
        for (let task = next(); task !== undefined; task = next()) {
          const found = await ask(worker, task);
          done(task, found);
        }
      };
      await Promise.all(crew.map(works));
    },
    close: () => {
      for (const worker of crew) worker.kill();
    },
  };
}

async function ask(worker: ChildProcess, task: Task): Promise<Found> {
  const ended = new AbortController();
  const { signal } = ended;
  const gone = once(worker, 'exit', { signal }).then(() => {
    throw new Error(`a process of the crew ended over ${task.plan}, seed ${task.seed}`);
  });
  gone.catch(() => undefined);
  const answered = once(worker, 'message', { signal });
  answered.catch(() => undefined);
  worker.send(task);
  try {
    const [answer] = (await Promise.race([answered, gone])) as [Answer];
    if (answer.kind === 'failed') throw new Error(answer.why);
    return answer.found;
  } finally {
    ended.abort();
  }
}
