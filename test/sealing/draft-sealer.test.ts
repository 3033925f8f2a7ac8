import fc from 'fast-check';
import type { Day } from '../../bot/domain/day';
import type { DraftKeys } from '../../bot/ports/keys';
import {
  anna,
  filedOn,
  id,
  memoryDraftKeys,
  openWorkshop,
  seededChance,
  setClock,
} from './workshop';

const begun = { step: 'guide', answers: { fit: 'money' } };
const yesterday = '2026-11-24' as Day;

describe('a draft', () => {
  it('opens for its own person, whatever the address, and for nobody else', async () => {
    const { drafts } = await openWorkshop();
    const token = await drafts.seal(begun, anna);
    const texts = await drafts.sealTexts({ what: 'x' }, anna);
    const moved = { ...anna, address: 'elsewhere' };
    expect(await drafts.open(token, moved)).toEqual({ kind: 'live', draft: begun });
    for (const other of [
      { ...anna, user: 'bo' },
      { ...anna, tenant: 'tenant-2' },
      { ...anna, messenger: 'slack' as const },
      { ...anna, tenant: anna.user, user: anna.tenant },
      { ...anna, tenant: 'tenant-1anna', user: '' },
    ]) {
      expect(await drafts.open(token, other)).toEqual({ kind: 'altered' });
      expect(await drafts.openTexts(texts, other)).toBeUndefined();
    }
  });

  it('has one length, whatever is in it, and fits in a Slack field', async () => {
    const { drafts } = await openWorkshop();
    const tokens = await Promise.all([
      drafts.seal({}, anna),
      drafts.seal({ text: 'å'.repeat(1000) }, anna),
    ]);
    expect(tokens.map((token) => token.length)).toEqual([2799, 2799]);
    expect(tokens.every((token) => /^WD1\.[\w-]+$/.test(token))).toBe(true);
    await expect(drafts.seal({ text: 'x'.repeat(2040) }, anna)).rejects.toThrow('seal_size');
  });

  it('is opened but called expired after sixty minutes', async () => {
    const { drafts, clock } = await openWorkshop();
    const token = await drafts.seal(begun, anna);
    clock.set('2026-11-25T11:00:59Z');
    expect(await drafts.open(token, anna)).toMatchObject({ kind: 'live' });
    clock.set('2026-11-25T11:01:00Z');
    expect(await drafts.open(token, anna)).toEqual({ kind: 'expired', draft: begun });
  });

  it('lives over midnight, and a day later it is gone, key and all', async () => {
    const { drafts, draftKeys, clock } = await openWorkshop();
    clock.set('2026-11-25T23:50:00Z');
    const token = await drafts.seal(begun, anna);
    const texts = await drafts.sealTexts({ what: 'x' }, anna);
    clock.set('2026-11-26T00:10:00Z');
    expect(await drafts.open(token, anna)).toEqual({ kind: 'live', draft: begun });
    clock.set('2026-11-26T23:50:00Z');
    expect(await drafts.open(token, anna)).toEqual({ kind: 'expired', draft: begun });
    expect(await drafts.openTexts(texts, anna)).toEqual({ what: 'x' });
    clock.set('2026-11-27T00:00:00Z');
    expect(await drafts.open(token, anna)).toEqual({ kind: 'altered' });
    expect(await drafts.openTexts(texts, anna)).toBeUndefined();
    await draftKeys.destroyBefore('2026-11-26' as Day);
    expect(await drafts.open(token, anna)).toEqual({ kind: 'altered' });
  });

  it('is called altered when anything about it is', async () => {
    const { drafts } = await openWorkshop();
    const token = await drafts.seal(begun, anna);
    const texts = await drafts.sealTexts({ what: 'x' }, anna);
    const at = (index: number, by: string): string =>
      token.slice(0, index) + by + token.slice(index + 1);
    const other = token.charAt(1000) === 'A' ? 'B' : 'A';
    for (const changed of [
      ...['', 'WD1.', 'WD1.'.padEnd(token.length, 'A'), texts],
      ...[token.slice(4), token.slice(0, -1), `${token}A`, `${token}=`],
      ...[at(0, 'X'), at(2, '2'), ...[other, '+', ' ', 'å'].map((by) => at(1000, by))],
      `${token.slice(0, 1000)}\n${token.slice(1000)}`,
    ]) {
      expect(await drafts.open(changed, anna)).toEqual({ kind: 'altered' });
    }
    expect(await drafts.openTexts(token, anna)).toBeUndefined();
    expect(await drafts.openTexts('', anna)).toBeUndefined();
  });

  it('opens in another process, and makes one key a day', async () => {
    const one = await openWorkshop('one');
    const two = await openWorkshop('two', { ...one, random: seededChance('two') });
    const [here, there] = await Promise.all([
      one.drafts.seal(begun, anna),
      two.drafts.seal(begun, anna),
    ]);
    expect(await two.drafts.open(here, anna)).toMatchObject({ kind: 'live' });
    expect(await one.drafts.open(there, anna)).toMatchObject({ kind: 'live' });
  });
});

