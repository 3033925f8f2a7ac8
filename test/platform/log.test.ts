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
  it.each(['error', 'warn'] as const)(
    'writes a code and a module, without time, process or host: %s',
    (level) => {
      const { log, lines } = open();
      log[level]({ code: 'keys_unavailable', module: 'teams' });
      expect(lines()).toEqual([{ level, code: 'keys_unavailable', module: 'teams' }]);
    },
  );

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
    const more = { text: canary, err: new Error(canary), user: canary, msg: canary };
    const loaded = { code: 'failed', module: 'teams', ...more, toJSON: () => canary };
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
    const { counts } = lines()[0] as { counts: object };
    expect(Object.keys(counts)).toEqual(['failed', 'press_busy']);
  });

  it('gives the desk a stream of its own, with the time', () => {
    const { log, lines } = open();
    log.desk.info({ code: 'started', module: 'main' });
    log.desk.fault('notify', new CodedError('refused'));
    const own = { time: expect.any(Number) as number, stream: 'desk' };
    expect(lines()).toEqual([
      { ...own, level: 'info', code: 'started', module: 'main' },
      { ...own, level: 'error', code: 'refused', module: 'notify' },
    ]);
  });
});
