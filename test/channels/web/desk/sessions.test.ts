import { createChallenges } from '../../../../bot/channels/web/desk/challenges';
import {
  cookieIn,
  createSessions,
  idleMilliseconds,
  longestMilliseconds,
  setCookie,
} from '../../../../bot/channels/web/desk/sessions';
import type { MemberId } from '../../../../bot/domain/ids';

const minute = 60_000;
const [lisa, karin] = ['1'.repeat(32), '2'.repeat(32)] as [MemberId, MemberId];
const of = (member: MemberId) => ({ member, passkey: 'key', locale: 'sv' }) as const;

describe('a session', () => {
  it.each([
    ['at once', [], 0, 'live'],
    ['just before fifteen minutes', [], idleMilliseconds - 1, 'live'],
    ['after fifteen minutes', [], idleMilliseconds, 'ended'],
    ['pressed in between', [10 * minute], 20 * minute, 'live'],
    ['pressed too late', [16 * minute], 17 * minute, 'ended'],
    ['pressed all day', range(10, 480), longestMilliseconds, 'ended'],
    ['pressed all day, a moment earlier', range(10, 480), longestMilliseconds - 1, 'live'],
    ['hours later', [], longestMilliseconds - 1, 'ended'],
    ['eight hours after the last press', [], longestMilliseconds, undefined],
  ])('%s', (_, presses, at, kind) => {
    let now = 1_000_000;
    const sessions = createSessions(() => now);
    const cookie = sessions.begin(of(lisa), undefined);
    for (const pressed of presses) {
      now = 1_000_000 + pressed;
      sessions.press(cookie);
    }
    now = 1_000_000 + at;
    expect(sessions.find(cookie)?.kind).toBe(kind);
    // A look is no press, and an ended session does not begin again by one.
    expect(sessions.press(cookie)?.kind).toBe(kind);
  });

  it('has a new cookie of 256 bits each time, and takes over none that is offered', () => {
    const sessions = createSessions(() => 0);
    const offered = 'A'.repeat(43);
    const drawn = sessions.begin(of(lisa), offered);
    expect(drawn).toMatch(/^[\w-]{43}$/);
    expect(drawn).not.toBe(offered);
    expect(sessions.find(offered)).toBeUndefined();
  });

  it('gives its seat to the next of the same member, and to nobody else', () => {
    let now = 0;
    const sessions = createSessions(() => now);
    const first = sessions.begin(of(lisa), undefined);
    const { seat } = sessions.find(first)!.session;
    now = idleMilliseconds;
    const others = sessions.begin(of(karin), first);
    expect(sessions.find(others)?.session.seat).not.toBe(seat);
    // The browser has the new cookie alone: the session before it is over.
    expect(sessions.find(first)).toBeUndefined();
    const second = sessions.begin(of(lisa), undefined);
    const its = sessions.find(second)!.session.seat;
    expect(its).not.toBe(seat);
    const next = sessions.begin(of(lisa), second);
    expect(sessions.find(next)?.session.seat).toBe(its);
    expect(sessions.find(second)).toBeUndefined();
    sessions.end(next);
    expect(sessions.find(next)).toBeUndefined();
    expect(sessions.find(sessions.begin(of(lisa), next))?.session.seat).not.toBe(seat);
  });

  it('is one of five of its member, of which the sixth ends the one pressed longest ago', () => {
    const sessions = createSessions(() => 0);
    const other = sessions.begin(of(karin), undefined);
    const [first, second] = Array.from({ length: 5 }, () => sessions.begin(of(lisa), undefined));
    sessions.press(first);
    sessions.begin(of(lisa), undefined);
    expect(sessions.find(first)?.kind).toBe('live');
    expect(sessions.find(second)).toBeUndefined();
    // Somebody who signs in again and again pushes nobody else out.
    for (let more = 0; more < 1_000; more++) sessions.begin(of(lisa), undefined);
    expect(sessions.find(first)).toBeUndefined();
    expect(sessions.find(other)?.kind).toBe('live');
  });
});

function range(step: number, end: number): number[] {
  return Array.from({ length: end / step - 1 }, (_, at) => (at + 1) * step * minute);
}

describe('the cookie', () => {
  it('is for this host alone, over an encrypted connection, and for no script and no other site', () => {
    expect(setCookie('x')).toEqual({
      'Set-Cookie': '__Host-vissla=x; HttpOnly; Secure; SameSite=Strict; Path=/',
    });
    expect(setCookie(undefined)['Set-Cookie']).toMatch(/^__Host-vissla=; .*; Max-Age=0$/);
  });

  it.each([
    [undefined, undefined],
    ['', undefined],
    ['vissla=abc', undefined],
    ['__Host-vissla=short', undefined],
    [`x=1; __Host-vissla=${'a'.repeat(43)}; y=2`, 'a'.repeat(43)],
    [`__Host-vissla=${'a'.repeat(44)}`, undefined],
    [`__Host-vissla=${'é'.repeat(43)}`, undefined],
  ])('in %s is %s', (header, value) => {
    expect(cookieIn(header)).toBe(value);
  });
});

describe('a challenge', () => {
  const again = { kind: 'again', of: 'a' } as const;
  const enter = { kind: 'enter', of: '' } as const;

  it('is used once, within five minutes, and for what it was drawn for', () => {
    let now = 0;
    const challenges = createChallenges(() => now);
    const expected = challenges.expect(again);
    const one = challenges.draw(again);
    for (const other of [{ ...again, of: 'b' }, { ...again, kind: 'second' as const }, enter])
      expect(challenges.expect(other).is(one)).toBe(false);
    expect(expected.is(one)).toBe(true);
    // Two that answer at the same time: one is taken.
    expect([expected.use(one), expected.use(one), expected.is(one)]).toEqual([true, false, false]);
    const late = challenges.draw(enter);
    now = 5 * minute - 1;
    expect([expected.is(one), challenges.expect(enter).is(late)]).toEqual([false, true]);
    now = 5 * minute;
    expect(challenges.expect(enter).is(late)).toBe(false);
  });

  it('is no other text, whichever bit of it is changed, and of no other process', () => {
    const challenges = createChallenges(() => 0);
    const { is } = challenges.expect(enter);
    const drawn = Buffer.from(challenges.draw(enter), 'base64url');
    for (let bit = 0; bit < drawn.length * 8; bit++) {
      const changed = Buffer.from(drawn);
      changed[bit >> 3]! ^= 1 << (bit & 7);
      expect(is(changed.toString('base64url'))).toBe(false);
    }
    const text = drawn.toString('base64url');
    const others = ['', 'constructor', `${text}A`, `${text}=`, ` ${text}`, text.slice(0, -1)];
    expect(others.filter(is)).toEqual([]);
    expect(is(createChallenges(() => 0).draw(enter))).toBe(false);
    expect(is(text)).toBe(true);
  });

  it('is good however many others draw, and gives a user handle of its own', () => {
    const challenges = createChallenges(() => 0);
    const [first, second] = [challenges.draw(enter), challenges.draw(enter)];
    for (let more = 0; more < 11_000; more++) challenges.draw(enter);
    expect(challenges.expect(enter).is(first)).toBe(true);
    const handles = [first, second, first].map(challenges.handleOf);
    expect(handles[0]).toMatch(/^[0-9a-f]{32}$/);
    expect([handles[0] === handles[2], handles[0] === handles[1]]).toEqual([true, false]);
  });
});
