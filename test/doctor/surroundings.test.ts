import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkEmployees } from '../../bot/doctor/check-employees';
import { checkMemory } from '../../bot/doctor/check-memory';
import { checkPiece } from '../../bot/doctor/check-piece';
import { checkPlatform, type RunningBot } from '../../bot/doctor/check-platform';
import { findRunningBot } from '../../bot/doctor/running-bot';
import { diagnose } from './house';

describe('how many people a reporter is one of', () => {
  it.each([
    ['production', undefined, 'skipped', /VISSLA_EMPLOYEES is not set/],
    ['production', 1, 'warning', /outside your own IT.*other municipalities \(VBL 5:4\)/],
    ['production', 999, 'warning', /outside your own IT/],
    ['production', 1000, 'fine', /1000 people or more/],
    ['trial', 12, 'skipped', /The trial/],
  ] as const)('in %s with %s of them is %s', (kind, employees, verdict, says) => {
    expect(checkEmployees({ kind, employees })).toEqual([
      { check: 'employees', kind: verdict, says: expect.stringMatching(says) as string },
    ]);
  });
});

describe('the weekly piece', () => {
  const inTeams = (recipients: number | undefined) => ({ teams: { employees: 300, recipients } });
  const inSlack = (slack: 'known' | 'refused' | 'unsaid' | 'unreachable') => ({ slack });
  it.each([
    [{}, 'skipped', /is off/],
    [inTeams(240), 'fine', /240 people, of 300/],
    [inTeams(239), 'warning', /goes to nobody.*240 people, of 300.*a newer version/],
    [inTeams(undefined), 'skipped', /database/],
    [inSlack('known'), 'fine', /knows the channel.*shows when it does/],
    [inSlack('refused'), 'wrong', /not in VISSLA_SLACK_CHANNEL/],
    [inSlack('unsaid'), 'skipped', /does not say/],
    [inSlack('unreachable'), 'warning', /does not answer/],
  ] as const)('%j is %s', (seen, kind, says) => {
    expect(checkPiece({ teams: undefined, slack: undefined, ...seen })).toEqual([
      { check: 'piece', kind, says: expect.stringMatching(says) as string },
    ]);
  });
});

