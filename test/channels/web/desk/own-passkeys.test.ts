import { deskWords } from '../../../../bot/channels/web/desk/words';
import { openTestWebDesk, type TestWebDesk } from '../../../support/messengers/web-desk';
import { openVissla, type TestVissla } from '../../../support/open-vissla';
import { type DeskVisitor, deskVisitor } from '../../../support/people/desk-visitor';
import { admits } from '../../../support/people/report';
import { textOf } from '../../../support/people/web-page';

const say = deskWords.sv;

let office: TestVissla;
let desk: TestWebDesk;
let lisa: DeskVisitor;

beforeEach(async () => {
  office = await openVissla();
  const [karin] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
  desk = await openTestWebDesk(office.vissla.webDesk, { now: () => 1_000_000 });
  lisa = deskVisitor(() => desk.url);
  await lisa.joins(await office.invite('Advokat'));
  await lisa.signsIn();
  const all = await office.people.ofDesk('whistleblowing');
  await admits(karin, all.find(({ standing }) => standing === 'waiting')!.id);
  await lisa.goes('/passkey');
  await lisa.touches();
  await lisa.addsSecond();
});
afterEach(async () => {
  expect(desk.faults).toEqual([]);
  await desk.close();
  await office.close();
});

const elsewhere = async (key = lisa.keys[0]!): Promise<DeskVisitor> => {
  const other = deskVisitor(() => desk.url);
  other.keys.push(key);
  await other.signsIn();
  expect(other.heading()).toBe('Ärenden som du kan läsa');
  return other;
};

describe('one’s own passkeys', () => {
  it('are removed by a touch of the one that stays: a lost one’s session ends at once', async () => {
    const [first, second] = lisa.keys;
    const thief = await elsewhere(first);
    const own = await elsewhere(second);
    await own.goes('/passkey');
    await own.keeps(second!);
    expect(textOf(own.page)).toContain(say.removed);
    await thief.goes('/');
    expect(thief.heading()).toBe(say.signIn);
    expect(textOf(thief.page)).toContain(say.gone);
    expect(await office.events()).toContain('passkeys_removed');
  });

  it('are removed by no open screen alone, nor by a touch for something else', async () => {
    await lisa.goes('/passkey');
    await lisa.posts('/remove', new URLSearchParams({ credential: '-' }));
    expect(textOf(lisa.page)).toContain(say.failed);
    await lisa.goes('/passkey');
    const touched = lisa.keys[0]!.touches(await lisa.isAsked('again'));
    await lisa.posts('/remove', new URLSearchParams({ credential: touched }));
    expect(textOf(lisa.page)).toContain(say.failed);
    await lisa.goes('/passkey');
    await lisa.keeps(lisa.keys[0]!, { unverified: true });
    expect(textOf(lisa.page)).toContain(say.failed);
    await lisa.goes('/passkey');
    expect(textOf(lisa.page)).toContain(say.hasTwo);
  });

  it('end this session too where it was by the one that goes', async () => {
    await lisa.goes('/passkey');
    await lisa.keeps(lisa.keys[1]!);
    expect(lisa.heading()).toBe(say.signIn);
    expect(textOf(lisa.page)).toContain(say.removed);
  });

  it('are signed out everywhere by one press, and nobody else is', async () => {
    const other = await elsewhere();
    const stranger = deskVisitor(() => desk.url);
    await stranger.posts('/everywhere', new URLSearchParams({ locale: 'sv' }));
    await other.goes('/');
    expect(other.heading()).toBe('Ärenden som du kan läsa');
    await lisa.posts('/everywhere', new URLSearchParams({ locale: 'sv' }));
    expect(textOf(lisa.page)).toContain(say.signedOut);
    await other.goes('/');
    expect(other.heading()).toBe(say.signIn);
  });
});
