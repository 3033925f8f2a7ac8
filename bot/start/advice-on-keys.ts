import { findLacks, type Lack, type LackParts } from '../keys/find-lacks';
import { Refused } from '../settings/refused';

/** Refuses a start or a command because the vault lacks keys that the database needs. */
export class KeysLacking extends Refused<'keys_lacking'> {
  constructor(lacks: readonly Lack[]) {
    super('keys_lacking', lacks.map(describeLack).join('\n'));
  }
}

/** Throws while the vault lacks anything that rows need, before anything is drawn or changed. */
export async function requireKeys(parts: LackParts): Promise<void> {
  // An image without its key is set aside, and intake goes on.
  const lacks = (await findLacks(parts)).filter(({ kind }) => kind !== 'image');
  if (lacks.length > 0) throw new KeysLacking(lacks);
}

/** What the vault lacks, how much needs it and what to do, in a sentence or two. */
export function describeLack(lack: Lack): string {
  switch (lack.kind) {
    case 'month': {
      const { month, is, threads } = lack;
      const needs = plural(threads, 'thread');
      return is === 'missing'
        ? `The vault lacks the key of the month ${month}, without which ${needs} cannot be opened: restore a newer copy of the vault, made after that key was drawn. Until then nothing is changed, and no key is drawn in its place.`
        : `The vault's key of the month ${month} is not the one that ${needs} can be opened with: restore the copy of the vault that belongs to this database. Until then nothing is changed.`;
    }
    case 'image':
      return `The vault ${lack.is === 'missing' ? 'lacks' : 'has another key in the place of'} pool-${lack.name}, without which what was sent and is not out cannot be opened. The bot goes on and keeps it aside. A copy of the vault that has the key opens it: vissla pool open --vault COPY.`;
    case 'pepper':
      return `The vault lacks ${lack.name}, without which the codes of ${plural(lack.threads, 'thread')} open nothing: restore a newer copy of the vault, one that has it. Until then nothing is changed.`;
    case 'secret':
      return `The vault lacks ${lack.name}, which the database needs (${plural(lack.threads, 'thread')}): restore a copy of the vault that has it. Until then nothing is changed, and none is made in its place.`;
    case 'rotation':
      return `${sides(lack)} ${plural(lack.rows, 'key')} in the database cannot be opened. Restore both from the same night${whichOf(lack)}. No command opens them: until then nothing is changed.`;
  }
}

function sides({ vault, on }: Extract<Lack, { kind: 'rotation' }>): string {
  const rotation = `the rotation of the keys${on === undefined ? '' : ` of ${on}`}`;
  switch (vault) {
    case 'older':
      return `The vault is from before ${rotation}, and the database from after it:`;
    case 'newer':
      return `The database is from before ${rotation}, and the vault from after it:`;
    case 'unknown':
      return 'This vault and this database are from different sides of a rotation of the keys:';
  }
}

/** The copies that would do, if it is known which of the two is older. */
function whichOf({ vault }: Extract<Lack, { kind: 'rotation' }>): string {
  if (vault === 'unknown') return '';
  return vault === 'older'
    ? ': a copy of the vault from after that rotation, or the database of the night that this vault is from'
    : ': the vault of the night that this database is from, or a database from after that rotation';
}

const plural = (count: number, what: string): string =>
  count === 1 ? `1 ${what}` : `${count} ${what}s`;
