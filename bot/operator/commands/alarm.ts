import { spawnSync } from 'node:child_process';
import type { Environment } from '../../settings/reader';

/**
 * Runs the command in VISSLA_ALERT, with what was said on its standard input. Lines without a fault are left
 * out. It gets no setting, since some are secrets, and a minute. Gives what is to be said of it.
 */
export function raiseAlarm({ VISSLA_ALERT = '', PATH = '' }: Environment, said: string): string {
  if (VISSLA_ALERT === '') return 'VISSLA_ALERT is not set: nobody was told.\n';
  const { status } = spawnSync('sh', ['-c', VISSLA_ALERT], {
    input: said.replace(/^(?:ok|skipped) .*\n/gm, ''),
    env: { PATH },
    stdio: ['pipe', 'ignore', 'ignore'],
    timeout: 60_000,
  });
  return status === 0 ? '' : 'The command in VISSLA_ALERT failed: nobody was told.\n';
}
