/** The middle value; the mean of the two middle ones of an even number. NaN for none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return low === undefined || high === undefined ? Number.NaN : (low + high) / 2;
}

/** The smallest value that `share` (0 to 1) of the values do not exceed: the nearest rank. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export function round(value: number, digits = 1): number {
  return Number(value.toFixed(digits));
}

/** Milliseconds that `work` takes on the wall clock. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

export interface Row {
  readonly what: string;
  readonly figure: string;
  readonly note?: string;
}

/** Lines of three columns, the figures flush right. */
export function tableOf(rows: readonly Row[]): string {
  const what = Math.max(...rows.map((row) => row.what.length));
  const figure = Math.max(...rows.map((row) => row.figure.length));
  return rows
    .map((row) =>
      `${row.what.padEnd(what)}  ${row.figure.padStart(figure)}  ${row.note ?? ''}`.trimEnd(),
    )
    .join('\n');
}
