import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { readConfig } from '../../bot/settings/config';
import { pinnedNode } from '../../scripts/package/fetch-node';

const root = resolve(__dirname, '..', '..');
const text = readFileSync(join(root, 'Dockerfile'), 'utf8');

/** The instructions in order, lines that go on joined, comments left out. */
const instructions = text
  .replace(/^#.*\n/gm, '')
  .replace(/\\\n/g, ' ')
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line) => /^\s*(\w+)\s+(.*)$/.exec(line) ?? [])
  .map(([, name = '', rest = '']) => ({ name, rest }));
const all = (name: string): string[] =>
  instructions.filter((one) => one.name === name).map(({ rest }) => rest);
/** What lies after the last FROM: the image that runs. */
const last = instructions.slice(instructions.findLastIndex(({ name }) => name === 'FROM'));
const inLast = (name: string): string[] =>
  last.filter((one) => one.name === name).map(({ rest }) => rest);

const ignored = readFileSync(join(root, '.dockerignore'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'));
const letThrough = ignored.filter((line) => line.startsWith('!')).map((line) => line.slice(1));

describe('the Dockerfile', () => {
  it('builds with what .dockerignore lets through, which is what the build reads', () => {
    for (const path of letThrough)
      expect([path, existsSync(join(root, path))]).toEqual([path, true]);
    expect(ignored[0]).toBe('*');
    expect(letThrough.sort()).toEqual([
      ...['adaptive-cards', 'bot', 'db', 'manifest', 'office'],
      ...['package-lock.json', 'package.json', 'scripts/package'],
      ...['tsconfig.build.json', 'tsconfig.json'],
    ]);
    const [own = ''] = all('RUN').filter((rest) => rest.includes('--tree'));
    expect(own).toBe('npm run package -- --tree /vissla');
  });

  it('takes what the program reads beside its own code from the build of the packages', () => {
    // All of it, so that doctor finds each file where its list has it.
    expect(inLast('COPY')).toEqual(['--from=build /vissla /app']);
    expect(inLast('RUN')[0]).toBe('ln -s /app/bin/node /usr/local/bin/node');
  });

  it('runs what the start script runs, as nobody of importance, and writes to one place', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    const [command = ''] = inLast('CMD');
    expect(`node /app/${String(scripts.start).replace(/^node /, '')}`).toBe(
      (JSON.parse(command) as string[]).join(' '),
    );
    expect(inLast('USER')).toEqual(['1000:1000']);
    expect(inLast('VOLUME')).toEqual(['/data']);
    expect(inLast('WORKDIR')).toEqual(['/']);
    expect(inLast('STOPSIGNAL')).toEqual(['SIGTERM']);
    const { database, vault, port } = readConfig({});
    expect(JSON.stringify([database, vault])).toMatch(/\.\/data\/[^]*\.\/data\//);
    expect(inLast('EXPOSE')).toEqual([String(port)]);
  });

  it('is built and run on one Debian, each of which can be given by digest', () => {
    const [build = '', image = ''] = all('ARG');
    const [, node, debian] = /^BUILD_IMAGE=node:(\d+)-(\w+)$/.exec(build) ?? [];
    expect(image).toBe(`IMAGE=debian:${debian}-slim`);
    expect(pinnedNode().version).toMatch(new RegExp(`^${node}\\.`));
    expect(all('FROM')).toEqual(['${BUILD_IMAGE} AS build', '${IMAGE}']);
  });

  it('has nothing in it of which the lock file knows no hash', () => {
    // A script of a package could fetch what no hash is known of.
    expect(readFileSync(join(root, 'scripts/package/build-tree.ts'), 'utf8')).toContain(
      "'--ignore-scripts'",
    );
    const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, { integrity?: string; hasInstallScript?: boolean; dev?: boolean }>;
    };
    const packages = Object.entries(lock.packages).filter(([path]) => path !== '');
    expect(packages.filter(([, { integrity }]) => integrity === undefined)).toEqual([]);
    const scripted = packages.filter(
      ([, one]) => one.hasInstallScript === true && one.dev !== true,
    );
    expect(scripted.map(([path]) => path)).toEqual(['node_modules/botbuilder-dialogs']);
  });

  it('holds no secret', () => {
    expect(inLast('ENV')).toEqual(['NODE_ENV=production']);
    expect(text).not.toMatch(/PASSWORD|TOKEN|SECRET/);
  });
});

describe('its health check', () => {
  const words = JSON.parse(
    /CMD (\[.*\])$/.exec(inLast('HEALTHCHECK')[0] ?? '')?.[1] ?? '[]',
  ) as string[];
  let server: Server;
  let status = 200;
  let asked: string[] = [];
  beforeEach(async () => {
    [status, asked] = [200, []];
    server = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.writeHead(status).end();
    });
    await new Promise<void>((done) => {
      server.listen(0, '127.0.0.1', done);
    });
  });
  afterEach(
    () =>
      new Promise((done) => {
        server.close(done);
        server.closeAllConnections();
      }),
  );

  const check = (port: number): Promise<number | null> =>
    new Promise((done) => {
      expect(words[0]).toBe('node');
      spawn(process.execPath, words.slice(1), { env: { VISSLA_PORT: String(port) } }).once(
        'exit',
        done,
      );
    });
  const port = (): number => (server.address() as AddressInfo).port;

  it('is well while the bot answers, and ill when it does not', async () => {
    expect(await check(port())).toBe(0);
    expect(asked).toEqual(['/healthz']);
    status = 503;
    expect(await check(port())).toBe(1);
    expect(await check(9)).toBe(1);
  });
});
