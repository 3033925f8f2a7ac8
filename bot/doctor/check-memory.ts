import { type Finding, fine, orFine, skipped, warning } from './finding';

/** What Linux says under /proc; `undefined` where there is no such file. */
export interface MemoryFacts {
  /** /proc/swaps */
  readonly swaps: string | undefined;
  /** /proc/self/limits */
  readonly limits: string | undefined;
}

/** Checks whether the bot's memory, through which texts pass, can reach a disk. */
export function checkMemory({ swaps, limits }: MemoryFacts): readonly Finding[] {
  if (swaps === undefined && limits === undefined) {
    return [skipped('memory', 'This system does not say whether memory is written to the disk.')];
  }
  const findings: Finding[] = [];
  if (swapsToDisk(swaps ?? '')) {
    findings.push(
      warning(
        'memory',
        'Swap is on: what people write may reach the disk in clear. Turn it off, or encrypt it with a key that is drawn at every start.',
      ),
    );
  }
  if (dumpsCore(limits ?? '')) {
    findings.push(
      warning(
        'memory',
        'A crash here writes the whole memory to a file. Start the bot with a core limit of 0 (ulimit -c 0, or LimitCORE=0 in its service).',
      ),
    );
  }
  return orFine(findings, fine('memory', 'No swap on a disk, and no memory dump at a crash.'));
}

/** Compressed swap in memory (zram) reaches no disk. */
function swapsToDisk(swaps: string): boolean {
  const [, ...lines] = swaps.trim().split('\n');
  return lines.some((line) => !/^\/dev\/zram\d+\s/.test(line));
}

function dumpsCore(limits: string): boolean {
  const soft = /^Max core file size\s+(\S+)/m.exec(limits)?.[1];
  return soft !== undefined && soft !== '0';
}
