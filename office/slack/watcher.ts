/** Waits until something becomes true, and looks at every change. */
export interface Watcher {
  until(condition: () => boolean): Promise<void>;
  readonly look: () => void;
  close(): void;
}

/** Longer than a busy machine needs: only a hang ends so. */
const mostMilliseconds = 60_000;

export function createWatcher(): Watcher {
  const lookers = new Set<{ look(): void; stop(why: string): void }>();
  return {
    until: (condition) =>
      new Promise((resolve, reject) => {
        const leave = (): void => {
          lookers.delete(looker);
          clearTimeout(timer);
        };
        const looker = {
          look: () => {
            try {
              if (!condition()) return;
              leave();
              resolve();
            } catch (error) {
              leave();
              reject(error instanceof Error ? error : new Error('slack: the condition failed'));
            }
          },
          stop: (why: string) => {
            leave();
            reject(new Error(`slack: ${why}`));
          },
        };
        const timer = setTimeout(() => {
          looker.stop('what was waited for did not happen');
        }, mostMilliseconds);
        lookers.add(looker);
        looker.look();
      }),
    look: () => {
      for (const looker of lookers) looker.look();
    },
    close: () => {
      for (const looker of lookers) looker.stop('closed');
    },
  };
}
