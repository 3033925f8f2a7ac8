import fc from 'fast-check';
import {
  formatInvitationCode,
  locatorCharacters,
  parseInvitationCode,
  secretCharacters,
} from '../../bot/domain/invitation';

const characters = fc.stringMatching(/^[0-9A-HJKMNP-TV-Z]{20}$/);
const code = { locator: '7K3M9QXT', secret: 'B01ZV4H2W8NC' };

it('has 60 secret bits behind a locator of 40', () => {
  expect([locatorCharacters * 5, secretCharacters * 5]).toEqual([40, 60]);
});

it('is written in five groups and read back from them', () => {
  expect(formatInvitationCode(code)).toBe('7K3M-9QXT-B01Z-V4H2-W8NC');
  fc.assert(
    fc.property(characters, (drawn) => {
      const [locator, secret] = [drawn.slice(0, 8), drawn.slice(8)];
      const written = formatInvitationCode({ locator, secret });
      expect(written).toMatch(/^.{4}(-.{4}){4}$/);
      expect(parseInvitationCode(written)).toEqual({ locator, secret });
    }),
  );
});

it.each([
  ['without dashes', '7K3M9QXTB01ZV4H2W8NC'],
  ['in lower case', '7k3m-9qxt-b01z-v4h2-w8nc'],
  ['with spaces', ' 7K3M 9QXT B01Z\tV4H2 W8NC\n'],
  ['with other dashes', '7K3M–9QXT—B01Z‑V4H2-W8NC'],
  ['with O for zero and I for one', '7K3M-9QXT-BOIZ-V4H2-W8NC'],
  ['with o for zero and l for one', '7k3m-9qxt-bolz-v4h2-w8nc'],
  ['in full width', '７Ｋ３Ｍ９ＱＸＴＢ０１ＺＶ４Ｈ２Ｗ８ＮＣ'],
])('is forgiven when typed %s', (_, typed) => {
  expect(parseInvitationCode(typed)).toEqual(code);
});

it.each([
  ['nothing', ''],
  ['a character too few', '7K3M-9QXT-B01Z-V4H2-W8N'],
  ['a character too many', '7K3M-9QXT-B01Z-V4H2-W8NCX'],
  ['a letter that does not occur', '7K3M-9QXT-B01Z-V4H2-W8NU'],
  ['a sign', '7K3M-9QXT-B01Z-V4H2-W8N*'],
  ['a report code', '3141 5926 5358 9793 2384 6276'],
  ['a reference', '7K3M9-QXTB3'],
])('is not %s', (_, typed) => {
  expect(parseInvitationCode(typed)).toBeUndefined();
});
