import { randomBytes } from 'node:crypto';
import type { TestVissla } from '../../support/open-vissla';
import { type Filled, peopleOf } from './world';
import { plainHash, type Row, type Writer } from './writer';

/** Something that is done to the database by somebody who may write to it. */
export interface Statement {
  readonly name: string;
  /** Does it; what it says was gained at once is told, for instance that somebody was let in. */
  does(
    writer: Writer,
    office: TestVissla,
    filled: Filled,
  ): Promise<readonly string[]> | readonly string[] | undefined;
  /** What of the writer's was gained when everybody had worked for a day. */
  gains?(writer: Writer): readonly string[];
  /** The table or column that it is about, of one that was generated. */
  readonly touches?: string;
  /** The words of SECURITY.md that say so, where it is not noticed or lets somebody read. */
  readonly named?: string;
}

const titled = (writer: Writer, title: string): Row => {
  const row = writer.rows('member').find((one) => one.title === title);
  if (row === undefined) throw new Error(`nobody is ${title}`);
  return row;
};
const oldTitled = (writer: Writer, title: string): Row => {
  const row = writer.oldRows('member').find((one) => one.title === title);
  if (row === undefined) throw new Error(`nobody was ${title}`);
  return row;
};

/** The row that a person has in the messenger, under an id that nobody with the vault has made. */
const rowOf = (office: TestVissla, name: string, more: Row): Row => {
  const { messenger, tenant, user, address } = peopleOf(office)(name).who;
  return { id: randomBytes(16), messenger, tenant, user_id: user, address, ...more };
};

const joins = async (office: TestVissla, name: string, code: string): Promise<string[]> => {
  const person = peopleOf(office)(name);
  await person.opens();
  const view = await person.presses('open', { code });
  if (view.name !== 'joined') return [];
  return [view.admitted ? `${name} was let in` : `${name} waits to be let in`];
};

/** Whether anything that is stored now was sealed to the writer. */
const sealedToHim = (writer: Writer): readonly string[] => {
  const envelopes = ['pool', 'thread', 'message'].flatMap((table) =>
    writer
      .rows(table)
      .flatMap((row) => Object.values(row).filter((value) => Buffer.isBuffer(value))),
  );
  // A thread's keys have several wraps, at their places within the column.
  const inside = envelopes.flatMap((bytes) => [0, 32, 132, 232].map((at) => bytes.subarray(at)));
  return inside.some((bytes) => writer.names(bytes)) ? ['something was sealed to the writer'] : [];
};

const oldRoster = 'a whole list of before';
const oldThread = 'an old row of a thread';

