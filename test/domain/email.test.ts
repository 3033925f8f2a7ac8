import { isEmailAddress } from '../../bot/domain/email';
import { limits } from '../../bot/domain/limits';

describe('an e-mail address', () => {
  it.each(['a@b', 'karin.åberg+vissla@exempelby.example', `${'a'.repeat(250)}@b.c`])(
    '%s is taken as it is',
    (text) => {
      expect(isEmailAddress(text)).toBe(true);
    },
  );

  it.each([
    ...['', '@', 'a@', '@b', 'a', 'a@b@c', 'a b@c', 'a@b ', 'a@b\n', 'a@b\r\nBcc: c@d'],
    ...[
      'a\0@b',
      'a\u200b@b',
      'a,b@c',
      'a@b;',
      'x:a@b',
      '<a@b>',
      '"a"@b',
      'a(b)@c',
      'a@[b]',
      'a\\@b',
    ],
    `${'a'.repeat(limits.emailBytes - 1)}@b`,
    `${'å'.repeat(limits.emailBytes / 2)}@b`,
  ])('%j is none', (text) => {
    expect(isEmailAddress(text)).toBe(false);
  });
});
