import { ask } from '../../http/ask';

/** `undefined` if nobody answered. */
export interface WebAnswer {
  readonly status: number;
  readonly header: (name: string) => string | null;
}

/** In milliseconds. */
const patience = 5_000;

/** Asks for a page, as a browser that comes for the first time does. Never rejects. */
export async function askWeb(url: string): Promise<WebAnswer | undefined> {
  try {
    const signal = AbortSignal.timeout(patience);
    const { status, headers } = await ask(url, { redirect: 'manual', signal });
    return { status, header: (name) => headers.get(name) };
  } catch {
    return undefined;
  }
}
