import { nobody } from '../../bot/domain/audit';
import type { MemberId } from '../../bot/domain/ids';
import { limits } from '../../bot/domain/limits';
import { storedAudit, storedValues } from '../support/databases/stored-rows';
import { closesWell, openVissla, type Person, type TestVissla } from '../support/open-vissla';
import { files } from '../support/people/report';
import {
  addsPasskey,
  codeToRenew,
  joinsOnTheWeb,
  newPasskey,
  seesOwnCode,
  typesOnTheWeb,
} from '../support/people/web-desk';

let office: TestVissla;
let karin: Person;
let daniel: Person;

beforeEach(async () => {
  office = await openVissla();
  [karin, daniel] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
});
afterEach(() => closesWell(office));

const idOf = async ({ who }: Person): Promise<MemberId> => (await office.people.find(who))!.id;
const passkeysOf = async (member: Person) =>
  (await office.vissla.webDesk.passkeys.holder(await idOf(member)))?.passkeys;
const looksAtPeople = async (member: Person) => {
  await member.opens('desk');
  return member.presses('desk_people');
};
const looksAtAccount = async (member: Person) => {
  await looksAtPeople(member);
  return member.presses('desk_account');
};
/** What the audit has of one event, without its day. */
const entries = async (event: string) =>
  (await storedAudit(office.location))
    .filter((one) => one.event === event)
    .map(({ member, subject, thread }) => ({ member, subject, thread }));

describe('a member in Teams who wants to sign in on the web', () => {
  it('has a code shown, adds a passkey by it, and stays one member', async () => {
    expect(await looksAtAccount(karin)).toMatchObject({ passkeys: 0 });
    expect(karin.reads()).toContain('mottagare.exempelby.example');
    const [first, second] = [newPasskey(), newPasskey()];
    const member = await addsPasskey(office, karin, first);
    expect(member.id).toBe(await idOf(karin));
    expect(await looksAtAccount(karin)).toMatchObject({ passkeys: 1 });
    await addsPasskey(office, karin, second);
    expect(await passkeysOf(karin)).toMatchObject([first, second]);
    expect(await office.people.ofDesk('whistleblowing')).toHaveLength(2);
    expect(await looksAtAccount(karin)).toMatchObject({ passkeys: 2 });
    await addsPasskey(office, karin);
    expect(await looksAtAccount(karin)).toMatchObject({ passkeys: 3 });
    expect(karin.has('desk_own_code')).toBe(false);
    await karin.forges('desk_own_code');
    expect(karin.shown.view).toMatchObject({ name: 'desk_account', passkeys: 3 });
    expect(karin.shown.view).not.toHaveProperty('code');
    const about = { member: await idOf(karin), subject: null, thread: null };
    expect(await entries('passkey_code_made')).toEqual([about, about, about]);
    expect(await entries('passkey_added')).toEqual([about, about, about]);
  });

  it('sees the code once, and has ten minutes to type it', async () => {
    const code = await seesOwnCode(karin);
    expect(karin.reads()).toContain(code);
    await karin.presses('desk_people');
    await karin.presses('desk_account');
    expect(karin.reads()).not.toContain(code);
    office.clock.advance({ minutes: limits.ownCodeMinutes });
    expect(await typesOnTheWeb(office, code)).toEqual({ kind: 'refused' });
    expect(await passkeysOf(karin)).toMatchObject([]);
  });

  it('lets nobody else in by that code in a messenger', async () => {
    const code = await seesOwnCode(karin);
    const sven = office.person('Sven');
    await sven.opens();
    await sven.enters(code);
    expect(sven.shown).toMatchObject({ view: { name: 'code' }, remark: 'code_refused' });
    expect(await typesOnTheWeb(office, code)).toMatchObject({ kind: 'admitted' });
  });

  it('loses the passkeys with the membership', async () => {
    const passkey = newPasskey();
    await addsPasskey(office, karin, passkey);
    expect(await office.people.remove(await idOf(karin), [])).toBe('removed');
    expect(await office.vissla.webDesk.passkeys.holderOf(passkey.id)).toBeUndefined();
  });
});

