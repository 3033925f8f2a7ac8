import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import type { Day } from '../../bot/domain/day';
import type { Id } from '../../bot/domain/ids';
import { type InvitationCode, parseInvitationCode } from '../../bot/domain/invitation';
import type { Member } from '../../bot/domain/member';
import { systemClock } from '../../bot/platform/clock';
import { programVersion } from '../../bot/platform/project-root';
import { nodeRandom } from '../../bot/platform/random';
import type { People, Redeemed } from '../../bot/ports/people';
import type { Passkeys } from '../../bot/ports/staff';
import { openStores } from '../../bot/start/open-stores';
import type { Database } from '../../db/open-database';
import { sampleRows } from '../db/sample-rows';
import { type Ran, runCommand } from '../support/houses/run-command';
import { peopleOf } from '../support/people/people-of';

/** The events of the audit, as they stand in the file. */
async function auditIn(path: string): Promise<string[]> {
  const file = new Sqlite(path, { readonly: true });
  const rows = file.prepare<[], { event: string }>('SELECT event FROM audit').all();
  file.close();
  return rows.map(({ event }) => event);
}

/** The bot holds the database open all the while: the commands work beside it. */
describe("the operator's commands", () => {
  const folder = mkdtempSync(join(tmpdir(), 'vissla-cli-'));
  const path = join(folder, 'vissla.db');
  const vault = join(folder, 'vault.json');
  let bot: Database;
  let people: People;
  let passkeys: Passkeys;
  let drawn = 0;

  beforeAll(async () => {
    const stores = await openStores(
      { database: { kind: 'sqlite', path }, vault },
      'production',
      nodeRandom(),
    );
    bot = stores.database;
    ({ people, passkeys } = await peopleOf(stores));
  });
  afterAll(async () => {
    await bot.close();
    rmSync(folder, { recursive: true });
  });

  const vissla = (...words: readonly string[]): Promise<Ran> =>
    runCommand(words, {
      VISSLA_DATABASE_URL: `sqlite:${path}`,
      VISSLA_VAULT: `file:${vault}`,
    });

  async function redeem(code: string, now = Date.now()): Promise<Redeemed> {
    const typed = parseInvitationCode(code);
    if (typed === undefined) throw new Error('it is no code');
    drawn += 1;
    const id = drawn.toString(16).padStart(32, '0') as Id;
    return people.redeem({
      code: typed,
      who: { messenger: 'teams', tenant: 't', user: `user-${drawn}`, address: '{}' },
      now,
      audit: { id, day: '2026-11-24' as Day },
    });
  }
  const invite = async (title: string): Promise<string> => {
    const words = ['--desk', 'whistleblowing', '--title', title];
    const { code, out, error } = await vissla('invite', ...words);
    expect({ code, error }).toEqual({ code: 0, error: '' });
    expect(out).toContain(title);
    return out.split('\n')[0] ?? '';
  };

  async function refuses(sentence: string, ...words: readonly string[]): Promise<void> {
    const { code, error } = await vissla(...words);
    expect({ code, error }).toEqual({
      code: 1,
      error: expect.stringContaining(sentence) as string,
    });
  }

  it('invite: prints a code that lets one person join, once, within a day', async () => {
    const printed = await invite('Kommunjurist');
    expect(printed).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]{4}$/);
    const joined = await redeem(printed.toLowerCase());
    expect(joined).toMatchObject({
      kind: 'admitted',
      member: { desk: 'whistleblowing', title: 'Kommunjurist', standing: 'member' },
    });
    expect((await redeem(printed)).kind).toBe('refused');
    const late = await invite('Late');
    expect((await redeem(late, Date.now() + 24 * 3_600_000 + 1000)).kind).toBe('refused');
  });

  it('invite list, invite withdraw: by the first eight characters, with an entry in the audit', async () => {
    expect((await vissla('invite', 'list')).out).not.toContain('Kanslichef');
    const [kept, code] = [await invite('Kanslichef'), await invite('Ekonom')];
    const [first, secret] = [code.slice(0, 9), code.slice(10)];
    const { out } = await vissla('invite', '--desk', 'hr', '--title', 'Ekonom');
    expect(out).toMatch(/, once, until 20[\d-]+ [\d:]+, Swedish time\.\n/);
    expect(out).toContain(`\`invite withdraw ${out.slice(0, 9)}\` ends this one`);
    const listed = await vissla('invite', 'list');
    expect(listed.out).toMatch(
      new RegExp(`^${first}  whistleblowing  until 20[\\d-]+ [\\d:]+, Swedish time  Ekonom$`, 'm'),
    );
    expect(listed.out).not.toContain(secret.slice(0, 4));
    // A wrong code is counted, and an old one is not listed.
    await redeem(`${first}-0000-0000-0000`);
    expect((await vissla('invite', 'list')).out).toContain('Ekonom  (wrong codes: 1)\n');

    const entries = (): Promise<string[]> => auditIn(path);
    const before = await entries();
    expect(await vissla('invite', 'withdraw', first.toLowerCase())).toMatchObject({
      code: 0,
      out: `Withdrawn: ${first}, for Ekonom (whistleblowing). Its code lets nobody in any more.\n`,
    });
    expect((await redeem(code)).kind).toBe('refused');
    await refuses('No open invitation begins so', 'invite', 'withdraw', first);
    await refuses('Give the first 8 characters', 'invite', 'withdraw', code);
    const after = await entries();
    expect(after.length).toBe(before.length + 1);
    expect(after.filter((event) => event === 'invitation_withdrawn')).toHaveLength(1);
    expect(after.filter((event) => event === 'invitation_made').length).toBeGreaterThan(3);
    for (const open of [kept, out]) await vissla('invite', 'withdraw', open.slice(0, 9));
  });

  it('invite --help with half of it typed invites nobody', async () => {
    const words = ['invite', '--desk', 'hr', '--title', 'Nobody', '--help'];
    expect((await vissla(...words)).out).toContain('Usage: vissla invite');
    expect((await vissla('invite', 'list')).out).not.toContain('Nobody');
  });

  it('says which version it is', async () => {
    expect((await vissla('--version')).out).toBe(`Vissla ${programVersion()}\n`);
  });

  it('invite: keeps the hash of the secret, not the secret', async () => {
    const printed = await invite('Revisor');
    const secret = parseInvitationCode(printed)?.secret ?? 'none';
    const stored = [path, `${path}-wal`]
      .filter((file) => existsSync(file))
      .map((file) => readFileSync(file, 'latin1'))
      .join('');
    expect(stored).toContain('Revisor');
    expect(stored).not.toContain(secret);
    expect(stored).not.toContain(printed);
  });

  it.each([
    [
      'a desk that does not exist',
      ['--desk', 'HR', '--title', 'x'],
      'The desk must be whistleblowing or hr.',
    ],
    ['no title', ['--desk', 'whistleblowing', '--title', ' '], 'The title must be'],
    ['a long title', ['--desk', 'whistleblowing', '--title', 'å'.repeat(41)], 'The title must be'],
    [
      'a title of too many bytes',
      ['--desk', 'whistleblowing', '--title', '🙂'.repeat(26)],
      'The title must be',
    ],
    ['two lines', ['--desk', 'whistleblowing', '--title', 'a\nb'], 'The title must be'],
    ...['Revis\u043er', '\u041d\u0420', 'HR-chef / \u041d\u0420', '\u0397R', 'Jurist \u2c9f'].map(
      (title): [string, string[], string] => [
        `letters that look like Latin ones in ${title}`,
        ['--desk', 'whistleblowing', '--title', title],
        'in Latin letters',
      ],
    ),
    ['half a command', ['--title', 'x'], '--desk'],
  ])('invite: refuses %s in one sentence', async (_name, words, sentence) => {
    const { code, out, error } = await vissla('invite', ...words);
    // Half a command is a misuse of its words; the rest is refused.
    expect({ code, out }).toEqual({ code: sentence === '--desk' ? 2 : 1, out: '' });
    expect(error).toContain(sentence);
  });

  it.each([
    [['--json', 'invite'], "Required option '--desk <desk>' not specified."],
    [['invite', '--json', '--desk', 'hr'], "Required option '--title <title>' not specified."],
    [['--json', 'invite', '--desk'], "Option '--desk <desk>' argument missing."],
    [['--json', 'invit'], "Unknown command 'invit' (Did you mean invite?)"],
    [['nosuch', '--json'], "Unknown command 'nosuch'."],
    [['--json', '--nosuch'], "Unknown option '--nosuch'."],
    [['--json', 'status', 'x'], "Too many arguments for 'status'. Expected 0 arguments but got 1."],
    [['--json', 'staff'], 'Name a command; --help lists them.'],
    [['--json'], 'Name a command; --help lists them.'],
  ])('%j: tells a machine in one line of JSON what is wrong with it', async (words, sentence) => {
    const { code, out, error } = await vissla(...words);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(error).toBe(`${JSON.stringify({ code: 'usage', sentence })}\n`);
  });

  it('shows signs that turn text around by their numbers', async () => {
    const words = ['--desk', 'whistleblowing', '--title', 'Jurist \u200fA'];
    const { out } = await vissla('invite', ...words);
    expect(out).toContain('Jurist [U+200F]A');
    expect(out).not.toContain('\u200f');
  });

  it('tells people what is wrong with a command in commander’s words, and both how it is called', async () => {
    expect((await vissla('staff')).error).toContain('Usage: vissla staff');
    expect(await vissla('nosuch')).toEqual({
      code: 2,
      out: '',
      error: "error: unknown command 'nosuch'\n",
    });
    expect(await vissla('--json', 'invite', '--help')).toMatchObject({
      code: 0,
      out: expect.stringContaining('Usage: vissla invite') as string,
      error: '',
    });
  });

  it('staff renew: prints a code for one member with passkeys, whom it makes nobody else', async () => {
    const [{ id: member }] = (await people.ofDesk('whistleblowing')) as [Member];
    await refuses('No member with a passkey has that id', 'staff', 'renew', member);
    const rows = sampleRows('renew');
    const own = { locator: 'AAAAAAAA', secret: 'S'.repeat(16) };
    const audit = () => ({ id: rows.id(), day: systemClock().today() });
    const made = { ...audit(), event: 'passkey_code_made', member } as const;
    const terms = { code: own, expiresAt: Date.now() + 60_000 };
    expect(await people.storeCode({ as: 'own', member }, terms, made)).toBe(true);
    const types = (code: InvitationCode, id: string) => {
      const passkey = { id, publicKey: new Uint8Array(77), name: '' };
      return passkeys.redeem({ code, handle: rows.id(), passkey, now: Date.now(), audit: audit() });
    };
    expect(await types(own, 'first')).toMatchObject({ kind: 'admitted' });
    const { code, out } = await vissla('staff', 'renew', member);
    expect(code).toBe(0);
    expect(out).toContain(`For the new passkey of ${member}, once, until `);
    const renewed = await types(parseInvitationCode(out.split('\n')[0] ?? '')!, 'second');
    const { id } = (renewed as { member: Member }).member;
    expect(renewed.kind).toBe('waiting');
    expect(await people.renewals('whistleblowing')).toMatchObject([{ id, of: member }]);
    expect(await auditIn(path)).toContain('invitation_made');
    expect((await vissla('staff', 'list')).out).not.toContain('Are they two persons?');
    const sent = { ...audit(), event: 'member_declined', member } as const;
    expect(await people.decide(id, 'decline', sent)).toBe(true);
  });

  it('staff: lists who belongs and who waits, and removes at once, but never the last', async () => {
    await redeem(await invite('Kanslichef'));
    await redeem(await invite('Utredare'));
    const list = await vissla('staff', 'list', '--desk', 'whistleblowing');
    expect(list.code).toBe(0);
    const lines = list.out.trim().split('\n');
    expect(lines.map((line) => line.slice(34).replace(/user-\d+ /, 'user-… '))).toEqual([
      'member   whistleblowing  teams  user-…  Kanslichef',
      'member   whistleblowing  teams  user-…  Kommunjurist',
      'waiting  whistleblowing  teams  user-…  Utredare',
    ]);

    const [first, second] = lines.map((line) => line.slice(0, 32));
    await refuses('say --close-intake', 'staff', 'remove', first ?? '');
    expect(await people.ofDesk('whistleblowing')).toHaveLength(3);
    expect(await vissla('staff', 'remove', first ?? '', '--close-intake')).toMatchObject({
      code: 0,
      out: 'Removed. The desk whistleblowing has 1 person: intake is closed until there are 2.\n',
    });
    expect(await people.ofDesk('whistleblowing')).toHaveLength(2);
    await refuses('last member', 'staff', 'remove', second ?? '');
    await refuses('Nobody has that id', 'staff', 'remove', first ?? '');
    await refuses('not an id', 'staff', 'remove', 'Kommunjurist');
  });

  it('invite --desk hr: lets one person join HR’s desk', async () => {
    expect(await vissla('staff', 'list', '--desk', 'hr')).toMatchObject({
      code: 0,
      out: 'Nobody belongs to the desk hr yet.\n',
    });
    const { code, out } = await vissla('invite', '--desk', 'hr', '--title', 'HR-strateg');
    expect(code).toBe(0);
    expect(out).toContain('For HR-strateg (hr)');
    expect(await redeem(out.split('\n')[0] ?? '')).toMatchObject({
      kind: 'admitted',
      member: { desk: 'hr', title: 'HR-strateg' },
    });
  });

  it('staff list: both desks, or the one that is named', async () => {
    const desksOf = ({ out }: Ran) =>
      out
        .trim()
        .split('\n')
        .map((line) => line.slice(43).trim().split(/ {2,}/));
    const [hr] = desksOf(await vissla('staff', 'list', '--desk', 'hr'));
    expect(hr?.[2]).toMatch(/^user-\d+$/);
    expect(hr?.toSpliced(2, 1)).toEqual(['hr', 'teams', 'HR-strateg']);
    const both = desksOf(await vissla('staff', 'list'));
    expect(both.map(([desk]) => desk)).toEqual(['whistleblowing', 'whistleblowing', 'hr']);
    const [{ id: member }] = (await people.ofDesk('hr')) as [Member];
    const day = systemClock().today();
    const entry = (event: 'member_away' | 'member_back') => ({
      ...{ id: sampleRows(event).id(), day, event, member },
    });
    await people.setAway(member, day, entry('member_away'));
    const away = await vissla('staff', 'list', '--desk', 'hr');
    expect(away.out.trim()).toMatch(new RegExp(`HR-strateg \\(away until ${day}\\)$`));
    await people.setAway(member, undefined, entry('member_back'));
    await refuses('The desk must be whistleblowing', 'staff', 'list', '--desk', 'personal');
  });

  it('staff appoint: a member’s decision and term, of which what is not given stays', async () => {
    const [{ id }] = (await people.ofDesk('hr')) as [Member];
    const listed = async () => (await vissla('staff', 'list', '--desk', 'hr')).out.trim();
    const appoint = (...words: string[]) => vissla('staff', 'appoint', id, ...words);
    await refuses('Give the number', 'staff', 'appoint', id, '--until', '2099-12-31');
    await refuses('The day must be', 'staff', 'appoint', id, '--decision', 'A', '--until', 'snart');
    await refuses('The decision must be', 'staff', 'appoint', id, '--decision', '1'.repeat(41));
    await refuses('Nobody has that id', 'staff', 'appoint', '0'.repeat(32), '--decision', 'A');
    const { out } = await appoint('--decision', ' KS  2026/12 ', '--secrecy', '2026-01-02');
    expect(out).toContain('Noted: decision KS 2026/12, secrecy agreed 2026-01-02.');
    await appoint('--until', '2026-01-31');
    expect(await listed()).toMatch(
      /\(decision KS 2026\/12, until 2026-01-31, secrecy agreed 2026-01-02, over\)$/,
    );
    expect((await people.ofDesk('hr'))[0]?.mandate).toEqual({
      ...{ decision: 'KS 2026/12', until: '2026-01-31', secrecyOn: '2026-01-02' },
    });
    expect((await vissla('doctor')).out).toContain('At the desk hr everybody comes from outside');
  });
});
