import type { MemberId } from './ids';
import { limits } from './limits';

/** A word by which a caller is known: its slow hash, and the wrong tries since it was last right. */
export interface CallWord {
  /** 16 bytes. */
  readonly salt: string;
  /** 32 bytes. */
  readonly hash: string;
  readonly tries: number;
  /** The member whose wrong try locked it: another member unlocks it. */
  readonly lockedBy?: MemberId | undefined;
}

/** A word as it is compared: without capitals, blanks or signs, since it is spoken. */
export function readWord(
  typed: string,
): { readonly word: string } | 'word_short' | 'too_long' | undefined {
  if (typed.trim() === '') return undefined;
  const word = typed
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
  const length = Array.from(word).length;
  if (length < limits.wordCharacters) return 'word_short';
  return length > limits.longestWord ? 'too_long' : { word };
}

export function isLocked({ tries }: Pick<CallWord, 'tries'>): boolean {
  return tries >= limits.wordTries;
}

/** The word after a try. */
export function afterTry(
  { lockedBy: _, ...word }: CallWord,
  right: boolean,
  by: MemberId,
): CallWord {
  if (right) return { ...word, tries: 0 };
  const tries = word.tries + 1;
  return isLocked({ tries }) ? { ...word, tries, lockedBy: by } : { ...word, tries };
}
