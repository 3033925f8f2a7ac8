import { afterTry, type CallWord, isLocked, readWord } from '../../bot/domain/call-word';
import type { MemberId } from '../../bot/domain/ids';

const member = 'a'.repeat(32) as MemberId;
const other = 'b'.repeat(32) as MemberId;
const chosen: CallWord = { salt: '00', hash: '01', tries: 0 };

describe('a word for the telephone', () => {
  it.each([
    ['Blåbär', { word: 'blåbär' }],
    [' blå-BÄR! ', { word: 'blåbär' }],
    ['bla\u030aba\u0308r', { word: 'blåbär' }],
    ['route 66', { word: 'route66' }],
    ['', undefined],
    ['  ', undefined],
    ['paj', 'word_short'],
    ['?!?!?!', 'word_short'],
    ['x'.repeat(41), 'too_long'],
  ])('is compared as it sounds: %s', (typed, read) => {
    expect(readWord(typed)).toEqual(read);
  });

  it('is locked by the fifth wrong try, whose maker is remembered', () => {
    const makers = [other, member, other, other, member];
    const tried = makers.map((_, n) =>
      makers.slice(0, n + 1).reduce((word, by) => afterTry(word, false, by), chosen),
    );
    expect(tried.map(isLocked)).toEqual([false, false, false, false, true]);
    expect(tried.map(({ lockedBy }) => lockedBy)).toEqual([...Array<undefined>(4), member]);
    expect(afterTry(tried[3]!, true, other)).toEqual(chosen);
  });
});
