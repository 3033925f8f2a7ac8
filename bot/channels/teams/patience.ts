/** How long the Bot Connector may take to accept a message. The SDK's client waits for ever. */
export const sendMilliseconds = 10_000;

export class TooLate extends Error {
  readonly code = 'too_late';
}

/** Waits for `work`, but no longer than that; rejects with {@link TooLate} after it. The work itself goes on. */
export async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new TooLate('too_late'));
    }, milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
