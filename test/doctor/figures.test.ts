import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { addDays, type Day } from '../../bot/domain/day';
import { checkClock } from '../../bot/operator/doctor/check-clock';
import { checkReach } from '../../bot/operator/doctor/check-desks';
import { checkSecret } from '../../bot/operator/doctor/check-teams';
import { lastDayOfCertificate } from '../../bot/operator/doctor/figures';
import { systemClock } from '../../bot/platform/clock';
import { readMetrics } from '../../bot/platform/metrics-file';
import { keepInstallationMark } from '../../bot/start/installation-mark';
import { certificate, certificateKey } from '../outbound/hosts-certificate';
import { runCommand, slackAway } from '../support/houses/run-command';
import { type House, openHouse } from './house';

describe('the figures for a monitoring program', () => {
  let house: House;
  beforeEach(async () => {
    house = await openHouse(slackAway);
  });
  afterEach(() => house.remove());

  it('are days, faults and whole gigabytes, and nothing that a report changes', async () => {
    const mark = join(house.folder, 'mark', 'installation.json');
    expect(readMetrics(mark)).toBeUndefined();
    await runCommand(['doctor', '--metrics'], { ...house.settings, VISSLA_MARK: mark });
    const text = readMetrics(mark) ?? '';
    expect(
      text
        .replace(/ \d+$/gm, '')
        .split('\n')
        .filter((line) => !line.includes('certificate')),
    ).toEqual([
      'vissla_looked_timestamp_seconds',
      'vissla_wrong',
      'vissla_backup_age_days{of="database"}',
      'vissla_backup_age_days{of="vault"}',
      'vissla_free_gigabytes{for="the database"}',
      'vissla_free_gigabytes{for="the vault"}',
      'vissla_free_gigabytes{for="copies of the database"}',
      'vissla_free_gigabytes{for="copies of the vault"}',
      'vissla_intake_open',
      'vissla_unreached_members',
      '',
    ]);
    const midnight = Date.parse(systemClock().today()) / 1000;
    expect(text).toContain(`vissla_looked_timestamp_seconds ${midnight}\n`);
    expect(text).toContain('vissla_backup_age_days{of="vault"} 0\n');
  });

  it('tell, with doctor and its alarm, that one handler left and the intake closed', async () => {
    const mark = join(house.folder, 'mark', 'installation.json');
    const heard = join(house.folder, 'heard');
    const settings = {
      ...house.settings,
      PATH: process.env.PATH,
      VISSLA_MARK: mark,
      VISSLA_ALERT: `cat > ${heard}`,
    };
    const vissla = (...words: readonly string[]) => runCommand(words, settings);
    const closed =
      /^wrong .*desk whistleblowing has 1 person: until there are 2, intake is closed/m;
    await vissla('doctor', '--metrics');
    expect(readMetrics(mark)).toContain('vissla_intake_open 1\n');
    const list = await vissla('staff', 'list', '--desk', 'whistleblowing', '--json');
    const [{ id }] = JSON.parse(list.out) as [{ id: string }];
    expect((await vissla('staff', 'remove', id)).error).toContain('--close-intake');
    expect((await vissla('doctor')).out).not.toMatch(closed);
    expect((await vissla('staff', 'remove', id, '--close-intake')).code).toBe(0);
    const { code } = await vissla('doctor', '--metrics', '--alert');
    expect({ code, heard: readFileSync(heard, 'utf8') }).toEqual({
      code: 1,
      heard: expect.stringMatching(closed) as string,
    });
    expect(readMetrics(mark)).toContain('vissla_intake_open 0\n');
  });

  it('come with a clock that is wrong where the mark is of a day that has not come', async () => {
    const mark = join(house.folder, 'mark', 'installation.json');
    const stores = {
      database: { kind: 'sqlite', path: house.database } as const,
      vault: house.vault,
    };
    const tomorrow = addDays(systemClock().today(), 1);
    keepInstallationMark(mark, stores, 'there', tomorrow);
    const { out } = await runCommand(['doctor'], { ...house.settings, VISSLA_MARK: mark });
    expect(out).toMatch(RegExp(`^wrong +clock .*mark is of ${tomorrow}\\.`, 'm'));
    const today = systemClock().today();
    expect(checkClock([], today, [tomorrow])).toMatchObject([{ kind: 'wrong' }]);
    expect(checkClock([], today, [undefined, today])).toMatchObject([{ kind: 'skipped' }]);
  });

  it('know the last day of the certificate that this machine shows', async () => {
    const server = createServer({ cert: certificate, key: certificateKey });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    expect(await lastDayOfCertificate((server.address() as AddressInfo).port)).toBe('2120-01-01');
    server.closeAllConnections();
    server.close();
    expect(await lastDayOfCertificate(9)).toBeUndefined();
  });
});

describe('doctor, with the client secret’s last day', () => {
  const today = '2026-11-26' as Day;
  it.each([
    [31, 'fine'],
    [30, 'warning'],
    [8, 'warning'],
    [7, 'wrong'],
    [-1, 'wrong'],
  ])('in %p days: %s', (left, kind) => {
    const secretEnds = addDays(today, left);
    const found = checkSecret({ appPassword: 'a', secretEnds }, today);
    expect(found.map((finding) => finding.kind)).toEqual([kind]);
  });

  it('says nothing where none is set, nor of an identity of Azure, which has none', () => {
    expect(checkSecret({ appPassword: 'a' }, today)).toEqual([]);
    expect(checkSecret({ appPassword: undefined, secretEnds: today }, today)).toEqual([]);
  });
});

describe('doctor, with members who are not reached and a desk that nobody opens', () => {
  it.each([
    [{ unreached: 0, unopened: [] }, []],
    [{ unreached: 2, unopened: [] }, [/^2 people of the desks could not be told/]],
    [{ unreached: 0, unopened: ['hr'] }, [/^Nobody of the desk hr has opened/]],
  ] as const)('%j', (figures, says) => {
    const found = checkReach(figures);
    expect(found.map((finding) => finding.says)).toEqual(
      says.map((one) => expect.stringMatching(one) as string),
    );
    for (const { kind } of found) expect(kind).toBe('wrong');
  });
});