describe('somebody who joins on the web', () => {
  it('waits for a colleague, who lets the person in', async () => {
    const { id, standing } = await joinsOnTheWeb(office, 'Extern utredare');
    expect(standing).toBe('waiting');
    await looksAtPeople(karin);
    await karin.presses('desk_approve', { person: id });
    expect(karin.shown.remark).toBe('approved');
    expect((await office.vissla.webDesk.passkeys.holder(id))?.member.standing).toBe('member');
  });

  it('is told nothing by a messenger, and no notice waits for ever', async () => {
    const { id } = await joinsOnTheWeb(office, 'Extern utredare');
    await looksAtPeople(karin);
    await karin.presses('desk_approve', { person: id });
    office.clock.advance({ days: 1 });
    office.notices.length = 0;
    await files(office.person('Maja'), 'En sak.');
    await office.passes();
    expect(office.notices.map(({ member }) => member).sort()).toEqual(
      [await idOf(karin), await idOf(daniel)].sort(),
    );
    expect(await office.stores.database.outbox.due()).toEqual([]);
  });
});

describe('a member who lost a passkey', () => {
  const lost = newPasskey();
  const found = newPasskey();
  let owner: MemberId;

  beforeEach(async () => {
    await addsPasskey(office, daniel, lost);
    owner = await idOf(daniel);
  });
  const renews = async () => {
    const redeemed = await typesOnTheWeb(office, await codeToRenew(office, owner), found);
    expect(redeemed).toMatchObject({ kind: 'waiting' });
    const [renewal] = await office.people.renewals('whistleblowing');
    expect(renewal).toMatchObject({ title: 'Säkerhetssamordnare', of: owner });
    return renewal?.id ?? '';
  };

  it('signs in again by a code of the operator once a colleague agrees, and stays who he was', async () => {
    const before = await office.people.find(daniel.who);
    const renewal = await renews();
    expect(await karin.opens('desk')).toMatchObject({ waits: { person: 1 } });
    await karin.presses('desk_people');
    expect(karin.shown.view).toMatchObject({
      ...{ waiting: [], renewals: [{ id: renewal, title: 'Säkerhetssamordnare' }] },
    });
    expect(karin.reads()).toContain('En nyckel (passkey) är borta, och en ny väntar.');
    expect(karin.reads()).not.toContain('En ny medlem ser');
    expect(karin.has('desk_approve_deputy')).toBe(false);
    await karin.presses('desk_renew', { renewal });
    expect(karin.shown).toMatchObject({ remark: 'replaced', view: { renewals: [] } });
    expect(await office.vissla.webDesk.passkeys.holderOf(lost.id)).toBeUndefined();
    expect(await office.vissla.webDesk.passkeys.holderOf(found.id)).toMatchObject({
      member: { id: owner },
    });
    expect(await office.people.find(daniel.who)).toEqual(before);
    expect(await office.people.ofDesk('whistleblowing')).toHaveLength(2);
    expect(await entries('passkeys_replaced')).toEqual([
      { member: await idOf(karin), subject: owner, thread: null },
    ]);
    expect(await entries('member_approved')).toEqual([]);
    expect(await entries('invitation_made')).toContainEqual({
      ...{ member: nobody, subject: owner, thread: null },
    });
  });

  it('sees that a passkey waits, and approves none of his own', async () => {
    const renewal = await renews();
    await looksAtPeople(daniel);
    expect(daniel.shown.view).toMatchObject({ renewals: [{ id: renewal, own: true }] });
    expect(daniel.has('desk_renew')).toBe(false);
    await daniel.forges('desk_renew', { renewal });
    expect(daniel.shown.remark).toBe('renews_only');
    expect(await passkeysOf(daniel)).toMatchObject([lost]);
    await daniel.presses('desk_renew_no', { renewal });
    expect(daniel.shown).toMatchObject({ remark: 'declined', view: { renewals: [] } });
    expect(await office.vissla.webDesk.passkeys.holderOf(found.id)).toBeUndefined();
  });

  it('is not made a deputy by it, and is let in by no outside deputy', async () => {
    const [ombud] = await office.staff('Ombud');
    await looksAtPeople(karin);
    await karin.presses('desk_approve_deputy', { person: await idOf(ombud) });
    const renewal = await renews();
    await looksAtPeople(karin);
    for (const act of ['desk_approve', 'desk_approve_deputy', 'desk_decline'] as const) {
      await karin.forges(act, { person: renewal });
      expect(karin.shown.remark).toBe('changed_meanwhile');
    }
    await looksAtPeople(ombud);
    await ombud.forges('desk_renew', { renewal });
    expect(ombud.shown).toMatchObject({ remark: 'not_as_deputy', view: { renewals: [] } });
    expect(await passkeysOf(daniel)).toMatchObject([lost]);
    expect(await entries('passkeys_replaced')).toEqual([]);
  });

  it('is nobody who came by an invitation to the desk', async () => {
    const { id: person } = await joinsOnTheWeb(office, 'Säkerhetschef', found);
    await looksAtPeople(karin);
    await karin.presses('desk_approve', { person });
    expect(await passkeysOf(daniel)).toMatchObject([lost]);
    expect(await office.people.ofDesk('whistleblowing')).toHaveLength(3);
  });

  it('removes all of them from Teams, and no code from before adds one', async () => {
    const code = await seesOwnCode(daniel);
    await daniel.presses('desk_no_passkeys');
    expect(daniel.shown).toMatchObject({ remark: 'passkeys_removed', view: { passkeys: 0 } });
    expect(daniel.has('desk_no_passkeys')).toBe(false);
    expect(await typesOnTheWeb(office, code)).toEqual({ kind: 'refused' });
    expect(await entries('passkeys_removed')).toEqual([
      { member: owner, subject: null, thread: null },
    ]);
    await addsPasskey(office, daniel, found);
    expect(await passkeysOf(daniel)).toMatchObject([found]);
  });
});

