/** Values a statement may carry: SQL Server takes 2,100 parameters a request. */
const most = 500;

/** Asks for many values in statements of a bearable size. */
export async function inChunks<Value, Result>(
  values: readonly Value[],
  ask: (some: Value[]) => Promise<readonly Result[]>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let at = 0; at < values.length; at += most) {
    results.push(...(await ask(values.slice(at, at + most))));
  }
  return results;
}

/** A name for bytes in maps and sets; its order is the bytes' order. */
export function nameOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('hex');
}
