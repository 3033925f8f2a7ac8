import type { CallWord } from '../domain/call-word';

/** Hashes words for the telephone by Argon2id, off the event loop, in a bounded queue. */
export interface CallWords {
  /** Hashes a word under a new salt. */
  keep(word: string): Promise<Pick<CallWord, 'salt' | 'hash'> | 'busy'>;
  isRight(word: string, kept: Pick<CallWord, 'salt' | 'hash'>): Promise<boolean | 'busy'>;
}
