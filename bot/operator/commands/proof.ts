import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { proofPage, type ShownKey } from '../../../adaptive-cards/proof-page';
import { isSignedBy } from '../../crypto/ed25519';
import { parseDay } from '../../domain/day';
import { linesOf } from '../../domain/lines-of';
import { readProof, signedWords } from '../../domain/proof';
import { readHouse } from '../../settings/config';
import type { Environment } from '../../settings/reader';
import { CommandRefused } from '../../settings/refused';
import { ownerOf } from '../doctor/places';
import type { CommandAnswer, Context } from './context';
import { withVault } from './with-keys';
import { writePage } from './write-page';

/** Longer than any proof, which is a page of a dialog. */
const most = 1_000_000;

/**
 * Fails where a proof does not hold. Throws a {@link CommandRefused} for a file that is neither a proof nor
 * keys.
 * @param options `keys` is a file of them, as the command prints them: no installation is opened. Anybody
 * checks a proof on the `page`.
 */
export async function proof(
  context: Context,
  file: string | undefined,
  options: { readonly keys?: string; readonly page?: string },
): Promise<CommandAnswer> {
  const { keys: keysFile, page } = options;
  const { environment } = context.terminal;
  const text = file === undefined ? undefined : await read(context, file);
  const keys =
    keysFile === undefined
      ? await ownKeys(environment)
      : parseKeys(await read(context, keysFile), keysFile);
  const written =
    page &&
    writePage(
      context.folder,
      { out: page, replace: true },
      proofPage(readHouse(environment).organisation, keys),
    );
  if (text !== undefined) {
    const checked = check(text, keys);
    if (checked.json.proof !== 'genuine') context.fail();
    return checked;
  }
  return {
    lines: linesOf(
      written && `Written: ${written}`,
      ...keys.map(({ name, publicKey, replacedOn }) =>
        [name, publicKey, ...(replacedOn === null ? [] : [replacedOn])].join(' '),
      ),
    ),
    json: { keys, ...(page !== undefined && { written: page }) },
  };
}

function check(text: string, keys: readonly ShownKey[]) {
  const found = readProof(text);
  const known = found && keys.find(({ name }) => name === found.key);
  if (found === undefined)
    return no(
      'none',
      'There is no whole proof in this file, or it has hidden signs that turn text. A proof begins with VISSLA 1 and a day, and ends with VISSLA, a key and a signature.',
    );
  if (known === undefined)
    return no(
      'unknown',
      `The proof names ${found.key}, a key that this installation does not have.`,
    );
  const signature = Buffer.from(found.signature, 'base64url');
  const publicKey = Buffer.from(known.publicKey, 'base64url');
  const isLate = known.replacedOn !== null && found.madeOn > known.replacedOn;
  if (isLate || !isSignedBy(publicKey, signedWords(found.words), signature))
    return no('changed', 'The proof does not hold: it was changed, or was not made here.');
  return {
    lines: [
      `The proof holds: it was made here with ${found.key}, and says:`,
      '',
      ...inLines(found.words),
    ],
    json: { proof: 'genuine', key: found.key, madeOn: found.madeOn, words: found.words },
  };
}

/** What a person wrote begins a line, and so does what follows it. */
const inLines = (words: string): readonly string[] => words.split(/ (?=«)|(?<=») /);

const no = (kind: string, line: string) => ({ lines: [line], json: { proof: kind } });

function ownKeys(environment: Environment): Promise<readonly ShownKey[]> {
  return ownerOf(environment)(() =>
    withVault(environment, async ({ keys }) =>
      (await keys.proofKeys()).map(({ name, publicKey, replacedOn = null }) => ({
        name,
        publicKey: Buffer.from(publicKey).toString('base64url'),
        replacedOn,
      })),
    ),
  );
}

/** One key a line: a name, 32 bytes in base64url, and the day of the next key. */
function parseKeys(text: string, file: string): readonly ShownKey[] {
  const keys = text.split('\n').flatMap((line): ShownKey[] => {
    const [, name, publicKey, day = ''] =
      /^(proof-v[\d-]+) ([A-Za-z0-9_-]{43})(?: (\S+))?\s*$/.exec(line) ?? [];
    if (name === undefined || publicKey === undefined) return [];
    const replacedOn = parseDay(day) ?? null;
    return day !== '' && replacedOn === null ? [] : [{ name, publicKey, replacedOn }];
  });
  if (keys.length === 0) throw new CommandRefused(`${file} has no public key in it.`);
  return keys;
}

async function read({ folder }: Context, file: string): Promise<string> {
  let text = '';
  try {
    for await (const part of createReadStream(resolve(folder, file), { encoding: 'utf8' })) {
      text += String(part);
      if (text.length > most) throw new CommandRefused(`${file} is too large for a proof.`);
    }
  } catch (error) {
    if (error instanceof CommandRefused) throw error;
    throw new CommandRefused(`${file} cannot be read.`);
  }
  return text;
}
