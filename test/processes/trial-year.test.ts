import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { ButtonName } from '../../bot/domain/buttons';
import type { QueueItem } from '../../bot/domain/register-view';
import { readConfig } from '../../bot/settings/config';
import { talesOf } from '../../scripts/year/fill';
import { type House, openHouse } from '../../scripts/year/house';
import { draftBeside, refuseMessengers, type Trial } from '../../scripts/year/places';
import { storedCounts } from '../support/databases/stored-rows';
import { productionSettings, trialSettings } from '../support/houses/bot-process';
import type { Person } from '../support/people/card-person';
import { opensReport, opensThread } from '../support/people/report';

const root = resolve(__dirname, '..', '..');

describe('a year of invented life', () => {
  const folder = mkdtempSync(join(tmpdir(), 'vissla-year-'));
  const settings = { ...trialSettings(folder, 3978), VISSLA_LOCALE: 'sv' };
  const config = readConfig(settings) as Trial;
  let said = '';
  let house: House;

  beforeAll(async () => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [
        join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs'),
        join('scripts', 'year', 'main.ts'),
        '--months',
        '1',
      ],
      { cwd: root, env: { PATH: process.env.PATH, ...settings }, encoding: 'utf8' },
    );
    expect([status, stderr]).toEqual([0, '']);
    said = stdout;
    const now = Date.now();
    house = await openHouse(config, config, { from: now, until: now });
    // Some seconds; more where all workers are busy.
  });
  afterAll(async () => {
    await house.close();
    rmSync(folder, { recursive: true });
  });

  const lists = async (member: Person, filter: ButtonName): Promise<readonly QueueItem[]> => {
    await member.opens('desk');
    const view = await member.presses(filter);
    if (view.name !== 'desk_queue') throw new Error(`not the queue but ${view.name}`);
    return view.items;
  };
  /** What stands behind a line's code, or its reference. */
  const told = (of: string): string =>
    new RegExp(`^  (\\S.*?)  +.*${of}`, 'm').exec(said)?.[1] ?? '';

  it('leaves a trial and nothing beside it, and says how to go on', () => {
    const names = readdirSync(folder).filter((name) => !/-(?:server|wal|shm)$/.test(name));
    expect(names.sort()).toEqual(['vault.json', 'vissla.db']);
    expect(said).toContain('npm start');
  });

  it('fills the queues and registers of both desks', async () => {
    const karin = house.member('karin');
    for (const filter of ['desk_new', 'desk_overdue', 'desk_for_us', 'desk_mine'] as const)
      expect(await lists(karin, filter)).not.toEqual([]);
    expect(await lists(house.member('daniel'), 'desk_for_reporter')).not.toEqual([]);
    await karin.opens('desk');
    const numbers = (await lists(karin, 'desk_mine')).map((item) => item.case?.number);
    expect(numbers).toContainEqual(expect.stringMatching(/^KS \d{4}\/\d+$/));
    expect(await lists(house.member('eva'), 'desk_new')).not.toEqual([]);
    await karin.presses('desk_closed');
    if ((await lists(karin, 'desk_closed')).length === 0) await karin.presses('desk_earlier');
    expect(karin.shown.view).toMatchObject({ filter: 'closed', items: [{ status: 'closed' }] });
    expect(await lists(karin, 'desk_requests')).toMatchObject([{ asked: {} }]);
  });

  it('has cases that were given out whole and masked, refused, archived, and cleared of words', async () => {
    const karin = house.member('karin');
    await opensThread(karin, told('on the telephone'));
    expect(karin.reads()).toContain('[borttaget enligt 7 kap. 7 §');
    expect(karin.reads()).not.toContain('syster');
    expect(karin.reads()).toContain('Avslagen. Ingen kopia härifrån.');
    const seen: string[] = [];
    for (const { reference } of await lists(karin, 'desk_mine')) {
      await opensThread(karin, reference);
      seen.push(karin.reads());
    }
    expect(seen.join()).toContain('Lämnad ut maskerad.');
    await lists(karin, 'desk_closed');
    if (!karin.has('desk_first')) await karin.presses('desk_earlier');
    await karin.presses('desk_first');
    expect(karin.reads()).toContain('Lämnad ut i sin helhet.');
    expect(karin.reads()).toMatch(/Arkiverat .* som paket\. Arkiv 31/);
  });

  it('lets a newcomer return with a code, and be somebody who calls', async () => {
    const maja = house.reporter('Maja', 'en');
    await opensReport(maja, told('nobody has answered'));
    expect(maja.reads()).toContain('photographer');
    const daniel = house.member('daniel');
    await opensThread(daniel, told('on the telephone'));
    await daniel.presses('desk_caller');
    expect((await daniel.presses('desk_do_caller', { word: 'blåbärspaj' })).name).toBe(
      'desk_called',
    );
  });

  it('is left alone by the upkeep of what is started on it', async () => {
    const kept = async (): Promise<(number | undefined)[]> => {
      const {
        thread,
        message,
        case_record: cases,
        audit_link: audit,
      } = await storedCounts(config.database);
      return [thread, message, cases, audit];
    };
    const before = await kept();
    expect(before[0]).toBe(talesOf(1).length);
    await house.goesOn();
    expect(await kept()).toEqual(before);
  });

  it('is not put over a trial, nor over half of one, nor where a messenger is set', async () => {
    await expect(draftBeside(config)).rejects.toThrow('There is something already');
    const other = mkdtempSync(join(tmpdir(), 'vissla-year-'));
    try {
      const half = readConfig(trialSettings(other, 3978)) as Trial;
      writeFileSync(half.vault, '{"vissla":"vault-1","secrets":{"installation":"AA=="}}', {
        mode: 0o600,
      });
      await expect(draftBeside(half)).rejects.toThrow('There is something already');
      const id = '11111111-2222-4333-8444-555555555555';
      const teams = { appId: id, appPassword: 'b', tenant: id, metadataUrl: 'https://d.example' };
      const real = readConfig(productionSettings(teams, other, 3978));
      await expect(draftBeside(real)).rejects.toThrow('A messenger is set');
      for (const name of ['VISSLA_TEAMS_APP_ID', 'VISSLA_SLACK_BOT_TOKEN'])
        expect(() => refuseMessengers({ [name]: 'x' })).toThrow('A messenger is set');
      expect(() => refuseMessengers({ VISSLA_TEAMS_APP_ID: '' })).not.toThrow();
      expect(existsSync(join(other, 'vissla.db'))).toBe(false);
    } finally {
      rmSync(other, { recursive: true });
    }
  });

  it('tells 21 cases up to today, a third of them in its last month', () => {
    expect([talesOf(12).length, talesOf(1).length]).toEqual([21, 7]);
    expect(talesOf(12).at(-1)?.ago).toBe(0);
  });
});
