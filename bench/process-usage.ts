import { existsSync, readdirSync, readFileSync } from 'node:fs';

/**
 * Processor time that a process has used so far, in milliseconds: all its threads together, user and
 * system. It is the first field of /proc/PID/task/TID/schedstat (nanoseconds). It is read from outside, so
 * that the product needs no code for it.
 */
export function cpuMilliseconds(pid: number): number {
  const threads = readdirSync(`/proc/${pid}/task`);
  const nanoseconds = threads.map((thread) =>
    Number.parseInt(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8'), 10),
  );
  return nanoseconds.reduce((sum, one) => sum + one, 0) / 1e6;
}

/** How long a process's main thread waited for a core since it began, in milliseconds: the second field. */
export function waitedMilliseconds(pid: number): number {
  const [, waited] = readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ');
  return Number(waited) / 1e6;
}

/** Memory of a process that is in RAM (VmRSS), in MiB. */
export function residentMebibytes(pid: number): number {
  const kibibytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kibibytes) / 1024;
}

/** Throws where /proc has another form. */
export function requireLinux(): void {
  if (!existsSync('/proc/self/schedstat')) {
    throw new Error('The measurement reads /proc/PID/schedstat and needs Linux.');
  }
}
