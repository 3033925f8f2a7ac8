import type { CallWord } from '../domain/call-word';

/** Words for the telephone, slow to try: Argon2id off the event loop, two at a time, in a bounded queue. */
export interface CallWords {
  /** What is kept of a word, under a new salt. */
  keep(word: string): Promise<Pick<CallWord, 'salt' | 'hash'> | 'busy'>;
  isRight(word: string, kept: Pick<CallWord, 'salt' | 'hash'>): Promise<boolean | 'busy'>;
}
