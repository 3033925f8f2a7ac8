import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../support/houses/run-command';
import { temporaryFolder } from '../support/temporary-folder';

describe('logs', () => {
  const folder = temporaryFolder();

  it('shows the last 50 lines, and what their codes mean', async () => {
    const line = (code: string): string => `{"level":"error","code":"${code}","module":"pool"}`;
    const lines = ['vault_denied', ...Array<string>(49).fill('store_full'), 'pool_unreadable'];
    writeFileSync(join(folder, 'a.log'), `${lines.map(line).join('\n')}\n`);
    const { code, out } = await runCommand(['logs', '--file', 'a.log'], {}, { folder });
    expect(code).toBe(0);
    const [log = '', said = ''] = out.split('\n\n');
    expect(log.split('\n')).toEqual(lines.slice(1).map(line));
    expect(said.match(/^\w+(?=: .*\. To do: .)/gm)?.sort()).toEqual([
      'pool_unreadable',
      'store_full',
    ]);
    const none = await runCommand(['logs', '--file', 'no.log'], {}, { folder });
    expect(none).toMatchObject({
      code: 1,
      error: `There is no log at ${join(folder, 'no.log')}.\n`,
    });
  });
});