describe('what the platform would note', () => {
  it.each([
    ['WEBSITE_HTTPLOGGING_RETENTION_DAYS', '3', /second of every request/],
    ['WEBSITE_HTTPLOGGING_CONTAINER_URL', 'https://canary', /second of every request/],
    ['DIAGNOSTICS_AZUREBLOBCONTAINERSASURL', 'https://canary', /a time on every line/],
    ['DIAGNOSTICS_AZUREBLOBRETENTIONINDAYS', '1', /a time on every line/],
    ['APPLICATIONINSIGHTS_CONNECTION_STRING', 'InstrumentationKey=canary', /Application Insights/],
    ['APPINSIGHTS_INSTRUMENTATIONKEY', 'canary', /Application Insights/],
    ['ApplicationInsightsAgent_EXTENSION_VERSION', '~3', /Application Insights/],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'http://canary', /OpenTelemetry/],
    ['DD_AGENT_HOST', 'canary', /Datadog.*headers/],
    ['NEW_RELIC_LICENSE_KEY', 'canary', /New Relic.*headers/],
    ['ELASTIC_APM_SERVER_URL', 'https://canary', /Elastic APM.*headers/],
    ['DT_TENANT', 'canary', /Dynatrace.*headers/],
    ['APPDYNAMICS_CONTROLLER_HOST_NAME', 'canary', /AppDynamics.*headers/],
    ['SENTRY_DSN', 'https://canary', /Sentry.*headers/],
    ['LD_PRELOAD', '/canary/liboneagentproc.so', /every program/],
    ['NODE_OPTIONS', '--require dd-trace/canary', /other code/],
    ['NODE_DEBUG', 'http', /over the wire/],
    ['DEBUG', '*', /every request/],
    ['AZURE_LOG_LEVEL', 'verbose', /every call/],
    ['NODE_OPTIONS', '--max-old-space-size=400 --require ./canary.js', /other code/],
    ['NODE_OPTIONS', '-r canary', /other code/],
    ['NODE_OPTIONS', '--inspect=0.0.0.0:9229', /can be read/],
    ['NODE_OPTIONS', '--heapsnapshot-signal=SIGUSR2', /can be read/],
    ['NODE_TLS_REJECT_UNAUTHORIZED', '0', /certificates/],
  ])('%s=%s is wrong, and its value is not shown', (name, value, sentence) => {
    const findings = checkPlatform({ PATH: '/bin', [name]: value });
    expect(findings).toEqual([
      { check: 'platform', kind: 'wrong', says: expect.stringMatching(sentence) as string },
    ]);
    expect(findings[0]?.says).toContain(name);
    expect(findings[0]?.says).not.toContain('canary');
  });

  it.each([
    ['WEBSITE_HTTPLOGGING_RETENTION_DAYS', '0'],
    ['ApplicationInsightsAgent_EXTENSION_VERSION', 'disabled'],
    ['DD_TRACE_ENABLED', 'false'],
    ['NEW_RELIC_ENABLED', '0'],
    ['LD_PRELOAD', '/usr/lib/libjemalloc.so.2'],
    ['OTEL_SDK_DISABLED', 'true'],
    ['OTEL_TRACES_EXPORTER', 'none'],
    ['DEBUG', 'false'],
    ['DEBUG', ''],
    ['AZURE_LOG_LEVEL', 'error'],
    ['NODE_OPTIONS', '--max-old-space-size=400'],
    ['NODE_TLS_REJECT_UNAUTHORIZED', '1'],
    ['DEBUGGER', 'canary'],
  ])('%s=%s is not', (name, value) => {
    expect(checkPlatform({ [name]: value })).toMatchObject([{ kind: 'fine' }]);
  });

  it('makes doctor end with 1, even where the settings are wrong, too', async () => {
    const { code, findings } = await diagnose({ VISSLA_PORT: 'x', NODE_DEBUG: 'tls' });
    expect(code).toBe(1);
    expect(findings.filter(({ kind }) => kind === 'wrong').map(({ check }) => check)).toEqual([
      'settings',
      'platform',
    ]);
  });
});

