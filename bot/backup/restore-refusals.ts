import type { Differences } from '../../db/copies';
import { CommandRefused } from '../settings/refused';
import { describeLack } from '../start/advice-on-keys';
import type { AtPlace } from './newer';
import type { Pair } from './pair';

/** How what is there stands to the copies; `undefined` where none is brought back. */
export interface Stood {
  readonly database: AtPlace<Differences> | undefined;
  readonly vault: AtPlace<number> | undefined;
}

/** Refuses what would not belong together. Throws a {@link CommandRefused}. */
export function requireFit(pair: Pair): Pair {
  const sentence = unfit(pair);
  if (sentence !== undefined) throw new CommandRefused(sentence);
  return pair;
}

function unfit(pair: Pair): string | undefined {
  switch (pair.kind) {
    case 'fits':
    case 'earlier':
      return undefined;
    case 'newer':
      return 'The copy was written by a newer version. Run that version, or take an older copy.';
    case 'not_marked':
      return 'The copy, or what it would stand beside, was never finished. Take another one. Nothing was changed.';
    case 'not_a_pair':
      return 'Database and vault would not belong together: they are of different installations. Nothing was changed.';
    case 'lacks':
      return `Database and vault would not belong together. ${pair.lacks.map(describeLack).join(' ')} Nothing was changed.`;
  }
}

/** What is newer gives way only when that is asked for. Throws a {@link CommandRefused}. */
export function requireOlder({ database, vault }: Stood, replace: boolean): void {
  if (replace) return;
  if (database?.kind === 'other' || vault?.kind === 'other')
    throw new CommandRefused(
      'What is there can be read, and is of another installation or version. Look whether the path is right. If it is meant, say --replace: what is there is kept under another name. Nothing was changed.',
    );
  if (database?.kind === 'newer') {
    const { threads, messages, waiting, deeds, joined, left } = database.lost;
    throw new CommandRefused(
      `The database that is there is whole, and newer than the copy. Lost would be: reports ${threads}, messages ${messages}, waiting for the release ${waiting}, deeds of the desks ${deeds}, people who joined ${joined} or left ${left}. If it is meant, say --replace: what is there is kept under another name. Nothing was changed.`,
    );
  }
  if (vault?.kind === 'newer')
    throw new CommandRefused(
      `The vault that is there is whole, and has ${vault.lost} keys that the copy lacks or has otherwise. Leave it where it is. If it is meant, say --replace: what is there is kept under another name. Nothing was changed.`,
    );
}
