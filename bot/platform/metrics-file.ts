import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** `doctor --metrics` writes it, beside the installation's mark: apart from both stores. */
export const metricsFile = (mark: string): string => join(dirname(mark), 'metrics');

export function readMetrics(mark: string): string | undefined {
  try {
    return readFileSync(metricsFile(mark), 'utf8');
  } catch {
    return undefined;
  }
}
