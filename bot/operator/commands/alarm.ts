import { spawnSync } from 'node:child_process';
import type { Environment } from '../../settings/reader';

/**
 * Gives VISSLA_ALERT's command on its standard input what was said, without lines that name no fault. It gets
 * no setting, since some are secrets, and a minute. Returns what is to be said of it.
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
