import { readFileSync } from 'node:fs';

/** Linux counts processor time in hundredths of a second (USER_HZ), on every architecture that Node runs on. */
const millisecondsPerTick = 10;

/**
 * Processor time that a process has used so far, all its threads together, user and system, in milliseconds: fields
 * 14 and 15 of /proc/PID/stat (proc(5)). Measured from outside, so that the product carries nothing for it.
 */
export function cpuMilliseconds(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The second field is the program's name in parentheses and may hold spaces.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * millisecondsPerTick;
}

/** Memory of a process that is in RAM (VmRSS), in MiB. */
export function residentMebibytes(pid: number): number {
  const kibibytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kibibytes) / 1024;
}

/** Throws where /proc is not what is read here. */
export function requireLinux(): void {
  if (process.platform !== 'linux') {
    throw new Error('The measurement reads /proc and needs Linux.');
  }
}
