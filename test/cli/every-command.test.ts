import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Desk, desks } from '../../bot/domain/ids';
import type { Who } from '../../bot/ports/people';
import { canariesIn, formsOf } from '../support/canaries';
import { urlOf } from '../support/databases/places';
import { houseSettings } from '../support/houses/bot-process';
import { programCommands } from '../support/houses/program-commands';
import { runCommand, slackAway } from '../support/houses/run-command';
import { openVissla, type TestVissla } from '../support/open-vissla';
import { files, tries } from '../support/people/report';
import { temporaryFolder } from '../support/temporary-folder';

const commands = programCommands();

describe('every command', () => {
  const sources = ['backup', 'cli', 'doctor', 'manifest', 'setup'].flatMap((room) => {
    const folder = resolve(__dirname, '..', room);
    return readdirSync(folder)
      .map((name) => join(folder, name))
      .filter((path) => path !== __filename)
      .map((path) => readFileSync(path, 'utf8'));
  });

  it.each(commands)('%s is run by a test of its own', (command) => {
    const words = command
      .split(' ')
      .map((word) => `'${word}'`)
      .join(', ');
    expect(sources.some((source) => source.includes(words))).toBe(true);
  });
});

/**
 * What a command may say of the desks' people: by its section in `docs/commands.md`, and nothing else of
 * anybody.
 */
type Says = 'titles, ids and accounts' | 'the title that was typed' | 'nothing';

describe('what every command says in a house with people and a report in it', () => {
  const folder = temporaryFolder();
  const title: Record<Desk, string> = { whistleblowing: 'Kanariejurist', hr: 'Kanariestrateg' };
  const invited = 'Kanarieplanerare';
  const canary = (desk: Desk): Who => ({
    messenger: 'teams',
    tenant: `kanarietenant-${desk}`,
    user: `kanarieperson-${desk}`,
    address: `{"serviceUrl":"https://kanarie-${desk}.example/","conversation":"kanariechatt-${desk}"}`,
  });
  let office: TestVissla;
  let ids: string[];
  let forbidden: Map<string, Buffer[]>;
  let named: Map<string, Buffer[]>;

  beforeAll(async () => {
    office = await openVissla({ on: 'SQLite', staffed: true, passes: 'when-told' });
    for (const desk of desks) {
      const person = office.person(canary(desk));
      await tries(person, await office.invite(title[desk], desk));
    }
    const { reportCode, reference } = await files(office.person('Maja'), 'Kanarietext');
    await office.passes();
    const { people } = office;
    const members = [...(await people.ofDesk('whistleblowing')), ...(await people.ofDesk('hr'))];
    ids = members.map(({ id }) => id);
    const seated = desks.map(canary);
    const forms = (values: readonly string[]): Map<string, Buffer[]> =>
      new Map(values.map((value) => [value, formsOf(value)]));
    forbidden = forms([
      ...seated.map(({ tenant }) => tenant),
      ...seated.flatMap(({ address }) => Object.values(JSON.parse(address) as object) as string[]),
      ...[reportCode, reportCode.replaceAll(' ', ''), reference, 'Kanarietext'],
    ]);
    named = forms([...Object.values(title), invited, ...ids, ...seated.map(({ user }) => user)]);
  });
  afterAll(async () => {
    await office.close();
  });

  /** How each is called, and what of people it may say. The last that stands here removes somebody. */
  const calls: Record<string, { words: () => readonly string[]; says: Says }> = {
    setup: { words: () => ['--root', 'root', '--answers', 'answers.json'], says: 'nothing' },
    'settings get': { words: () => [], says: 'nothing' },
    'settings set': { words: () => ['VISSLA_PASSES', 'daily', '--root', 'root'], says: 'nothing' },
    doctor: { words: () => [], says: 'nothing' },
    logs: { words: () => ['--file', 'answers.json'], says: 'nothing' },
    begin: { words: () => [], says: 'nothing' },
    invite: {
      words: () => ['--desk', 'hr', '--title', invited],
      says: 'the title that was typed',
    },
    'invite list': { words: () => [], says: 'the title that was typed' },
    'invite withdraw': { words: () => ['0000'], says: 'nothing' },
    'staff list': { words: () => [], says: 'titles, ids and accounts' },
    'staff appoint': {
      words: () => [ids[0] ?? '', '--decision', 'KS 2026/12', '--until', '2027-12-31'],
      says: 'nothing',
    },
    status: { words: () => [], says: 'nothing' },
    migrate: { words: () => [], says: 'nothing' },
    manifest: { words: () => ['vissla.example.org', '--out', folder], says: 'nothing' },
    rights: { words: () => ['--out', join(folder, 'rights.html')], says: 'nothing' },
    door: { words: () => ['--poster', join(folder, 'poster.html')], says: 'nothing' },
    piece: { words: () => [], says: 'nothing' },
    numbers: { words: () => ['--year', '2025'], says: 'nothing' },
    figures: { words: () => ['--exact', '2025'], says: 'nothing' },
    disposed: { words: () => [], says: 'nothing' },
    'keys rotate': { words: () => [], says: 'nothing' },
    'keys status': { words: () => [], says: 'nothing' },
    'audit verify': { words: () => [], says: 'nothing' },
    proof: { words: () => ['no-such.txt', '--page', join(folder, 'proof.html')], says: 'nothing' },
    backup: { words: () => ['copies', 'keys'], says: 'nothing' },
    'pool open': { words: () => ['--vault', 'no-such.json'], says: 'nothing' },
    restore: { words: () => ['--database', 'no-such.db'], says: 'nothing' },
    'staff renew': { words: () => [ids[1] ?? ''], says: 'nothing' },
    'staff remove': { words: () => [ids[0] ?? '', '--close-intake'], says: 'nothing' },
  };

  it('is known here of each', () => {
    expect(Object.keys(calls).sort()).toEqual([...commands].sort());
  });

  it.each(Object.entries(calls))('%s: of nobody but whom its page names', async (command, call) => {
    const settings = {
      ...houseSettings(office.folder, 3978),
      VISSLA_DATABASE_URL: urlOf(office.location),
      ...slackAway,
      VISSLA_WEB_PORT: '3979',
      VISSLA_WEB_URL: 'https://beratta.exempelby.example',
      VISSLA_WEB_ACCESSIBILITY_URL: 'https://www.exempelby.example/tillganglighet',
    };
    // What `setup` is answered; it writes below this folder.
    const stores = {
      VISSLA_DATABASE_URL: 'sqlite:/srv/d/v.db',
      VISSLA_VAULT: 'file:/srv/v/v.json',
    };
    const pass = { VISSLA_EMPLOYEES: '300', OSL: 'yes' };
    const place = { VISSLA_PORT: '3978', HOST: 'vissla.example.org' };
    const answers = { ...settings, ...stores, ...pass, ...place };
    writeFileSync(join(folder, 'answers.json'), JSON.stringify(answers));
    const words = [...command.split(' '), ...call.words()];
    let said = '';
    for (const form of [words, [...words, '--json']]) {
      const { out, error } = await runCommand(form, settings, { folder });
      said += out + error;
    }
    expect(said).not.toBe('');
    expect(canariesIn(said, forbidden)).toEqual([]);
    const allowed = {
      'titles, ids and accounts': [...named.keys()].filter((one) => one !== invited),
      'the title that was typed': [invited],
      nothing: [],
    }[call.says];
    expect(canariesIn(said, named).sort()).toEqual([...allowed].sort());
  });
});
