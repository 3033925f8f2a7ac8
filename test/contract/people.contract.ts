import type { Day } from '../../bot/domain/day';
import type { Desk, MemberId } from '../../bot/domain/ids';
import { limits } from '../../bot/domain/limits';
import type { Member } from '../../bot/domain/member';
import type { BoundTo, InvitationTerms, Redeemed, Who } from '../../bot/ports/people';
import type { Passkey } from '../../bot/ports/staff';
import { day, month, passRows, sampleRows } from '../db/sample-rows';
import { peopleOver } from '../support/people/people-over';
import type { OpenStores, Stores } from './open-stores';

/** What every {@link People} must do. */
export function peopleContract(name: string, open: OpenStores): void {
  describe(`${name} as the people of the desks`, () => {
    const rows = sampleRows('people');
    const today = day('2026-11-24');
    const now = Date.UTC(2026, 10, 24, 9);
    const openMonths = [month('2028-12'), month('2028-11')];
    let stores: Stores;
    let people: ReturnType<typeof peopleOver>;
    let remove: () => Promise<void>;
    let invited = 0;

    beforeEach(async () => {
      ({ database: stores, remove } = await open());
      people = peopleOver(stores.staff);
    });
    afterEach(() => remove());

    const person = (user: string): Who => ({
      messenger: 'teams',
      tenant: '7b1f6f7e-0000-4000-8000-000000000001',
      user,
      address: JSON.stringify({ conversation: `of ${user}`, tecken: 'åäö 🙂' }),
    });

    const invite = async (changes: Partial<InvitationTerms> = {}): Promise<InvitationTerms> => {
      const nth = invited++;
      const terms: InvitationTerms = {
        code: { locator: String(10_000_000 + nth), secret: 'S'.repeat(12) },
        desk: 'whistleblowing',
        title: `Kommunjurist ${nth}`,
        expiresAt: now + 1,
        ...changes,
      };
      await people.invite(terms);
      return terms;
    };

    const terms = ({ code, desk, title, expiresAt }: InvitationTerms) => ({
      locator: code.locator,
      desk,
      title,
      expiresAt,
    });

    const redeem = (
      { code }: Pick<InvitationTerms, 'code'>,
      who: Who,
      at = now,
    ): Promise<Redeemed> =>
      people.redeem({ code, who, now: at, audit: { id: rows.id(), day: today } });

    const join = async (user: string, desk: Desk = 'whistleblowing'): Promise<Member> => {
      const redeemed = await redeem(await invite({ desk }), person(user));
      if (!('member' in redeemed)) throw new Error(redeemed.kind);
      return redeemed.member;
    };

    const decision = (by: MemberId, about: MemberId, approve = true) =>
      ({
        id: rows.id(),
        day: today,
        event: approve ? 'member_approved' : 'member_declined',
        member: by,
        subject: about,
      }) as const;

    it('lists what can be redeemed, which ends first first, and withdraws it', async () => {
      const audit = () => ({ id: rows.id(), day: today });
      const [later, sooner] = [await invite({ expiresAt: now + 9 }), await invite({ desk: 'hr' })];
      await people.redeem({
        code: { ...later.code, secret: 'X'.repeat(16) },
        who: person('wrong'),
        now,
        audit: audit(),
      });
      expect(await people.invitations(now)).toEqual([
        {
          locator: sooner.code.locator,
          desk: 'hr',
          title: sooner.title,
          expiresAt: now + 1,
          tries: 0,
        },
        { ...terms(later), tries: 1 },
      ]);
      expect(await people.invitations(now + 1)).toHaveLength(1);
      expect(await people.withdraw(sooner.code.locator, now + 1, audit())).toBeUndefined();
      expect(await people.withdraw(later.code.locator, now, audit())).toMatchObject(terms(later));
      expect(await people.withdraw(later.code.locator, now, audit())).toBeUndefined();
      expect((await redeem(later, person('late'))).kind).toBe('refused');
    });

    it('knows a person to the letter', async () => {
      await join('abc');
      expect(await people.find(person('abc'))).toBeDefined();
      for (const other of ['ABC', 'abc ', 'Abc', 'äbc']) {
        expect(await people.find(person(other))).toBeUndefined();
        await people.refresh(person(other));
      }
      const [known] = await people.addresses('whistleblowing');
      expect(known?.address).toBe(person('abc').address);
    });

    describe('joining', () => {
      it('admits the first two at once and lets the third wait', async () => {
        const [first, second, third] = [await join('a'), await join('b'), await join('c')];
        expect([first.standing, second.standing, third.standing]).toEqual([
          'member',
          'member',
          'waiting',
        ]);
        expect(await people.find(person('a'))).toEqual(first);
        expect(await people.find(person('c'))).toEqual(third);
        expect([...(await people.ofDesk('whistleblowing'))].sort(byId)).toEqual(
          [first, second, third].sort(byId),
        );
        expect(await people.ofDesk('hr')).toEqual([]);
      });

      it('shows everybody of both desks at once, and who asks', async () => {
        const [handler, hr] = [await join('a'), await join('b', 'hr')];
        const { asker, members } = await people.everybody(person('b'));
        expect(asker).toEqual(hr);
        expect([...members].sort(byId)).toEqual([handler, hr].sort(byId));
        expect((await people.everybody(person('B'))).asker).toBeUndefined();
      });

      it('admits two of several who come at the same time', async () => {
        const invitations = [await invite(), await invite(), await invite(), await invite()];
        const redeemed = await Promise.all(
          invitations.map((one, at) => redeem(one, person(`p${at}`))),
        );
        expect(redeemed.map(({ kind }) => kind).sort()).toEqual([
          'admitted',
          'admitted',
          'waiting',
          'waiting',
        ]);
      });

      it('takes an invitation once', async () => {
        const invitation = await invite();
        expect((await redeem(invitation, person('a'))).kind).toBe('admitted');
        expect(await redeem(invitation, person('b'))).toEqual({ kind: 'refused' });
      });

      it('keeps desk and title of the invitation', async () => {
        const invitation = await invite({ desk: 'hr', title: 'HR-strateg åäö' });
        expect(await redeem(invitation, person('a'))).toMatchObject({
          kind: 'admitted',
          member: { desk: 'hr', title: 'HR-strateg åäö', standing: 'member' },
        });
      });

      it('refuses an unknown and an expired invitation alike', async () => {
        const invitation = await invite({ expiresAt: now });
        expect(await redeem(invitation, person('a'))).toEqual({ kind: 'refused' });
        expect(await redeem(invitation, person('a'), now - 1)).toEqual({ kind: 'refused' });
        const unknown = { code: { ...invitation.code, locator: 'ZZZZZZZZ' } };
        expect(await redeem(unknown, person('a'))).toEqual({ kind: 'refused' });
        expect(await people.find(person('a'))).toBeUndefined();
      });

      it('survives a few wrong secrets, and not one more', async () => {
        const tried = async (times: number): Promise<string> => {
          const invitation = await invite();
          const wrong = { code: { ...invitation.code, secret: 'W'.repeat(16) } };
          for (let n = 0; n < times; n++) {
            expect(await redeem(wrong, person('x'))).toEqual({ kind: 'refused' });
          }
          return (await redeem(invitation, person(`after ${times}`))).kind;
        };
        expect(await tried(limits.invitationTries - 1)).toBe('admitted');
        expect(await tried(limits.invitationTries)).toBe('refused');
      });

      it('lets a person belong to one desk only, and leaves the invitation for another', async () => {
        await join('a');
        const invitation = await invite({ desk: 'hr' });
        expect(await redeem(invitation, person('a'))).toEqual({ kind: 'already_member' });
        expect((await redeem(invitation, person('b'))).kind).toBe('admitted');
      });

      it('tells people of two messengers and tenants apart', async () => {
        await join('a');
        const others: Who[] = [
          { ...person('a'), messenger: 'slack' },
          { ...person('a'), tenant: 'another' },
        ];
        for (const other of others) expect(await people.find(other)).toBeUndefined();
        for (const other of others) {
          expect(['admitted', 'waiting']).toContain((await redeem(await invite(), other)).kind);
        }
      });

      it('has a full desk, those who wait included', async () => {
        for (let n = 0; n < limits.deskMembers; n++) await join(`p${n}`);
        const invitation = await invite();
        expect(await redeem(invitation, person('one more'))).toEqual({ kind: 'desk_full' });
        expect((await redeem(await invite({ desk: 'hr' }), person('hr'))).kind).toBe('admitted');
        const [someone] = (await people.ofDesk('whistleblowing')).filter(
          ({ standing }) => standing === 'waiting',
        );
        await people.remove(someone?.id ?? rows.id(), openMonths);
        expect((await redeem(invitation, person('one more'))).kind).toBe('waiting');
      });
    });

    describe('deciding', () => {
      it('lets a waiting person in once', async () => {
        const [first, , third] = [await join('a'), await join('b'), await join('c')];
        const approve = () => people.decide(third.id, 'approve', decision(first.id, third.id));
        expect(await approve()).toBe(true);
        expect(await people.find(person('c'))).toEqual({
          ...third,
          standing: 'member',
          sees: '2026-11-26',
        });
        expect(await approve()).toBe(false);
      });

      it('lets one in as an outside deputy, to whom no reports come', async () => {
        const [first, second, third] = [await join('a'), await join('b'), await join('c')];
        expect(first).toMatchObject({ sees: '2026-11-11' });
        const entry = { ...decision(first.id, third.id), event: 'deputy_approved' } as const;
        expect(await people.decide(third.id, 'approve_deputy', entry)).toBe(true);
        expect(await people.find(person('c'))).toEqual({
          ...third,
          standing: 'member',
          sees: 'shown',
        });
        expect(await people.addresses('whistleblowing')).toHaveLength(3);
        // It is as if the desk had one less: the next one comes in at once, and the last one stays.
        expect(await people.remove(second.id, openMonths)).toBe('removed');
        expect(await people.remove(first.id, openMonths)).toBe('last');
        expect((await join('d')).standing).toBe('member');
        expect(await people.remove(third.id, openMonths)).toBe('removed');
      });

      it('sends a waiting person away once', async () => {
        const [first, , third] = [await join('a'), await join('b'), await join('c')];
        const decline = () =>
          people.decide(third.id, 'decline', decision(first.id, third.id, false));
        expect(await decline()).toBe(true);
        expect(await people.find(person('c'))).toBeUndefined();
        expect(await decline()).toBe(false);
      });

      it('decides about nobody who is a member already', async () => {
        const [first, second] = [await join('a'), await join('b')];
        expect(
          await people.decide(second.id, 'decline', decision(first.id, second.id, false)),
        ).toBe(false);
        expect(await people.find(person('b'))).toEqual(second);
      });
    });

    describe('being away', () => {
      const said = (member: MemberId, until?: typeof today) =>
        people.setAway(member, until, {
          id: rows.id(),
          day: today,
          event: until === undefined ? 'member_back' : 'member_away',
          member,
        });

      it('is kept until it is said otherwise, through whatever else changes at the desk', async () => {
        const [first, second] = [await join('a'), await join('b')];
        const until = day('2026-12-10');
        expect(await said(first.id, until)).toBe(true);
        await people.refresh({ ...person('a'), address: '{"another":1}' });
        await join('c');
        expect(await people.find(person('a'))).toEqual({ ...first, awayUntil: until });
        expect(await people.find(person('b'))).toEqual(second);
        expect(await said(first.id)).toBe(true);
        expect(await people.find(person('a'))).toEqual(first);
      });

      it('is nothing for who waits or has left', async () => {
        const [first, , third] = [await join('a'), await join('b'), await join('c')];
        expect(await said(third.id, today)).toBe(false);
        await people.remove(first.id, openMonths);
        expect(await said(first.id, today)).toBe(false);
      });
    });

    describe('notices', () => {
      it('take the longest address that fits, and refuse a longer one as a whole', async () => {
        const invitation = await invite({ desk: 'hr' });
        const far = (length: number): Who => ({ ...person('far'), address: 'a'.repeat(length) });
        await expect(redeem(invitation, far(3501))).rejects.toMatchObject({ code: 'seal_size' });
        expect(await people.ofDesk('hr')).toEqual([]);
        expect(await redeem(invitation, far(3500))).toMatchObject({ kind: 'admitted' });
        await expect(people.refresh(far(3501))).rejects.toMatchObject({
          code: 'seal_size',
        });
        const [kept] = await people.addresses('hr');
        expect(kept?.address).toBe('a'.repeat(3500));
      });

      it('go to members with their addresses, and to nobody who waits', async () => {
        const [first, second] = [await join('a'), await join('b')];
        await join('c');
        await join('d', 'hr');
        const sorted = [...(await people.addresses('whistleblowing'))].sort((x, y) =>
          byId(x.member, y.member),
        );
        expect(sorted).toEqual(
          [
            { member: first, messenger: 'teams', address: person('a').address },
            { member: second, messenger: 'teams', address: person('b').address },
          ].sort((x, y) => byId(x.member, y.member)),
        );
      });
    });

    describe('removing', () => {
      it('takes anybody but the last member', async () => {
        const [first, second] = [await join('a'), await join('b')];
        expect(await people.remove(first.id, openMonths)).toBe('removed');
        expect(await people.find(person('a'))).toBeUndefined();
        expect(await people.remove(second.id, openMonths)).toBe('last');
        expect(await people.find(person('b'))).toEqual(second);
        expect(await people.remove(first.id, openMonths)).toBe('unknown');
      });

      it('takes a person who waits, and does not count that one as a member who stays', async () => {
        const [first, second, third] = [await join('a'), await join('b'), await join('c')];
        expect(await people.remove(first.id, openMonths)).toBe('removed');
        expect(await people.remove(second.id, openMonths)).toBe('last');
        expect(await people.remove(third.id, openMonths)).toBe('removed');
      });

      it('lets the person come back with a new invitation', async () => {
        const [first] = [await join('a'), await join('b')];
        await people.remove(first.id, openMonths);
        expect((await join('a')).standing).toBe('member');
      });
    });

    describe("removing HR's last member", () => {
      const file = (desk: Desk, expiry: string) =>
        passRows(stores.pool, { threads: [rows.thread({ desk, expiry: month(expiry) })] });
      const removeLast = async (): Promise<string> => {
        const last = await join('hr', 'hr');
        return people.remove(last.id, openMonths);
      };

      it('leaves the desk empty when nothing is open there', async () => {
        // Closed at HR, open with the handlers.
        await file('hr', '2028-05');
        await file('whistleblowing', '2028-12');
        expect(await removeLast()).toBe('removed');
        expect(await people.ofDesk('hr')).toEqual([]);
      });

      it.each(openMonths)('does not while a thread is open there, under %s', async (expiry) => {
        await file('hr', expiry);
        const last = await join('hr', 'hr');
        expect(await people.remove(last.id, openMonths)).toBe('last_with_threads');
        expect(await people.find(person('hr'))).toEqual(last);
        await join('second', 'hr');
        expect(await people.remove(last.id, openMonths)).toBe('removed');
      });

      it('does not count a person who waits as a member who stays', async () => {
        await file('hr', '2028-12');
        const [first, second, waiting] = [
          await join('a', 'hr'),
          await join('b', 'hr'),
          await join('c', 'hr'),
        ];
        expect(await people.remove(first.id, openMonths)).toBe('removed');
        expect(await people.remove(second.id, openMonths)).toBe('last_with_threads');
        expect(await people.remove(waiting.id, openMonths)).toBe('removed');
      });

      it("is never the handlers' way: their last one stays though nothing is open", async () => {
        const last = await join('a');
        expect(await people.remove(last.id, [])).toBe('last');
      });
    });

    describe('passkeys', () => {
      let made = 0;
      const audit = () => ({ id: rows.id(), day: today });
      const passkey = (seed = (made += 1)): Passkey => ({
        id: Buffer.alloc(16, seed).toString('base64url'),
        publicKey: new Uint8Array(77).fill(seed),
        ...{ name: `Nyckel ${seed}`, madeOn: today, usedOn: today },
      });
      const comes = (
        { code }: Pick<InvitationTerms, 'code'>,
        key = passkey(),
        at = now,
      ): Promise<Redeemed> =>
        people.passkeys.redeem({ code, handle: rows.id(), passkey: key, now: at, audit: audit() });
      const joinsOnTheWeb = async (key = passkey(), desk: Desk = 'whistleblowing') => {
        const redeemed = await comes(await invite({ desk }), key);
        if (!('member' in redeemed)) throw new Error(redeemed.kind);
        return redeemed.member;
      };
      const codeFor = async (as: BoundTo['as'], { id: member }: Member) => {
        const code = { locator: String(10_000_000 + invited++), secret: 'O'.repeat(12) };
        const entry = { ...audit(), event: 'passkey_code_made', member } as const;
        const terms = { code, expiresAt: now + 1 };
        return { code, isMade: await people.storeCode({ as, member }, terms, entry) };
      };
      const ownCode = (member: Member) => codeFor('own', member);
      const ids = async ({ id }: Member) =>
        (await people.passkeys.holder(id))?.passkeys.map((one) => one.id);

      it('let the first two of a desk in at once, and the third wait', async () => {
        const [first, second, third] = [await join('a'), await joinsOnTheWeb(), passkey()];
        // Nothing can have been sent to the desk before: the windows that run are read.
        expect(second).toMatchObject({ standing: 'member', sees: '2026-11-11' });
        const waiting = await joinsOnTheWeb(third);
        expect(waiting).toMatchObject({ standing: 'waiting', passkeyCount: 1 });
        const holder = await people.passkeys.holderOf(third.id);
        expect(holder).toEqual({ member: waiting, passkeys: [third], handle: holder?.handle });
        expect(holder?.handle).toMatch(/^[0-9a-f]{32}$/);
        const who = { messenger: 'web', tenant: '', user: holder?.handle ?? '' } as const;
        expect(await people.find(who)).toEqual(waiting);
        expect(await people.passkeys.holder(first.id)).toEqual({
          member: first,
          passkeys: [],
          handle: first.id,
        });
        expect(await people.passkeys.holderOf(passkey().id)).toBeUndefined();
        expect(await people.passkeys.holder(rows.id())).toBeUndefined();
      });

      it('come with an invitation once, and nobody gets the passkey of somebody else', async () => {
        const [invitation, key] = [await invite(), passkey()];
        const look = (at = now) => people.passkeys.look(invitation.code, at);
        const found = { kind: 'invitation', desk: 'whistleblowing', title: invitation.title };
        expect(await look()).toEqual(found);
        expect(await comes(invitation, key)).toMatchObject({ kind: 'admitted' });
        expect(await look()).toEqual({ kind: 'refused' });
        expect(await comes(invitation)).toEqual({ kind: 'refused' });
        const next = await invite();
        expect(await comes(next, key)).toEqual({ kind: 'refused' });
        expect(await comes(next, passkey(), next.expiresAt)).toEqual({ kind: 'refused' });
        expect(await comes(next)).toEqual({ kind: 'refused' });
      });

      it('count a wrong secret against its invitation, and end it', async () => {
        const { code } = await invite();
        const wrong = { ...code, secret: 'W'.repeat(16) };
        const unknown = { ...code, locator: 'ZZZZZZZZ' };
        expect(await people.passkeys.look(unknown, now)).toEqual({ kind: 'refused' });
        expect(await comes({ code: unknown })).toEqual({ kind: 'refused' });
        expect(await people.passkeys.look(wrong, now)).toEqual({ kind: 'refused' });
        expect(await comes({ code: wrong })).toEqual({ kind: 'refused' });
        expect(await people.invitations(now)).toMatchObject([{ tries: 2 }]);
        for (let n = 2; n < limits.invitationTries; n++) await people.passkeys.look(wrong, now);
        expect(await comes({ code })).toEqual({ kind: 'refused' });
      });

      it('find a full desk full, and its members still add theirs', async () => {
        const first = await join('p');
        for (let n = 1; n < limits.deskMembers; n++) await join(`p${n}`);
        const invitation = await invite();
        expect(await people.passkeys.look(invitation.code, now)).toEqual({ kind: 'desk_full' });
        expect(await comes(invitation)).toEqual({ kind: 'desk_full' });
        expect(await comes(await ownCode(first))).toMatchObject({ kind: 'admitted' });
      });

      it("are added by a member's own code, once, and the member stays one", async () => {
        const [first, second] = [await join('a'), await join('b')];
        const [own, key] = [await ownCode(first), passkey()];
        const holder = { member: first, handle: first.id, passkeys: [] };
        expect(await people.passkeys.look(own.code, now)).toEqual({ kind: 'own', holder });
        // It lets nobody into a desk by a messenger.
        expect(await redeem(own, person('c'))).toEqual({ kind: 'refused' });
        expect(await comes(own, key, now + 1)).toEqual({ kind: 'refused' });
        const again = await ownCode(first);
        const added = { ...first, passkeyCount: 1 };
        expect(await comes(again, key)).toEqual({ kind: 'admitted', member: added });
        expect(await comes(again)).toEqual({ kind: 'refused' });
        expect(await people.ofDesk('whistleblowing')).toHaveLength(2);
        expect(await people.find(person('a'))).toEqual(added);
        expect((await people.passkeys.holderOf(key.id))?.member).toEqual(added);
        expect(await comes(await ownCode(second), key)).toEqual({ kind: 'refused' });
      });

      it('are three a person, and never four', async () => {
        const [first, second] = [await join('a'), await join('b')];
        const [one, two, three] = [passkey(), passkey(), passkey()];
        // Without a first one nobody has signed in.
        expect(await people.passkeys.add(first.id, one.id, one, audit())).toBe(false);
        await comes(await ownCode(first), one);
        const late = await ownCode(first);
        const adds = (by: Passkey, key: Passkey) =>
          people.passkeys.add(first.id, by.id, key, audit());
        expect(await adds(one, one)).toBe(false);
        // The passkey of the session is the member's no more.
        expect(await adds(passkey(), two)).toBe(false);
        expect([await adds(one, two), await adds(two, three)]).toEqual([true, true]);
        expect(await adds(one, passkey())).toBe(false);
        expect(await people.passkeys.look(late.code, now)).toEqual({ kind: 'refused' });
        expect(await comes(late)).toEqual({ kind: 'refused' });
        expect((await ownCode(first)).isMade).toBe(false);
        expect(await ids(first)).toEqual([one.id, two.id, three.id]);
        expect(await ids(second)).toEqual([]);
      });

      it('are removed by a touch of another, and never the last', async () => {
        const [first, second] = [await join('a'), await join('b')];
        const [one, two, three] = [passkey(), passkey(), passkey()];
        await comes(await ownCode(first), one);
        const removes = (gone: Passkey, by: Passkey, of = first) =>
          people.passkeys.remove(of.id, gone.id, by.id, audit());
        expect(await removes(one, one)).toBe(false);
        await people.passkeys.add(first.id, one.id, two, audit());
        await people.passkeys.add(first.id, one.id, three, audit());
        const strange = [
          await removes(one, passkey()),
          await removes(passkey(), one),
          await removes(one, two, second),
          await removes(one, one),
        ];
        expect(strange).toEqual([false, false, false, false]);
        expect(await ids(first)).toEqual([one.id, two.id, three.id]);
        expect(await removes(one, two)).toBe(true);
        expect(await ids(first)).toEqual([two.id, three.id]);
        expect(await people.passkeys.holderOf(one.id)).toBeUndefined();
        expect(await removes(three, two)).toBe(true);
        expect(await removes(two, two)).toBe(false);
      });

      it('say when they were made and used last, by the day', async () => {
        const [first, one] = [await join('a'), passkey()];
        await comes(await ownCode(first), one);
        const later = '2026-12-24' as Day;
        const rowsBefore = await people.passkeys.holder(first.id);
        await people.passkeys.noteUse(one.id, today);
        expect(await people.passkeys.holder(first.id)).toEqual(rowsBefore);
        await people.passkeys.noteUse(one.id, later);
        await people.passkeys.noteUse(passkey().id, later);
        const { passkeys } = (await people.passkeys.holder(first.id))!;
        expect(passkeys).toEqual([{ ...one, madeOn: today, usedOn: later }]);
      });

      it('are no code for who waits, and go with a member who is removed', async () => {
        const [first, key] = [await join('a'), passkey()];
        await join('b');
        const waiting = await join('c');
        expect((await ownCode(waiting)).isMade).toBe(false);
        await comes(await ownCode(first), key);
        const own = await ownCode(first);
        await people.remove(first.id, openMonths);
        expect(await people.passkeys.holderOf(key.id)).toBeUndefined();
        expect(await comes(own)).toEqual({ kind: 'refused' });
      });

      describe('that were lost', () => {
        const replace = ({ id }: Pick<Member, 'id'>, owner: Member, by: Member) =>
          people.replacePasskeys(id, {
            ...{ ...audit(), event: 'passkeys_replaced' },
            ...{ member: by.id, subject: owner.id },
          });
        const renews = async (owner: Member, key = passkey()) => {
          const redeemed = await comes(await codeFor('renews', owner), key);
          if (!('member' in redeemed)) throw new Error(redeemed.kind);
          expect(await people.renewals('whistleblowing')).toContainEqual({
            ...{ id: redeemed.member.id, title: owner.title, of: owner.id },
          });
          // It is nobody beside its owner, wherever people are listed.
          const there = [
            ...(await people.ofDesk('whistleblowing')),
            ...(await people.everybody(person('a'))).members,
          ];
          expect(there.map(({ id }) => id)).not.toContain(redeemed.member.id);
          return redeemed.member;
        };
        const removes = (member: Member) =>
          people.removePasskeys({ ...audit(), event: 'passkeys_removed', member: member.id });

        it('are replaced by a code for their owner, once a colleague agrees', async () => {
          const [first, lost, found] = [await join('a'), passkey(), passkey()];
          const owner = await joinsOnTheWeb(lost);
          const [own, unused] = [await ownCode(owner), await codeFor('renews', owner)];
          expect(await people.passkeys.look(unused.code, now)).toEqual({
            ...{ kind: 'invitation', desk: 'whistleblowing', title: owner.title },
          });
          const [waiting, other] = [await renews(owner, found), await renews(owner)];
          expect(waiting).toMatchObject({ standing: 'waiting' });
          expect(await replace(waiting, owner, first)).toBe(true);
          expect(await ids(owner)).toEqual([found.id]);
          expect(await people.passkeys.holderOf(lost.id)).toBeUndefined();
          // No code of before is good, and nobody else waits with a passkey of the owner.
          for (const { code } of [own, unused])
            expect(await comes({ code })).toEqual({ kind: 'refused' });
          expect(await replace(other, owner, first)).toBe(false);
          expect([...(await people.ofDesk('whistleblowing'))].sort(byId)).toEqual(
            [first, owner].sort(byId),
          );
        });

        it('are replaced by nobody whom the operator did not name, nor by their owner', async () => {
          const [first, owner] = [await join('a'), await joinsOnTheWeb()];
          const hr = await join('hr', 'hr');
          const [newcomer, other] = [await joinsOnTheWeb(), await join('c')];
          const waiting = await renews(owner);
          for (const by of [owner, waiting, newcomer, other, hr])
            expect(await replace(waiting, owner, by)).toBe(false);
          expect(await replace(newcomer, owner, first)).toBe(false);
          expect(await replace(waiting, first, other)).toBe(false);
          for (const decision of ['approve', 'approve_deputy'] as const) {
            const entry = { ...audit(), event: 'member_approved', member: first.id } as const;
            expect(await people.decide(waiting.id, decision, entry)).toBe(false);
          }
          expect(await ids(owner)).toHaveLength(1);
          expect((await codeFor('renews', first)).isMade).toBe(false);
          expect((await codeFor('renews', newcomer)).isMade).toBe(false);
          expect(await redeem(await codeFor('renews', owner), person('d'))).toEqual({
            kind: 'refused',
          });
        });

        it('are sent away, and go with their owner', async () => {
          const [first, owner] = [await join('a'), await joinsOnTheWeb()];
          const waiting = await renews(owner);
          const entry = { ...audit(), event: 'member_declined', member: first.id } as const;
          expect(await people.decide(waiting.id, 'decline', entry)).toBe(true);
          expect(await replace(waiting, owner, first)).toBe(false);
          await renews(owner);
          await people.remove(owner.id, openMonths);
          expect(await people.ofDesk('whistleblowing')).toEqual([first]);
        });

        it("are removed by a messenger's member, with all codes, and by nobody of the web", async () => {
          const [first, owner] = [await join('a'), await joinsOnTheWeb()];
          expect(await removes(first)).toBe(false);
          await comes(await ownCode(first));
          const own = await ownCode(first);
          expect(await removes(first)).toBe(true);
          expect(await ids(first)).toEqual([]);
          expect(await comes(own)).toEqual({ kind: 'refused' });
          expect(await people.find(person('a'))).toEqual(first);
          expect(await removes(owner)).toBe(false);
        });
      });
    });

    it("keep a member's e-mail address until it is taken back", async () => {
      const [first, , third] = [await join('a'), await join('b'), await join('c')];
      expect(await people.setEmail(first.id, 'åsa@example.org')).toBe(true);
      expect(await people.setEmail(third.id, 'c@example.org')).toBe(false);
      const emails = async () =>
        (await people.addresses('whistleblowing')).map(({ email }) => email);
      expect([...(await emails())].sort()).toEqual(['åsa@example.org', undefined]);
      expect(await people.setEmail(first.id, undefined)).toBe(true);
      expect(await emails()).toEqual([undefined, undefined]);
    });

    it.each([
      ['title', { title: 'x'.repeat(81) }],
      ['locator', { code: { locator: '123456789', secret: 'S'.repeat(12) } }],
    ])('refuses a wrong length: %s', async (_, wrong) => {
      await expect(invite(wrong)).rejects.toMatchObject({ code: 'store_length' });
    });

    it('never shows a person or a parameter in an error', async () => {
      const invitation = await invite();
      const again = people.invite(invitation);
      await expect(again).rejects.toMatchObject({ code: 'store_unique', message: 'store_unique' });
      await again.catch((error: unknown) => {
        expect(JSON.stringify(error)).not.toContain(invitation.code.locator);
        expect(Object.keys(error as object).sort()).toEqual(['code', 'name', 'passes']);
      });
    });
  });
}

const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);
