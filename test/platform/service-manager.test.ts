import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { operatorLine } from '../../bot/platform/operator-lines';
import { programVersion } from '../../bot/platform/project-root';
import { tellServiceManager } from '../../bot/platform/service-manager';
import { temporaryFolder } from '../support/temporary-folder';

describe('the word to a service manager that the bot serves', () => {
  const folder = temporaryFolder();
  const heard = join(folder, 'heard');

  /** A systemd-notify that writes down what it was called with, and what it was given. */
  function program(ending: string): void {
    const path = join(folder, 'systemd-notify');
    writeFileSync(
      path,
      `#!/bin/sh\nprintf '%s|' "$@" > '${heard}'\nenv >> '${heard}'\n${ending}\n`,
    );
    chmodSync(path, 0o755);
  }
  const environment = {
    PATH: `${folder}:/usr/bin:/bin`,
    NOTIFY_SOCKET: '/run/systemd/notify',
    VISSLA_TEAMS_APP_PASSWORD: 'canary',
  };

  it('is said by its own program, which gets no setting', async () => {
    program('exit 0');
    expect(await tellServiceManager(environment)).toBe(true);
    const [words, ...given] = readFileSync(heard, 'utf8').split('\n');
    expect(words).toMatch(/^--ready\|/);
    expect([words, ...given].join('\n')).toContain('NOTIFY_SOCKET=/run/systemd/notify');
    expect(given.join('\n')).not.toContain('canary');
    rmSync(heard);
  });

  it('is missed where that program fails, or is not there', async () => {
    program('exit 1');
    expect(await tellServiceManager(environment)).toBe(false);
    expect(await tellServiceManager({ ...environment, PATH: '/nowhere' })).toBe(false);
    rmSync(heard);
  });

  it('is not said where nobody waits for it', async () => {
    expect(await tellServiceManager({ PATH: environment.PATH })).toBe(true);
    expect(existsSync(heard)).toBe(false);
  });
});

describe("an operator's line", () => {
  it('carries the version and the time in Sweden, in summer and in winter', () => {
    const version = programVersion();
    expect(operatorLine('ends', Date.UTC(2026, 10, 26, 14, 45))).toBe(
      `Vissla ${version} ends, 2026-11-26 15:45.`,
    );
    expect(operatorLine('does not start', Date.UTC(2026, 5, 30, 22, 5))).toBe(
      `Vissla ${version} does not start, 2026-07-01 00:05.`,
    );
  });
});
