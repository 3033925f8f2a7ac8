import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { readConfig } from '../../bot/settings/config';

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
  it('copies what is there, and what .dockerignore lets through', () => {
    const sources = all('COPY')
      .filter((rest) => !rest.startsWith('--from'))
      .flatMap((rest) => rest.split(/\s+/).slice(0, -1));
    expect(sources.length).toBeGreaterThan(5);
    for (const source of sources) {
      expect([source, existsSync(join(root, source))]).toEqual([source, true]);
    }
    expect(sources.sort()).toEqual([...letThrough].sort());
    expect(ignored[0]).toBe('*');
  });

  it('takes along what the program reads beside its own code', () => {
    const copied = inLast('COPY').join('\n');
    for (const path of ['package.json', 'manifest', 'node_modules', 'dist']) {
      expect(copied).toContain(`/build/${path} /app/${path}`);
    }
    expect(text).toContain('npm prune --omit=dev');
    // The trial stays out: production never loads it.
    expect(text).toMatch(/rm -rf [^]*dist\/office/);
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

  it('starts from a Node that the program runs on', () => {
    const [node = '', ...images] = all('ARG');
    expect(['20', '22', '24']).toContain(/^NODE=(\d+)-bookworm$/.exec(node)?.[1]);
    // Each can be given by digest.
    expect(images).toEqual(['BUILD_IMAGE=node:${NODE}', 'IMAGE=node:${NODE}-slim']);
    expect(all('FROM')).toEqual(['${BUILD_IMAGE} AS build', '${IMAGE}']);
  });

  it('has nothing in it of which the lock file knows no hash', () => {
    const before = instructions.findIndex(({ rest }) => rest === 'npm ci');
    expect(instructions[before - 1]).toEqual({
      name: 'ENV',
      rest: 'npm_config_build_from_source=true npm_config_nodedir=/usr/local',
    });
    // What its install script asks of that setting.
    const script = readFileSync(join(root, 'node_modules/prebuild-install/bin.js'), 'utf8');
    expect(script).toMatch(/opts\.buildFromSource[^]*process\.exit\(1\)/);
    const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, { integrity?: string; hasInstallScript?: boolean; dev?: boolean }>;
    };
    const packages = Object.entries(lock.packages).filter(([path]) => path !== '');
    expect(packages.filter(([, { integrity }]) => integrity === undefined)).toEqual([]);
    const scripted = packages.filter(
      ([, one]) => one.hasInstallScript === true && one.dev !== true,
    );
    expect(scripted.map(([path]) => path).sort()).toEqual([
      'node_modules/better-sqlite3',
      'node_modules/botbuilder-dialogs',
    ]);
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
