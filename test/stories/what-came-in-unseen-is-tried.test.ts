import type { ClockPolicy } from '../../bot/domain/window';
import { daysPass } from '../support/days-pass';
import { openVissla, type Person, type TestVissla } from '../support/open-vissla';
import { copyingOf } from '../support/people/copies';
import { does, files, opensQueue, opensReport, opensThread } from '../support/people/report';

/** It is Tuesday the 24th of November at noon; passes come at ten. */
const daily = { kind: 'daily', hour: 10 } as const;
const weekly = { kind: 'weekly', hour: 10, weekday: 2 } as const;

/** What is sent and not out has been received (TF 2:9), and nobody can read it before its pass. */
describe.each<[string, ClockPolicy, string, string]>([
  ['each day', daily, '26 november 2026', '2026-11-27'],
  ['each week', weekly, '24 november 2026', '2026-12-01'],
])('a request where reports come out %s', (_, passes, since, pass) => {
  let office: TestVissla;
  let karin: Person;
  let daniel: Person;
  let maja: Person;
  let reference: string;
  let reportCode: string;
  let comes: (day: string, time: string) => Promise<void>;
  const copying = copyingOf(() => reference);

  beforeEach(async () => {
    office = await openVissla({ passes, now: Date.parse('2026-11-17T11:00:00Z') });
    [karin, daniel] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
    maja = office.person('Maja');
    comes = daysPass(office);
    ({ reference, reportCode } = await files(maja, 'Det luktar gas.'));
    await comes('2026-11-26', '10:30');
    await does(karin, reference, 'request', { text: 'Allt.', arrived: '2026-11-26' });
  });
  afterEach(() => office.close());

  const writes = async (): Promise<void> => {
    await opensReport(maja, reportCode);
    await maja.presses('send', { text: 'Mer gas.' });
  };
  const stage = async (is: string): Promise<string | undefined> => {
    const given = { answer: 'whole', copying: 'without_notes' };
    await does(karin, reference, 'decide', { stage: is, ...given });
    return karin.shown.remark;
  };

  it.each([false, true])(
    'has copies that say, always alike, what is tried later: %s',
    async (sends) => {
      if (sends) await writes();
      for (const kind of ['with_notes', 'without_notes']) {
        const text = await copying.copies(karin, kind);
        expect(text).toContain(`Det som kan ha kommit in från och med ${since} kan ingen läsa än.`);
        expect(text).not.toContain('Mer gas.');
      }
      await copying.redactions(karin, { entry: '1', words: 'gas', section: '32:3b-2' });
      await karin.presses('desk_do_ask');
      const redacted = await copying.answers(daniel, 'agree');
      // A redacted copy has no day: since when tells how urgent the case is.
      expect(redacted).toContain(
        'Det som hade kommit in men inte kunde läsas när maskningen började',
      );
      expect(redacted).not.toContain('från och med');
      await comes('2026-12-04', '11:00');
      expect(await copying.copies(karin, 'redacted')).toContain('Det som hade kommit in men inte');
    },
  );

  it.each(['supplemented', 'nothing_more'])(
    'stays open until its pass, and ends with %s',
    async (is) => {
      expect(await stage(is)).toBe('stage_wrong');
      expect(await stage('answered')).toBeUndefined();
      await opensThread(daniel, reference);
      expect(daniel.reads()).toContain('Det som kan ha kommit in prövas från');
      for (const [day, time] of [
        ['2026-11-26', '11:00'],
        [pass, '09:59'],
      ] as const) {
        await comes(day, time);
        expect(await stage(is)).toBe('stage_wrong');
        expect((await opensThread(daniel, reference)).asked).toMatchObject({ on: pass });
      }
      await comes(pass, '10:00');
      expect((await opensQueue(karin)).items).toMatchObject([{ asked: { on: pass, days: 0 } }]);
      expect(await stage(is)).toBeUndefined();
      expect((await opensThread(daniel, reference)).asked).toBeUndefined();
      expect((await opensThread(daniel, reference)).may).not.toContain('decide');
    },
  );
});