/** What a review tried, and what came of it then. */
export const statements: readonly Statement[] = [
  {
    name: 'HR becomes a handler',
    does: (writer) =>
      void writer.run(`UPDATE member SET desk = 'whistleblowing' WHERE title = 'HR-chef'`),
  },
  {
    name: 'a handler goes to HR',
    does: (writer) =>
      void writer.run(`UPDATE member SET desk = 'hr' WHERE title = 'Säkerhetschef'`),
  },
  {
    name: 'an invitation of his own',
    does: (writer, office) => {
      const secret = 'ABCDEFGH12345678';
      writer.puts('invitation', {
        locator: 'QQQQ',
        secret_hash: plainHash(secret),
        desk: 'whistleblowing',
        title: 'Jurist',
        expires_at: office.clock.now() + 3_600_000,
        tries: 0,
      });
      return joins(office, 'Skrivaren', `QQQQ${secret}`);
    },
  },
  {
    name: 'an invitation that was given, to another desk',
    does: (writer, office, { invitation }) => {
      writer.run(`UPDATE invitation SET desk = 'hr', title = 'HR-direktör'`);
      return joins(office, 'Skrivaren', invitation);
    },
  },
  {
    name: 'an invitation that has run out, again',
    does: (writer, office, { invitation }) => {
      office.clock.advance({ days: 2 });
      writer.run('UPDATE invitation SET expires_at = expires_at + 400000000');
      return joins(office, 'Skrivaren', invitation).finally(() => {
        office.clock.advance({ days: -2 });
      });
    },
  },
  {
    name: 'whoever waits is let in',
    does: (writer) => void writer.run(`UPDATE member SET standing = 'member'`),
  },
  {
    name: 'the others wait, so that one is admitted at once',
    does: async (writer, office, { invitation }) => {
      writer.run(`UPDATE member SET standing = 'waiting' WHERE desk = 'whistleblowing'`);
      const gained = await joins(office, 'Skrivaren', invitation);
      writer.run(
        `UPDATE member SET standing = 'member' WHERE desk = 'whistleblowing' AND title <> 'Nämndsekreterare'`,
      );
      return gained.filter((one) => one.endsWith('was let in'));
    },
  },
  {
    name: 'no trace: the entry of the audit goes, the standing is a word that nobody knows',
    does: (writer) => {
      writer.run('DELETE FROM audit');
      writer.run(`UPDATE member SET standing = 'gone' WHERE title = 'Nämndsekreterare'`);
    },
    named: 'entries of the audit',
  },
  {
    name: 'somebody who was removed, by an old row',
    does: (writer) => {
      writer.puts('member', oldTitled(writer, 'Ekonomichef'));
    },
  },
  {
    name: 'a whole old roster',
    does: (writer) => {
      for (const { table } of writer.tables())
        if (table === 'member' || table === 'roster') {
          writer.run(`DELETE FROM "${table}"`);
          for (const row of writer.oldRows(table)) writer.puts(table, row);
        }
    },
    named: oldRoster,
  },
  {
    name: 'himself, under an id of his own',
    does: (writer, office) => {
      const more = { desk: 'whistleblowing', title: 'Jurist', standing: 'member' };
      writer.puts('member', {
        ...titled(writer, 'Kommunjurist'),
        ...rowOf(office, 'Skrivaren', more),
      });
    },
  },
  {
    name: "himself, in a member's place",
    does: (writer, office) => {
      const { messenger, tenant, user_id, address } = rowOf(office, 'Skrivaren', {});
      writer.puts('member', {
        ...titled(writer, 'Kommunjurist'),
        messenger: messenger ?? null,
        tenant: tenant ?? null,
        user_id: user_id ?? null,
        address: address ?? null,
      });
    },
  },
  {
    name: "a member's notices to himself",
    does: (writer, office) => {
      const { address } = peopleOf(office)('Skrivaren').who;
      writer.run(`UPDATE member SET address = ? WHERE title = 'Kommunjurist'`, address);
    },
    gains: () => [],
  },
  {
    name: 'two members exchanged',
    does: (writer) => {
      const [one, other] = [titled(writer, 'HR-chef'), titled(writer, 'Kommunjurist')];
      writer.run(`DELETE FROM member WHERE title IN ('HR-chef', 'Kommunjurist')`);
      writer.puts('member', { ...one, desk: other.desk ?? null, title: other.title ?? null });
      writer.puts('member', { ...other, desk: one.desk ?? null, title: one.title ?? null });
    },
  },
  {
    name: 'older images of what waits, in all four rows',
    does: (writer) => {
      for (const table of ['pool', 'carried'])
        for (const row of writer.oldRows(table)) writer.puts(table, row);
    },
  },
  {
    name: 'images that end on a day that is over',
    does: (writer) => void writer.run(`UPDATE pool SET ends_on = '2020-01-01'`),
  },
  {
    name: 'the rows of an image exchanged',
    does: (writer) => {
      const [one, other] = writer.rows('pool');
      if (one === undefined || other === undefined) return;
      writer.puts('pool', { ...one, image: other.image ?? null });
      writer.puts('pool', { ...other, image: one.image ?? null });
    },
  },
  {
    name: "the desks' public keys",
    does: (writer) => void writer.run('UPDATE desk_key SET public_key = ?', writer.publicKey),
    gains: sealedToHim,
  },
  {
    name: "a later version of a desk's keys",
    does: (writer) => {
      for (const row of writer.rows('desk_key'))
        writer.puts('desk_key', {
          ...row,
          label: String(row.label).replace(/-v\d+-/, '-v99999-'),
          public_key: writer.publicKey,
        });
    },
    gains: sealedToHim,
  },
  {
    name: 'a draft key of a day to come, and an old one',
    does: (writer) => {
      const [row] = writer.rows('draft_key');
      for (const day of ['2020-01-01', '2099-01-01']) writer.puts('draft_key', { ...row, day });
    },
    named: 'hold up what is to be destroyed',
  },
  {
    name: 'a key of the pool that the vault does not have',
    does: (writer) => {
      const [row] = writer.rows('pool_key');
      writer.puts('pool_key', { ...row, name: randomBytes(16), role: 'running' });
    },
  },
  {
    name: 'an old row of a thread, as if nobody had stepped down',
    does: (writer, _, { references }) => {
      const row = writer.oldRows('thread').find((one) => one.reference === references.get('Omar'));
      if (row !== undefined) writer.puts('thread', row);
    },
    named: oldThread,
  },
];
