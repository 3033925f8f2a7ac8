import type { Day } from '../domain/day';
import { findLacks, type Lack, type LackParts } from '../keys/find-lacks';
import { Refused } from '../settings/refused';

export class KeysLacking extends Refused<'keys_lacking'> {
  constructor(lacks: readonly Lack[]) {
    super('keys_lacking', lacks.map(describeLack).join('\n'));
  }
}

/**
 * Throws while the vault lacks anything that rows need, before anything is drawn or changed. Gives what a
 * start may lack.
 */
export async function requireKeys(parts: LackParts): Promise<readonly Lack[]> {
  const lacks = await findLacks(parts);
  const refused = lacks.filter((lack) => !mayLack(lack));
  if (refused.length > 0) throw new KeysLacking(refused);
  return lacks;
}

/** An image without its key is set aside, and intake goes on. */
export const mayLack = ({ kind }: Lack): boolean => kind === 'image';

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
      return sayAside(lack.passes, lack.is);
    case 'pepper':
      return `The vault lacks ${lack.name}, without which the codes of ${plural(lack.threads, 'thread')} open nothing: restore a newer copy of the vault, one that has it. Until then nothing is changed.`;
    case 'secret':
      return `The vault lacks ${lack.name}, which the database needs (${plural(lack.threads, 'thread')}): restore a copy of the vault that has it. Until then nothing is changed, and none is made in its place.`;
    case 'rotation':
      return `${sides(lack)} ${plural(lack.rows, 'key')} in the database cannot be opened. Restore both from the same night${whichOf(lack)}. No command opens them: until then nothing is changed.`;
  }
}

/** What is kept aside for lack of a day's key, by the days of the passes that it waited for. */
export function sayAside(passes: readonly Day[], is: 'missing' | 'another' = 'missing'): string {
  const why = is === 'missing' ? 'lacks' : 'has another key in the place of';
  return `What waited for the pass of ${passes.join(', ')} is kept aside, and does not come out: the vault ${why} the key of those days. A key is destroyed after the second pass. Nobody can tell how much waited, or whether anything did. A copy of the vault of those days opens it: vissla pool open --vault COPY.`;
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

/** The copies that would do; empty if it is not known which store is older. */
function whichOf({ vault }: Extract<Lack, { kind: 'rotation' }>): string {
  if (vault === 'unknown') return '';
  return vault === 'older'
    ? ': a copy of the vault from after that rotation, or the database of the night that this vault is from'
    : ': the vault of the night that this database is from, or a database from after that rotation';
}

const plural = (count: number, what: string): string =>
  count === 1 ? `1 ${what}` : `${count} ${what}s`;
