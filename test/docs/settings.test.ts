import { ConfigError, readConfig, settings } from '../../bot/config';
import { namesIn, readFile, tableRows } from './read-docs';

const rows = tableRows(readFile('README.md'), 'Settings');
const rowOf = (name: string): string[] =>
  rows.find(([first]) => first === `\`${name}\``) ?? ['no such row'];

/** What a production start misses that has nothing but its app id. */
function missing(): string[] {
  try {
    readConfig({ VISSLA_TEAMS_APP_ID: '99999999-8888-4777-8666-555555555555' });
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.problems.flatMap((problem) => /^(\w+) is missing$/.exec(problem)?.[1] ?? []);
  }
  throw new Error('it started');
}

describe('the settings in the README', () => {
  it('are those of the code, in the same order', () => {
    expect(namesIn(rows)).toEqual([...settings]);
  });

  it('are those of .env.example, in the same order', () => {
    const named = readFile('.env.example').match(/^VISSLA_\w+(?==)/gm) ?? [];
    expect(namesIn(rows)).toEqual(named);
  });

  it('say which ones production cannot do without', () => {
    const needed = namesIn(rows.filter(([, when]) => when === 'yes'));
    expect(needed).toEqual(
      settings.filter((name) => name === 'VISSLA_TEAMS_APP_ID' || missing().includes(name)),
    );
  });

  it('say what they are when they are not set', () => {
    const config = readConfig({});
    expect(rowOf('VISSLA_PORT')[2]).toBe(`\`${config.port}\``);
    expect(rowOf('VISSLA_DATABASE_URL')[2]).toBe(`\`sqlite:${config.database}\``);
    expect(rowOf('VISSLA_VAULT')[2]).toBe(`\`file:${config.vault}\``);
    expect(rowOf('VISSLA_LOCALE')[2]).toBe(`\`${config.locale}\``);
    expect(rowOf('VISSLA_RELEASE')[2]).toBe(`\`${config.release}\``);
  });
});
