import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import ts from 'typescript';
import { root, sourcesIn } from './read-docs';

/** Rooms with files of the same names: what stands in all under one name is the same thing, once a room. */
const twins: readonly (readonly [rooms: readonly string[], why: string])[] = [
  [
    ['bot/channels/teams', 'bot/channels/slack', 'bot/channels/web'],
    'the same step in each channel',
  ],
  [['db/mssql', 'db/sqlite'], 'the same difference in each database'],
  [['bot/reporter', 'bot/desk'], 'the same step at each side of a thread'],
  [['office/teams', 'office/slack'], 'the same part of each fake messenger'],
];

/** Every other name that is exported from two files, and why that is right. */
const reasons: Readonly<Record<string, string>> = {
  'isMarked (bot)': 'whether a key is the one that its row marks: of a month, and of a day',
  'day (bot)': 'how a day is read: of stored bytes, and of a setting',
  'id (bot)': 'how an id is read: of stored bytes, and of a setting',
  'list (bot)': 'a list: of stored bytes, and of a page',
  'Reply (office)': 'what a bot answers to each fake messenger',
  'createClient (office)': "somebody's window onto each fake messenger",
};

/** The office is a program of its own, which imports nothing of the bot: its names are held apart. */
const programs = [['bot', 'db', 'adaptive-cards'], ['office']] as const;

function exportedFrom(file: string): readonly string[] {
  const text = readFileSync(join(root, file), 'utf8');
  const { statements } = ts.createSourceFile(file, text, ts.ScriptTarget.Latest);
  return statements.flatMap((statement) => {
    const isExported =
      ts.canHaveModifiers(statement) &&
      ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
    if (isExported !== true) return [];
    if (ts.isVariableStatement(statement))
      return statement.declarationList.declarations.flatMap(({ name }) =>
        ts.isIdentifier(name) ? [name.text] : [],
      );
    const { name } = statement as { name?: ts.Identifier };
    return name === undefined ? [] : [name.text];
  });
}

function isTwin(files: readonly string[]): boolean {
  return twins.some(([rooms]) => {
    const homes = files.map((file) => rooms.findIndex((room) => file.startsWith(`${room}/`)));
    const isOnceEach = new Set(homes).size === files.length && !homes.includes(-1);
    return isOnceEach && new Set(files.map((file) => basename(file))).size === 1;
  });
}

/** The types that a file declares at its top, and whether each is exported. */
function typesIn(file: string): readonly (readonly [name: string, isExported: boolean])[] {
  const text = readFileSync(join(root, file), 'utf8');
  const { statements } = ts.createSourceFile(file, text, ts.ScriptTarget.Latest);
  return statements.flatMap((statement) => {
    if (!ts.isInterfaceDeclaration(statement) && !ts.isTypeAliasDeclaration(statement)) return [];
    const isExported = ts
      .getModifiers(statement)
      ?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
    return [[statement.name.text, isExported === true] as const];
  });
}

it('no type has the name of an exported one', () => {
  const all = sourcesIn(programs[0]).flatMap((file) =>
    typesIn(file).map(([name, isExported]) => ({ name, isExported, file })),
  );
  const exported = all.filter(({ isExported }) => isExported);
  const shared = exported.flatMap((one) =>
    all
      .filter((other) => other.name === one.name && other.file !== one.file)
      .map(({ file }) => `${one.name} of ${one.file} is in ${file} too`),
  );
  expect(exported.length).toBeGreaterThan(500);
  expect(shared).toEqual([]);
});

describe('one word for one thing', () => {
  const doubled = new Map<string, readonly string[]>();
  for (const folders of programs) {
    const by = new Map<string, string[]>();
    for (const file of sourcesIn(folders))
      for (const name of exportedFrom(file)) by.set(name, [...(by.get(name) ?? []), file]);
    for (const [name, files] of by)
      if (files.length > 1 && !isTwin(files)) doubled.set(`${name} (${folders[0]})`, files);
  }

  it('each name that is exported from two files has its reason', () => {
    const without = [...doubled].filter(([name]) => reasons[name] === undefined);
    expect(Object.fromEntries(without)).toEqual({});
  });

  it('no reason is given for what is exported once', () => {
    expect(Object.keys(reasons).filter((name) => !doubled.has(name))).toEqual([]);
  });
});
