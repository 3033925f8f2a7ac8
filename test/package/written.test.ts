import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { isThere, run } from '../../scripts/package/run';
import { writeSums } from '../../scripts/package/write-archive';
import { completion, manualPage } from '../../scripts/package/write-help';
import { readFile } from '../docs/read-docs';
import { programCommands } from '../support/houses/program-commands';
import { temporaryFolder } from '../support/temporary-folder';

const folder = temporaryFolder();

describe('what is written beside the program', () => {
  it('completes commands, those below them and their options in bash', () => {
    const completes = (...words: string[]): string[] =>
      run('bash', [
        '-c',
        `${completion()}COMP_WORDS=(vissla "$@") COMP_CWORD=$#; _vissla; echo "\${COMPREPLY[@]}"`,
        'bash',
        ...words,
      ])
        .trim()
        .split(' ');
    expect(completes('st')).toEqual(['staff', 'status']);
    expect(completes('keys', '')).toEqual(['rotate', 'status', '--help']);
    expect(completes('keys', 'rotate', '--a')).toEqual(['--after-leak']);
    expect(completes('invite', '--desk', 'hr', '--t')).toEqual(['--title']);
  });

  it('has a page of the manual that names every command', () => {
    const page = manualPage('1.2.3');
    for (const command of programCommands()) expect(page).toContain(`\n.SS ${command}`);
    expect(page).toContain('Vissla 1.2.3');
    expect(page).not.toMatch(/^['.](?!(?:TH|SH|SS|TP|B|I)\b)/m);
  });

  const key = join(folder, 'key');
  const signed = '-f vissla-signers -I vissla -n vissla -s SHA256SUMS.sig <SHA256SUMS';
  const verifies = (): number | null =>
    spawnSync('sh', ['-c', `ssh-keygen -Y verify ${signed} && sha256sum --check SHA256SUMS`], {
      cwd: folder,
    }).status;

  it('signs the sums with the key that is given, and leaves no signature without one', () => {
    if (!isThere('ssh-keygen')) return;
    run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', 'vissla', '-f', key]);
    writeFileSync(join(folder, 'vissla-signers'), `vissla ${readFileSync(`${key}.pub`, 'utf8')}`);
    writeFileSync(join(folder, 'a.deb'), 'the package');
    expect(writeSums(folder, ['a.deb'], key)).toEqual(['SHA256SUMS', 'SHA256SUMS.sig']);
    expect(verifies()).toBe(0);
    const sums = join(folder, 'SHA256SUMS');
    writeFileSync(sums, readFileSync(sums, 'utf8').replace(/^./, 'x'));
    expect(verifies()).not.toBe(0);
    expect(writeSums(folder, ['a.deb'], undefined)).toEqual(['SHA256SUMS']);
    expect(existsSync(`${sums}.sig`)).toBe(false);
  });

  it('are built twice by a workflow on the tag of their version, which has no key', () => {
    const text = readFile('.github/workflows/release.yml');
    const { on, permissions, jobs } = parse(text) as {
      readonly on: unknown;
      readonly permissions: unknown;
      readonly jobs: {
        readonly packages: {
          readonly container: string;
          readonly steps: readonly { readonly run?: string }[];
        };
      };
    };
    expect(on).toEqual({ push: { tags: ['v*'] } });
    expect(permissions).toEqual({ contents: 'read' });
    const lines = jobs.packages.steps.map(({ run }) => run);
    const [rebuilt, built] = ['torture -- --only rebuild', 'package'].map((words) =>
      lines.indexOf(`npm run ${words}`),
    );
    expect(rebuilt).toBeGreaterThan(0);
    expect(built).toBeGreaterThan(rebuilt!);
    // The Debian of the image and of the guide.
    expect(jobs.packages.container).toMatch(/-trixie$/);
    expect(text).not.toMatch(/secrets\.|VISSLA_SIGNING_KEY/);
  });
});