describe('a draft of a day on which the keys were rotated', () => {
  /** A process that goes on, and what has the key of before alone. */
  async function openRotated() {
    const draftKeys = memoryDraftKeys();
    const going = await openWorkshop('going', { draftKeys });
    const before = await going.drafts.seal(begun, anna);
    const first = (await going.draftKeys.get(filedOn))!;
    const rotate = (number: number) => going.rotation(draftKeys).draw(number);
    const begins = (seed: string, keys: DraftKeys = draftKeys) =>
      openWorkshop(seed, { ...going, draftKeys: keys, random: seededChance(seed) });
    const copy = await begins('copy', memoryDraftKeys({ [filedOn]: first }));
    const other = await begins('other');
    await other.drafts.seal(begun, anna);
    return { going, other, draftKeys, before, rotate, begins, copy };
  }

  it('is destroyed with its key, which is drawn again in its place', async () => {
    const { going, before, rotate, copy } = await openRotated();
    await rotate(2);
    expect(await going.drafts.open(before, anna)).toEqual({ kind: 'altered' });
    const fresh = await going.drafts.seal(begun, anna);
    expect(await going.drafts.open(fresh, anna)).toMatchObject({ kind: 'live' });
    expect(await copy.drafts.open(fresh, anna)).toEqual({ kind: 'altered' });
    expect(await going.draftKeys.get(filedOn)).toHaveLength(80);
  });

  it('is called altered, and brings no failure, where the database does not answer', async () => {
    const { other, draftKeys, begins, before } = await openRotated();
    const foreign = await (await begins('foreign', memoryDraftKeys())).drafts.seal(begun, anna);
    const away = () => Promise.reject(new Error('away'));
    draftKeys.get = away;
    expect(await other.drafts.open(foreign, anna)).toEqual({ kind: 'altered' });
    expect(await other.drafts.open(before, anna)).toMatchObject({ kind: 'live' });
    // A process that knows no key at all cannot tell.
    const starting = await begins('starting', { ...draftKeys, get: async () => undefined });
    Object.assign(starting.draftKeys, { get: away });
    await expect(starting.drafts.open(foreign, anna)).rejects.toThrow('away');
  });

  it('stays open while the vault refuses: a reporter who is typing goes on', async () => {
    const { going, before } = await openRotated();
    await going.vault.destroy('kek-v1');
    await expect(going.refresh()).rejects.toMatchObject({ code: 'seal_secret' });
    expect(await going.drafts.open(before, anna)).toMatchObject({ kind: 'live' });
    expect(await going.drafts.seal(begun, anna)).toHaveLength(2799);
  });
});

it('a draft of a process in which it is tomorrow opens where it is still today', async () => {
  const today = await openWorkshop('today', { clock: setClock('2026-11-25T22:59:50Z') });
  const tomorrow = await openWorkshop('tomorrow', {
    ...today,
    clock: setClock('2026-11-26T00:00:05Z'),
    random: seededChance('tomorrow'),
  });
  const token = await tomorrow.drafts.seal(begun, anna);
  expect(await today.drafts.open(token, anna)).toMatchObject({ kind: 'live' });
});

describe('kept texts', () => {
  it('come back as they were, six thousand bytes and all', async () => {
    const { drafts } = await openWorkshop();
    const long = { where: 'å'.repeat(700), how: '🙂'.repeat(400) };
    const texts = { what: '"\n'.repeat(1500), ...long, who: '' };
    const token = await drafts.sealTexts(texts, anna);
    expect(await drafts.openTexts(token, anna)).toEqual(texts);
  });

  it('have one length, whatever they say', async () => {
    const { drafts } = await openWorkshop();
    const records = fc.dictionary(
      fc.string({ minLength: 1, maxLength: 8 }),
      fc.string({ unit: 'binary', maxLength: 400 }),
      { maxKeys: 4, noNullPrototype: true },
    );
    await fc.assert(
      fc.asyncProperty(records, async (texts) => {
        const token = await drafts.sealTexts(texts, anna);
        expect(token).toHaveLength(4 + Math.ceil(((6400 + 48) * 4) / 3));
        expect(await drafts.openTexts(token, anna)).toEqual(texts);
      }),
    );
  });

  it('are refused, not cut, when they are too long', async () => {
    const { drafts } = await openWorkshop();
    await expect(drafts.sealTexts({ what: 'x'.repeat(6400) }, anna)).rejects.toThrow('seal_size');
    await expect(drafts.sealTexts({ what: 'x'.repeat(70_000) }, anna)).rejects.toThrow('seal_size');
  });
});

describe('a submission', () => {
  it('has one name for one draft, on both sides of midnight', async () => {
    const { drafts, clock } = await openWorkshop();
    clock.set('2026-11-25T23:59:00Z');
    const before = await drafts.submission(id(1), filedOn, 'hr');
    clock.set('2026-11-26T00:01:00Z');
    expect(await drafts.submission(id(1), filedOn, 'hr')).toBe(before);
    expect(before).toMatch(/^[\da-f]{32}$/);
  });

  it('has another name for another draft, another day or another purpose', async () => {
    const { drafts } = await openWorkshop();
    const purposes = [
      ...(['whistleblowing', 'hr', 'message', 'yes', 'no', 'command'] as const),
      ...(['approve', 'correct', 'meet', 'punished', 'renew', 'code'] as const),
    ];
    const names = await Promise.all([
      ...purposes.map((purpose) => drafts.submission(id(1), filedOn, purpose)),
      drafts.submission(id(2), filedOn, 'hr'),
      drafts.submission(id(1), yesterday, 'hr'),
    ]);
    expect(new Set(names).size).toBe(names.length);
  });

  it('of a conversation that outlived its key is named under the oldest key there still is', async () => {
    const { drafts } = await openWorkshop();
    const old = await drafts.submission(id(1), '2026-11-01' as Day, 'hr');
    expect(old).toBe(await drafts.submission(id(1), yesterday, 'hr'));
  });
});
