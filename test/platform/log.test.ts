import { CodedError } from '../../bot/domain/error-code';
import { createLog, type Fault, fields } from '../../bot/platform/log';
import type { Outcome } from '../../bot/ports/journal';

const canary = 'Karin Andersson';

function open(): { readonly log: ReturnType<typeof createLog>; readonly lines: () => unknown[] } {
  const written: string[] = [];
  const log = createLog({ write: (line: string) => written.push(line) });
  return { log, lines: () => written.map((line): unknown => JSON.parse(line)) };
}

describe('the log', () => {
  it('writes a fault as a code and a module, without time, process or host', () => {
    const { log, lines } = open();
    log.error({ code: 'keys_unavailable', module: 'teams' });
    expect(lines()).toEqual([{ level: 'error', code: 'keys_unavailable', module: 'teams' }]);
  });

  it('warns of what works and is weaker than it could be', () => {
    const { log, lines } = open();
    log.warn({ code: 'database_plaintext', module: 'database' });
    expect(lines()).toEqual([{ level: 'warn', code: 'database_plaintext', module: 'database' }]);
  });

  it('takes the code from an error, and nothing else of it', () => {
    const { log, lines } = open();
    log.fault('reporter', Object.assign(new Error(canary), { code: 'ENOSPC', text: canary }));
    log.fault('reporter', new Error(canary));
    log.fault('reporter', Object.assign(new Error('x'), { code: canary }));
    log.fault('reporter', Object.assign(new Error('x'), { code: 5 }));
    log.fault('reporter', canary);
    log.fault('reporter', undefined);
    expect(lines()).toEqual(
      ['ENOSPC', 'unexpected', 'unlisted', 'unexpected', 'unexpected', 'unexpected'].map(
        (code) => ({ level: 'error', code, module: 'reporter' }),
      ),
    );
  });

  it.each(['4Y6C-PS4Y-0000-0000-0000', '1234 1234 1234', '123412341234123412341234', 'mutor'])(
    'does not take %s, which somebody typed, for the code of an error',
    (typed) => {
      const { log, lines } = open();
      log.fault('reporter', Object.assign(new Error(), { code: typed }));
      log.desk.fault('desk', Object.assign(new Error(), { code: typed }));
      expect(lines()).toMatchObject([{ code: 'unlisted' }, { code: 'unlisted' }]);
    },
  );

  it('cannot be made to print anything that is not on its list', () => {
    const { log, lines } = open();
    const loaded = {
      code: 'failed',
      module: 'teams',
      text: canary,
      err: new Error(canary),
      user: canary,
      msg: canary,
      toJSON: () => canary,
    };
    log.error(loaded);
    log.warn(loaded);
    log.desk.info(loaded);
    log.error(new Error(canary) as unknown as Fault);
    log.error({ code: canary, module: canary });
    log.count(canary as Outcome);
    log.writeCounts(canary, log.endCounts());
    expect(JSON.stringify(lines())).not.toContain(canary);
    const known = new Set<string>([...fields, 'level', 'time', 'stream']);
    for (const line of lines()) {
      expect(Object.keys(line as object).filter((key) => !known.has(key))).toEqual([]);
    }
  });

  it('counts outcomes and writes them once, sorted, with the day alone', () => {
    const { log, lines } = open();
    log.count('press_busy');
    log.count('failed');
    log.count('press_busy');
    expect(lines()).toEqual([]);
    log.writeCounts('2026-11-24', log.endCounts());
    log.writeCounts('2026-11-25', log.endCounts());
    expect(lines()).toEqual([
      { level: 'info', day: '2026-11-24', counts: { failed: 1, press_busy: 2 } },
      { level: 'info', day: '2026-11-25', counts: {} },
    ]);
    expect(Object.keys((lines()[0] as { counts: object }).counts)).toEqual([
      'failed',
      'press_busy',
    ]);
  });

  it('gives the desk a stream of its own, with the time', () => {
    const { log, lines } = open();
    log.desk.info({ code: 'started', module: 'main' });
    log.desk.fault('notify', new CodedError('refused'));
    expect(lines()).toEqual([
      {
        level: 'info',
        time: expect.any(Number) as number,
        stream: 'desk',
        code: 'started',
        module: 'main',
      },
      {
        level: 'error',
        time: expect.any(Number) as number,
        stream: 'desk',
        code: 'refused',
        module: 'notify',
      },
    ]);
  });
});
