import type * as Argon2 from '@node-rs/argon2';
import Sqlite from 'better-sqlite3';
import { verifyAudit } from '../../bot/audit/verify-audit';
import type { QueueItem } from '../../bot/domain/register-view';
import type { View } from '../../bot/domain/view';
import { nodeRandom } from '../../bot/platform/random';
import { openAuditChain } from '../../bot/sealing/audit-chain';
import { storedAudit, storedCounts } from '../support/databases/stored-rows';
import {
  copyLeft,
  facts,
  goesOn,
  leftThread,
  type MemberName,
  memberNames,
  memberOf,
  openLeft,
} from '../support/houses/earlier-version';
import { countVersions, rotates } from '../support/houses/rotate';
import type { Person, TestVissla } from '../support/open-vissla';
import { opensReport, opensThread } from '../support/people/report';

/**
 * A receipt and a salt give the same in each test, at the cost of production: each is derived once for all of
 * them. That it is derived is held by the first that asks.
 */
jest.mock('@node-rs/argon2', () => {
  const real = jest.requireActual<typeof Argon2>('@node-rs/argon2');
  const derived = new Map<string, Promise<Buffer>>();
  const hashRaw: typeof real.hashRaw = async (receipt, options) => {
    const asked = JSON.stringify([receipt, { ...options, salt: [...(options?.salt ?? [])] }]);
    const known = derived.get(asked) ?? real.hashRaw(receipt, options);
    derived.set(asked, known);
    // Whoever asks wipes what is given.
    return Buffer.from(await known);
  };
  return { ...real, hashRaw };
});

/** Everything but the thread whose two years are over. */
const kept = Object.keys(facts.threads).filter((name) => name !== 'expired');

