import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unreadSettings } from '../../bot/settings/env-file';
import { misspelt } from '../../bot/settings/reader';
import { temporaryFolder } from '../support/temporary-folder';

describe('a name that was meant as a setting', () => {
  it.each([
    ['VISLA_HOST', 'VISSLA_HOST'],
    ['VISSAL_HOST', 'VISSLA_HOST'],
    ['WISSLA_HOST', 'VISSLA_HOST'],
    ['VISSSLA_HOST', 'VISSLA_HOST'],
    ['VISSLA-HOST', 'VISSLA_HOST'],
    ['VISSLAHOST', 'VISSLA_HOST'],
    ['vissla_host', 'VISSLA_HOST'],
    ['VISLA_HOTS', 'VISSLA_HOST'],
    ['VISLA_TEAMS_APP_ID', 'VISSLA_TEAMS_APP_ID'],
    ['VISLA_TEAMS_TENANT', 'VISSLA_TEAMS_TENANTS'],
  ])('%s is nearly %s', (name, setting) => {
    expect(misspelt({ PATH: '/bin', [name]: 'canary' })).toEqual([
      `${name} is not a setting, but nearly ${setting}: correct it, or set that one too`,
    ]);
  });

  it.each(['VISSLA_HOTS', 'VISSLA_', 'VISSLA_SERVICE_HOST'])('%s begins like one', (name) => {
    expect(misspelt({ [name]: 'canary' })).toEqual([`${name} is not a setting`]);
  });

  it.each(['\ufeffVISSLA_HOST', 'VISSLA_HOST\u200b', '\u00a0VISSLA_HOST', 'VISSLA_\u00adHOST'])(
    '%j is hidden by a sign that cannot be seen',
    (name) => {
      expect(misspelt({ [name]: 'canary' })).toEqual([
        'VISSLA_HOST is hidden by a sign that cannot be seen, as a byte order mark: save the file as UTF-8 without one',
      ]);
    },
  );

  it.each([
    'VISSLA_HOST',
    'PATH',
    'HOST',
    'PORT',
    'VIRTUAL_HOST',
    'VISTA_HOST_NAME',
    'MYSQL_HOST',
    'VILLA_HOSTS_X',
    '\ufeff# A comment, of which Node makes a name',
  ])('%s was not', (name) => {
    expect(misspelt({ [name]: 'canary' })).toEqual([]);
  });

  it('is none where the setting itself is set: it belongs to something else', () => {
    expect(misspelt({ VISTA_PORT: 'tcp://10.0.0.1', VISSLA_PORT: '3978' })).toEqual([]);
    expect(misspelt({ VISTA_PORT: 'tcp://10.0.0.1', VISSLA_PORT: ' ' })).toHaveLength(1);
  });
});

describe('a file .env that nobody read', () => {
  const folder = temporaryFolder();
  const path = join(folder, '.env');
  const says =
    'There are settings in .env, in this folder, that were not read: node --env-file=.env reads them.';

  it('is told of where it says what is not set', () => {
    expect(unreadSettings({}, [], folder)).toBeUndefined();
    writeFileSync(path, "# Mine\r\nexport VISSLA_ORGANISATION='Exempelby kommun'\r\nPATH=/bin\r\n");
    expect(unreadSettings({}, [], folder)).toBe(says);
    expect(unreadSettings({ VISSLA_ORGANISATION: 'Exempelby kommun' }, [], folder)).toBeUndefined();
    for (const options of [['--env-file=.env'], ['--env-file-if-exists', path]])
      expect(unreadSettings({}, options, folder)).toBeUndefined();
    expect(unreadSettings({}, ['--env-file=other.env'], folder)).toBe(says);
  });

  it('is of no concern where it holds no setting, or none that is filled in', () => {
    writeFileSync(path, 'DATABASE_URL=canary\nVISSLA_PORT=\n');
    expect(unreadSettings({}, [], folder)).toBeUndefined();
  });
});
