/**
 * What somebody who writes to the database can change without anybody noticing, by table or column, with
 * the words of SECURITY.md that say so.
 */
const quiet: Readonly<Record<string, string>> = {};

/** The words that name a statement on a table or column, if SECURITY.md has any. */
export function named(_how: string, touches: string): { readonly named?: string } {
  const words = quiet[touches] ?? quiet[touches.split('.')[0] ?? ''];
  return words === undefined ? {} : { named: words };
}
