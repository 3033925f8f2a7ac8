import { join } from 'node:path';
import ts from 'typescript';
import { root } from '../docs/read-docs';

const inCase = 'bot/domain/case.ts';
const inHold = 'bot/domain/hold.ts';
const asking = [
  inCase,
  'bot/domain/text-names.ts',
  'bot/crypto/case-codec.ts',
  'bot/desk/case/read-copy.ts',
  'adaptive-cards/copy-values.ts',
  'bot/documents/create-download.ts',
  'bot/domain/dues.ts',
];

/** The files in which the compiler finds something, once the file of the case's facts is changed. */
function complaints(change: (text: string) => string): readonly string[] {
  const read = ts.readConfigFile(join(root, 'tsconfig.json'), (path) => ts.sys.readFile(path));
  const { options } = ts.parseJsonConfigFileContent(read.config, ts.sys, root);
  const host = ts.createCompilerHost(options);
  const readFile = host.readFile.bind(host);
  const getSourceFile = host.getSourceFile.bind(host);
  host.getSourceFile = (name, language, ...rest) =>
    name.endsWith(inCase) || name.endsWith(inHold)
      ? ts.createSourceFile(name, change(readFile(name) ?? ''), language)
      : getSourceFile(name, language, ...rest);
  const names = asking.map((name) => join(root, name));
  const program = ts.createProgram(names, { ...options, noEmit: true }, host);
  return asking.filter((_, at) => {
    const file = program.getSourceFile(names[at] ?? '');
    return file === undefined || program.getSemanticDiagnostics(file).length > 0;
  });
}

const stored = (text: string): string =>
  text.replace(/export interface Case [^{]*\{/, '$& readonly added?: { readonly told2: string };');
const listed =
  (as: string) =>
  (text: string): string =>
    stored(text).replace('...{ number: index,', `$& added: ${as},`);
// What is in a hold, a follow-up, a hand-over or a request is due.
const dueSome = (text: string): string =>
  text.replace(/export interface Holding [^{]*\{/, '$& readonly added?: string;');

describe('a fact added to the case', () => {
  it.each([
    ['nothing, as it is', (text: string) => text, []],
    ['its format, its words and the list', stored, [0, 1, 2]],
    ['its format, its words and its copies', listed('record'), [1, 2, 3, 4]],
    ["the package's index as well", listed('index'), [1, 2, 3, 4, 5]],
    ['what is due by it, if that is said of it', listed('due'), [0, 1, 2]],
    ['what is due by it, if it can be', dueSome, [0, 1, 2, 6]],
  ])('makes the compiler ask for %s', (_, change, at) => {
    expect(complaints(change)).toEqual(at.map((nth) => asking[nth]));
  });
});