describe('the bot that runs beside the command', () => {
  const seen = (more: Partial<Extract<RunningBot, { kind: 'seen' }>> = {}): RunningBot => ({
    kind: 'seen',
    environment: { PATH: '/bin' },
    options: '',
    maps: '7f00-7f01 r-xp 00000000 08:01 1 /usr/bin/node\n7f02-7f03 rw-p 00000000 00:00 0',
    ...more,
  });

  it.each<[string, RunningBot, RegExp]>([
    ['a variable', seen({ environment: { DD_SERVICE: 'canary' } }), /DD_SERVICE is set.*Datadog/],
    ['an option', seen({ options: '--require canary' }), /an option of its command line/],
    ['a library', seen({ maps: '7f r-xp 0 0:0 1 /opt/dynatrace/canary.so' }), /agent is loaded/],
  ])('is watched, by %s', (_, running, sentence) => {
    const [, found] = checkPlatform({}, running);
    expect(found).toMatchObject({ check: 'platform', kind: 'wrong' });
    expect(found?.says).toMatch(/^In the bot that runs here, /);
    expect(found?.says).toMatch(sentence);
    expect(found?.says).not.toContain('canary');
  });

  it('is not watched, cannot be seen, or does not run', () => {
    const kinds = (running: RunningBot) => checkPlatform({}, running).map(({ kind }) => kind);
    expect(kinds(seen())).toEqual(['fine', 'fine']);
    expect(kinds({ kind: 'hidden' })).toEqual(['fine', 'skipped']);
    expect(kinds({ kind: 'none' })).toEqual(['fine']);
  });

  const onLinux = process.platform === 'linux' ? it : it.skip;

  onLinux('is found by its port, with its environment and its command line', async () => {
    const script =
      'require("net").createServer().listen(0,"127.0.0.1",function(){console.log(this.address().port)})';
    const folder = mkdtempSync(join(tmpdir(), 'vissla-running-'));
    writeFileSync(join(folder, 'main.js'), script);
    const child = spawn(process.execPath, ['--no-warnings', join(folder, 'main.js')], {
      env: { ELASTIC_APM_SERVER_URL: 'https://canary' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [said] = (await once(child.stdout, 'data')) as [Buffer];
    const running = findRunningBot(Number(said.toString()));
    child.kill('SIGKILL');
    await once(child, 'exit');
    rmSync(folder, { recursive: true });
    expect(running).toMatchObject({
      kind: 'seen',
      environment: { ELASTIC_APM_SERVER_URL: 'https://canary' },
      options: '--no-warnings',
      maps: expect.stringContaining(process.execPath) as string,
    });
    expect(findRunningBot(Number(said.toString()))).toEqual({ kind: 'none' });
  });

  it('is hidden where the system shows that somebody listens, and not who', () => {
    const proc = mkdtempSync(join(tmpdir(), 'vissla-proc-'));
    mkdirSync(join(proc, 'net'));
    mkdirSync(join(proc, '17', 'fd'), { recursive: true });
    const line = (port: string, state: string): string =>
      `   0: 0100007F:${port} 00000000:0000 ${state} 00000000:00000000 00:00000000 00000000     0        0 4711 1`;
    writeFileSync(join(proc, 'net', 'tcp'), ['  sl  local_address', line('0F8A', '0A')].join('\n'));
    expect(findRunningBot(3978, proc)).toEqual({ kind: 'hidden' });
    symlinkSync('socket:[4711]', join(proc, '17', 'fd', '20'));
    expect(findRunningBot(3978, proc)).toEqual({ kind: 'hidden' });
    writeFileSync(join(proc, '17', 'environ'), 'A=b=c\0B=\0');
    writeFileSync(join(proc, '17', 'cmdline'), 'node\0--require\0x.cjs\0/app/main.js\0');
    expect(findRunningBot(3978, proc)).toEqual({
      kind: 'seen',
      environment: { A: 'b=c', B: '' },
      options: '--require x.cjs',
      maps: '',
    });
    // Somebody who talks to such a port does not listen on it.
    writeFileSync(join(proc, 'net', 'tcp'), line('0F8A', '01'));
    expect(findRunningBot(3978, proc)).toEqual({ kind: 'none' });
    rmSync(proc, { recursive: true });
  });
});

describe('where the memory may go', () => {
  const swaps = (...lines: string[]): string =>
    ['Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority', ...lines, ''].join('\n');
  const limits = (soft: string): string =>
    `Limit                     Soft Limit           Hard Limit           Units\nMax core file size        ${soft}                    unlimited            bytes\n`;

  it('is nowhere', () => {
    expect(checkMemory({ swaps: swaps(), limits: limits('0') })).toMatchObject([{ kind: 'fine' }]);
    const zram = swaps('/dev/zram0                partition\t4000000\t0\t100');
    expect(checkMemory({ swaps: zram, limits: limits('0') })).toMatchObject([{ kind: 'fine' }]);
  });

  it('is a disk', () => {
    const disk = swaps('/dev/sda2                 partition\t4000000\t0\t-2');
    expect(checkMemory({ swaps: disk, limits: limits('unlimited') })).toMatchObject([
      { kind: 'warning', says: expect.stringContaining('Swap is on') as string },
      { kind: 'warning', says: expect.stringContaining('core limit of 0') as string },
    ]);
  });

  it('cannot be seen', () => {
    expect(checkMemory({ swaps: undefined, limits: undefined })).toMatchObject([
      { kind: 'skipped' },
    ]);
  });
});
