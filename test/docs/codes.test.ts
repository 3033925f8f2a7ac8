import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readFile, root, wordsOf } from './read-docs';

const page = readFile('docs/codes.md');

/** The names that begin the lines of a list under a heading. */
const listedUnder = (heading: string): readonly string[] =>
  [...(page.split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? '').matchAll(/^- `(\w+)`: ./gm)].map(
    ([, name = '']) => name,
  );

describe('the codes', () => {
  const [teams, slack] = ['bot/channels/teams', 'bot/channels/slack'];
  const refusals = [
    ...wordsOf(`${teams}/token.ts`, 'TokenRefusal ='),
    ...wordsOf(`${teams}/guard.ts`, 'export type TeamsRefusal ='),
    ...wordsOf(`${slack}/guard.ts`, 'export type SlackRefusal ='),
  ];
  const lists = [
    wordsOf('bot/keeper/keeper-error.ts', 'export type KeeperCode ='),
    wordsOf('db/store-error.ts', 'export type StoreErrorCode ='),
    wordsOf('db/location.ts', 'export type DatabaseWarning ='),
    wordsOf('bot/keys/vault/vault-error.ts', 'export type VaultCode ='),
    wordsOf('bot/crypto/seal-error.ts', 'export type SealCode ='),
    wordsOf(`${teams}/faults.ts`, 'export type TeamsTurnFault ='),
    wordsOf(`${teams}/faults.ts`, 'export type TeamsFault ='),
    refusals.map((why) => `refused_${why}`),
    wordsOf('bot/channels/notify-error.ts', 'export type NotifyFault ='),
    wordsOf(`${slack}/web-error.ts`, 'export type WebFault ='),
    wordsOf(`${slack}/faults.ts`, 'export type SlackTurnFault ='),
    wordsOf('bot/channels/web/faults.ts', 'export type DoorFault ='),
    wordsOf('bot/channels/web/desk/faults.ts', 'export type DeskFault ='),
    wordsOf('bot/channels/mail/faults.ts', 'export type MailFault ='),
    wordsOf('office/failure-reason.ts', 'export type FailureReason ='),
    wordsOf('office/office.ts', 'export type OfficeNote ='),
    wordsOf('bot/people/rosters.ts', 'export type PeopleCode ='),
    wordsOf('bot/documents/create-draw-document.ts', 'type DocumentCode ='),
    ['request_failed', 'bodies_full', 'unexpected', 'unlisted'],
  ];

  it.each(lists.map((list) => [list[0], list] as const))(
    '%s and its like are read at all',
    (_, list) => {
      expect(list.length).toBeGreaterThan(0);
      for (const code of list) expect(code).toMatch(/^\w{1,40}$/);
    },
  );

  it('are all explained, and nothing else is', () => {
    expect(listedUnder('Codes').toSorted()).toEqual([...new Set(lists.flat())].sort());
  });
});

describe('the counts', () => {
  it('are all explained, and nothing else is', () => {
    expect(listedUnder('Counts')).toEqual(wordsOf('bot/ports/journal.ts', 'export type Outcome ='));
  });
});

describe('the modules', () => {
  const sources = readdirSync(join(root, 'bot'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFile(`bot/${name}`))
    .join('\n');

  it('are all explained, and nothing else is', () => {
    const named = [...sources.matchAll(/(?:\bfault\(|\bmodule: )'(\w+)'/g)].flatMap(
      ([, name]) => name ?? [],
    );
    // The channels' own faults are codes; the module is named where it is put together.
    const codes = [
      ...wordsOf('bot/channels/teams/faults.ts', 'export type TeamsTurnFault ='),
      ...wordsOf('bot/channels/teams/faults.ts', 'export type TeamsFault ='),
      ...wordsOf('bot/channels/slack/faults.ts', 'export type SlackTurnFault ='),
    ];
    const modules = new Set(named.filter((name) => !codes.includes(name)));
    expect(listedUnder('Modules').toSorted()).toEqual([...modules].sort());
  });
});
