/** Values a statement may carry: SQL Server takes 2,100 parameters a request. */
const valuesAtOnce = 500;

/** Asks for many values in statements of a bearable size. */
export async function inChunks<Value, Result>(
  values: readonly Value[],
  ask: (some: Value[]) => Promise<readonly Result[]>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let at = 0; at < values.length; at += valuesAtOnce) {
    results.push(...(await ask(values.slice(at, at + valuesAtOnce))));
  }
  return results;
}