describe('the daily notice by e-mail', () => {
  const address = async (member: Person) => {
    const all = await office.people.addresses('whistleblowing');
    return all.find((one) => one.address === member.who.address)?.email;
  };

  it('goes where the member says, until the member takes it back', async () => {
    await looksAtAccount(karin);
    expect(karin.has('desk_no_email')).toBe(false);
    for (const email of ['', 'karin', 'a@b@c', 'a b@c.se', 'a@c.se\nBcc: d@e.se', 'a,b@c.se']) {
      await karin.presses('desk_email', { email });
      expect(karin.shown.remark).toBe('email_wrong');
    }
    await karin.presses('desk_email', { email: ' karin@exempelby.example ' });
    expect(karin.shown).toMatchObject({ remark: 'email_saved', fields: {} });
    expect(karin.reads()).toContain('Brevet går till karin@exempelby.example.');
    expect([await address(karin), await address(daniel)]).toEqual([
      'karin@exempelby.example',
      undefined,
    ]);
    await looksAtAccount(karin);
    await karin.presses('desk_no_email');
    expect(karin.shown).toMatchObject({ remark: 'email_removed', view: { email: undefined } });
    expect(await address(karin)).toBeUndefined();
  });

  it('is read by no colleague, and stored only sealed', async () => {
    await looksAtAccount(karin);
    await karin.presses('desk_email', { email: 'karin@exempelby.example' });
    await looksAtAccount(daniel);
    expect(daniel.reads()).not.toContain('karin@');
    await looksAtPeople(daniel);
    expect(JSON.stringify(daniel.shown.view)).not.toContain('karin@');
    const stored = await storedValues(office.location);
    expect(stored.filter(([, value]) => value.includes('karin@'))).toEqual([]);
  });
});
