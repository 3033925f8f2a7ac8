import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import type { Environment } from '../settings/reader';
import type { RunningBot } from './check-platform';

/** The state of a socket that listens (Linux, include/net/tcp_states.h), as `/proc/net/tcp` writes it. */
const listening = '0A';

/**
 * Looks for the process that listens on the bot's port. On Linux the system shows it to its own account and
 * to root; elsewhere, and where nothing listens, there is none to look at.
 *
 * @param proc where the system shows its processes; another folder in tests
 */
export function findRunningBot(port: number, proc = '/proc'): RunningBot {
  const sockets = ['tcp', 'tcp6'].flatMap((table) =>
    socketsOn(port, read(`${proc}/net/${table}`) ?? ''),
  );
  if (sockets.length === 0) return { kind: 'none' };
  const process = listed(proc).find(
    (name) => /^\d+$/.test(name) && holdsOneOf(sockets, `${proc}/${name}/fd`),
  );
  if (process === undefined) return { kind: 'hidden' };
  const [environment, command] = ['environ', 'cmdline'].map((file) =>
    read(`${proc}/${process}/${file}`)?.split('\0'),
  );
  if (environment === undefined || command === undefined) return { kind: 'hidden' };
  const maps = read(`${proc}/${process}/maps`) ?? '';
  return { kind: 'seen', environment: variablesIn(environment), options: optionsIn(command), maps };
}

/** The inodes of the sockets that listen on a port: lines of `sl local rem st ... inode` (proc(5)). */
function socketsOn(port: number, table: string): string[] {
  const wanted = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  return table.split('\n').flatMap((line) => {
    const [, local = '', , state, , , , , , inode] = line.trim().split(/\s+/);
    const isIt = local.endsWith(wanted) && state === listening && inode !== undefined;
    return isIt ? [`socket:[${inode}]`] : [];
  });
}

function holdsOneOf(sockets: readonly string[], folder: string): boolean {
  return listed(folder).some((name) => {
    try {
      return sockets.includes(readlinkSync(`${folder}/${name}`));
    } catch {
      return false;
    }
  });
}

function variablesIn(lines: readonly string[]): Environment {
  return Object.fromEntries(
    lines.flatMap((line): [string, string][] => {
      const at = line.indexOf('=');
      return at > 0 ? [[line.slice(0, at), line.slice(at + 1)]] : [];
    }),
  );
}

/** What stands between the program and the script that it runs, which takes no words of its own. */
function optionsIn([, ...words]: readonly string[]): string {
  const script = words.findLastIndex((word) => /\.[cm]?js$/.test(word));
  return words.slice(0, Math.max(script, 0)).join(' ');
}

function listed(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