describe('what version 0.1.0 left', () => {
  let office: TestVissla;
  beforeEach(async () => {
    office = await openLeft();
  });
  afterEach(async () => {
    expect(office.journal.faults).toEqual([]);
    await office.close();
  });

  const member = (name: MemberName): Person => memberOf(office, name);
  const readsReport = async (name: string): Promise<Person> => {
    const person = office.person(`Who wrote ${name}`);
    await opensReport(person, leftThread(name).receipt);
    return person;
  };
  const everyReporterReads = async (
    check: (name: string, view: View) => void = () => undefined,
  ): Promise<void> => {
    await Promise.all(
      kept.map(async (name) => {
        const { texts, notes } = leftThread(name);
        const person = await readsReport(name);
        check(name, person.shown.view);
        for (const text of texts) expect(person.reads()).toContain(text);
        for (const note of notes) expect(person.reads()).not.toContain(note);
      }),
    );
  };
  const everyMemberReads = async (names: readonly string[]): Promise<void> => {
    for (const who of memberNames) {
      for (const name of names) {
        const { reference, desk, filedOn, texts, notes, hiddenFrom } = leftThread(name);
        const person = member(who);
        if (desk !== facts.people[who].desk || hiddenFrom.includes(who)) {
          await cannotFind(person, reference);
          continue;
        }
        expect(await opensThread(person, reference)).toMatchObject({ desk, filedOn });
        for (const text of [...texts, ...notes]) expect(person.reads()).toContain(text);
      }
    }
  };
  const cannotFind = async (person: Person, reference: string): Promise<void> => {
    await person.opens('desk');
    await person.presses('desk_find', { reference });
    expect(person.shown).toMatchObject({
      view: { name: 'desk_queue' },
      remark: 'unknown_reference',
    });
  };
  const queueOf = async (person: Person): Promise<QueueItem[]> => {
    let view = await person.opens('desk');
    const items: QueueItem[] = [];
    while (view.name === 'desk_queue') {
      items.push(...view.items);
      if (!view.more) return items;
      view = await person.presses('desk_more');
    }
    throw new Error(view.name);
  };
  const opensNothing = async (receipt: string): Promise<void> => {
    const person = office.person('Somebody');
    await person.opens();
    expect(await person.presses('open', { code: receipt })).toMatchObject({ name: 'unopened' });
  };

  it('gives every reporter the thread for the receipt', async () => {
    await everyReporterReads((name, view) => {
      const { desk, status, filedOn } = leftThread(name);
      expect([name, view]).toMatchObject([name, { status, filedOn, deadlines: { desk } }]);
    });
    for (const { receipt } of Object.values(facts.waiting)) await opensNothing(receipt);
  });

  it('shows every member the queue as it was, and the threads with their notes', async () => {
    for (const who of memberNames) {
      const items = await queueOf(member(who));
      const expected = facts.queues[who].map((one) =>
        facts.items.find(({ reference }) => reference === one),
      );
      expect(items).toMatchObject(expected);
      expect(items).toHaveLength(expected.length);
    }
    await everyMemberReads(kept);
    const eva = member('eva');
    const { reference, text, answer } = facts.excerpt;
    expect(await opensThread(eva, reference)).toMatchObject({ excerpt: true });
    for (const said of [text, answer]) expect(eva.reads()).toContain(said);
    const asked = await readsReport('asked');
    expect(asked.shown.view).toMatchObject({ hr: { readers: ['HR-chef', 'HR-specialist'] } });
  });

  it('releases what waits, and whoever may reads it', async () => {
    await office.releases();
    for (const [name, { texts, status, filedOn }] of Object.entries(facts.waiting)) {
      const person = await readsReport(name);
      expect(person.shown.view).toMatchObject({ status, filedOn });
      for (const text of texts) expect(person.reads()).toContain(text);
    }
    await everyMemberReads(Object.keys(facts.waiting));
    const message = 'Skåpen står olåsta om natten.';
    expect((await readsReport('acknowledged')).reads()).toContain(message);
    const karin = member('karin');
    await opensThread(karin, leftThread('acknowledged').reference);
    expect(karin.reads()).toContain(message);

    const fresh = await readsReport('fresh');
    expect(fresh.shown.view).toMatchObject({ status: 'acknowledged' });
    expect(fresh.reads()).toContain('Thank you. We look at the lists.');
    expect((await readsReport('askedToo')).shown.view).toMatchObject({ hr: { answer: 'yes' } });

    const { reference, texts } = leftThread('leaves');
    const moved = await readsReport('leaves');
    expect(moved.shown.view).toMatchObject({ moved: true, deadlines: { desk: 'whistleblowing' } });
    await opensThread(karin, reference);
    for (const text of texts) for (const one of [moved, karin]) expect(one.reads()).toContain(text);
    await cannotFind(member('eva'), reference);
    await cannotFind(member('amira'), leftThread('redirected').reference);
    await opensThread(karin, leftThread('redirected').reference);
  });

  it('tells each member once, though somebody died while telling one of them', async () => {
    expect(await storedCounts(office.location)).toMatchObject({ notice: 3 });
    office.clock.advance({ minutes: 2 });
    await office.releases();
    const told = office.notices.map(({ address }) => address).sort();
    expect(told).toEqual(memberNames.map((name) => facts.people[name].who.address).sort());
    expect(await storedCounts(office.location)).toMatchObject({ notice: 0 });
  });

  it('takes over whoever belonged or waited, says so to all, and ends what had invited others', async () => {
    expect(office.vissla.takenOver).toEqual([
      { desk: 'whistleblowing', members: 4, left: 0 },
      { desk: 'hr', members: 2, left: 0 },
    ]);
    const named = (await storedAudit(office.location)).filter(
      ({ event }) => event === 'member_taken_over',
    );
    const ids = Object.values(facts.people).map(({ id }) => id as string);
    expect(named.map(({ subject }) => subject).sort()).toEqual([...ids].sort());
    expect(new Set(named.map(({ day, member: by }) => `${day} ${by}`))).toEqual(
      new Set([`2026-10-01 ${'0'.repeat(32)}`]),
    );
    const strateg = await goesOn(office, 'start', 'open', { code: facts.invitation.code });
    expect(strateg.shown).toMatchObject({ view: { name: 'start' }, remark: 'code_refused' });
    const karin = member('karin');
    expect(await karin.opens('desk')).toMatchObject({
      list: { kind: 'taken_over', on: '2026-10-01' },
    });
    expect(karin.reads()).toContain('Tjänsten uppdaterades den 1 oktober 2026.');
    await karin.presses('desk_people');
    await karin.presses('desk_approve', { person: facts.people.pelle.id });
    expect(karin.shown.remark).toBe('approved');
    const pelle = office.person(facts.people.pelle.who);
    // Who is let in now sees what comes out after the next release, and nothing that was there before.
    expect(await pelle.opens('desk')).toMatchObject({ name: 'desk_queue', total: 0 });
    office.clock.advance({ days: 31 });
    expect(await karin.opens('desk')).not.toHaveProperty('list.kind');
  });

  it('has its audit in the chain, by day and by id, with the day from which the chain proves', async () => {
    const { auditTrail } = office.stores.database;
    const chain = await openAuditChain(office.stores.vault, nodeRandom());
    const proof = await verifyAudit(auditTrail, chain);
    const entries = (await auditTrail.after(0, 1_000)).map(({ entry }) => entry!);
    const mark = entries.findIndex(({ event }) => event === 'audit_taken_over');
    expect(proof).toMatchObject({ fault: undefined, outside: 0, places: entries.length });
    expect(proof.takenOver).toEqual({ place: mark + 1, on: '2026-10-01' });
    const before = entries.slice(0, mark).map(({ day, id }) => `${day} ${id}`);
    expect(before.length).toBeGreaterThan(10);
    expect(before).toEqual([...before].sort());
    expect(new Set(entries.slice(mark + 1).map(({ event }) => event))).toEqual(
      new Set(['member_taken_over']),
    );
    await office.anotherProcess();
    expect((await auditTrail.head())?.place).toBe(entries.length);
    const karin = member('karin');
    const { reference } = leftThread('acknowledged');
    await opensThread(karin, reference);
    const read = await karin.presses('desk_who_read');
    expect(read.name === 'desk_who_read' && read.readings[0]).toEqual({
      day: '2026-10-01',
      title: (await office.people.find(facts.people.karin.who))?.title,
    });
  });

  it('is taken over once: who writes into the database later is nobody', async () => {
    const again = await office.anotherProcess();
    expect(again.vissla.takenOver).toEqual([]);
    // As if nothing had ever been sealed.
    if (office.location.kind !== 'sqlite') throw new Error('it was left in a file');
    const database = new Sqlite(office.location.path);
    database.exec('DELETE FROM roster; UPDATE member SET mark = NULL');
    database.close();
    const later = await office.anotherProcess();
    expect(later.vissla.takenOver).toEqual([]);
    const karin = later.person(facts.people.karin.who);
    expect(await karin.opens('desk')).toEqual({ name: 'desk_not_a_member' });
  });

  it('is taken over without those whom it had not let in', async () => {
    await office.close();
    const on = await copyLeft();
    if (on.database.kind !== 'sqlite') throw new Error('it was left in a file');
    const database = new Sqlite(on.database.path);
    database.exec("UPDATE member SET user_id = 'mallory' WHERE title = 'Kommunjurist'");
    database.close();
    office = await openLeft(on);
    expect(office.vissla.takenOver[0]).toEqual({ desk: 'whistleblowing', members: 3, left: 1 });
    const mallory = office.person({ ...facts.people.karin.who, user: 'mallory' });
    expect(await mallory.opens('desk')).toEqual({ name: 'desk_not_a_member' });
    expect(await member('erik').opens('desk')).toMatchObject({ list: { kind: 'changed' } });
  });

  it('is looked after: what is due is destroyed once nothing waits, and nothing else', async () => {
    const { vault } = office.stores;
    const days = async (): Promise<number | undefined> =>
      (await storedCounts(office.location)).draft_key;
    expect([await countVersions(office), await days()]).toEqual([[5, 5, 5, 5], 3]);
    await office.vissla.tidy();
    // Yesterday's, today's and tomorrow's.
    expect([await countVersions(office), await days()]).toEqual([[5, 5, 5, 5], 3]);
    expect(await vault.names('shred-2026-09')).toHaveLength(1);
    await office.releases();
    await office.vissla.tidy();
    expect(await countVersions(office)).toEqual([4, 5, 4, 4]);
    expect(await vault.names('shred-2026-09')).toEqual([]);
    expect(await vault.names('kek-v1')).toEqual([]);
    await opensNothing(leftThread('expired').receipt);
    // Keys are destroyed while nothing waits: that look has left a row.
    await office.releases();
    for (const left of [3, 1]) {
      office.clock.advance({ days: 1 });
      await office.vissla.tidy();
      expect(await countVersions(office)).toEqual([left, 5, left, left]);
    }
    expect(await days()).toBe(3);
    expect(await storedCounts(office.location)).toMatchObject({ submission: 0 });
    await everyReporterReads();
  });

  it('has keys that are rotated on', async () => {
    expect(await rotates(office)).toMatchObject({ kind: 'resumed', number: 5, left: 0 });
    expect(await rotates(office, { anew: true })).toMatchObject({ number: 6, left: 0, damaged: 0 });
    await office.vissla.tidy();
    await office.releases();
    await everyReporterReads();
    await everyMemberReads(Object.keys(facts.waiting));
  });
});
