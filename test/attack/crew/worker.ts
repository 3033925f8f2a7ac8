import type { Answer } from './crew';
import { playTask, type Task } from './one-world';

/** Plays the worlds that it is sent, one after the other, until it is ended. */
process.on('message', (task: Task) => {
  void (async () => {
    const answer: Answer = await playTask(task).then(
      (found) => ({ kind: 'found', found }) as const,
      (error: unknown) => ({
        kind: 'failed',
        why: `${task.plan}, ${task.policy}, seed ${task.seed}, ${task.driven}: ${
          error instanceof Error ? (error.stack ?? error.message) : String(error)
        }`,
      }),
    );
    process.send?.(answer);
  })();
});
process.on('disconnect', () => process.exit());
