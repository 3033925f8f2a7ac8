import { randomBytes } from 'node:crypto';
import type { TestVissla } from '../../support/open-vissla';
import { tries } from '../../support/people/report';
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

const listOf = (rows: readonly Row[], desk: string): Row => {
  const row = rows.find((one) => one.desk === desk);
  if (row === undefined) throw new Error(`${desk} has no list`);
  return row;
};
/** Exchanges something of a desk's list. */
const relists = (writer: Writer, desk: string, change: (row: Row, other: Row) => Row): void => {
  const rows = writer.rows('roster');
  const other = desk === 'hr' ? 'whistleblowing' : 'hr';
  const row = listOf(rows, desk);
  writer.puts('roster', { ...row, ...change(row, listOf(rows, other)) });
};

const joins = async (office: TestVissla, name: string, code: string): Promise<string[]> => {
  const view = await tries(peopleOf(office)(name), code);
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

/** Whether the product said of an entry that it was erased with its thread. */
const erased = (writer: Writer): readonly string[] =>
  writer.rows('audit_link').some(({ erased: mark }) => mark !== null)
    ? ['an entry is marked as erased']
    : [];

export const oldRoster = 'a whole earlier list';
export const oldThread = 'an old row of a thread';

/** What a review tried, and what came of it then. */
export const statements: readonly Statement[] = [
  {
    name: 'HR becomes handlers, by their list',
    does: (writer) => {
      relists(writer, 'whistleblowing', (_, { sealed }) => ({ sealed: sealed ?? null }));
    },
  },
  {
    name: 'handlers go to HR, with their revision',
    does: (writer) => {
      relists(writer, 'hr', (_, { sealed, revision }) => ({
        sealed: sealed ?? null,
        revision: revision ?? null,
      }));
    },
  },
  {
    name: 'an invitation of his own',
    does: (writer, office) => {
      const secret = 'ABCDEFGH1234';
      writer.puts('invitation', {
        locator: 'QQQQQQQQ',
        secret_hash: plainHash(secret),
        desk: 'whistleblowing',
        title: 'Jurist',
        expires_at: office.clock.now() + 3_600_000,
        tries: 0,
      });
      return joins(office, 'Skrivaren', `QQQQQQQQ${secret}`);
    },
  },
  {
    name: 'a used invitation, as it was before',
    does: (writer, office, { used }) => {
      for (const row of writer.oldRows('invitation')) writer.puts('invitation', row);
      return joins(office, 'Skrivaren', used);
    },
  },
  {
    name: 'a proposal that is never over',
    does: (writer) => void writer.run(`UPDATE proposal SET day = '2099-01-01'`),
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
    name: 'a byte of a list, where somebody waits',
    does: (writer) => {
      relists(writer, 'whistleblowing', ({ sealed }) => {
        const bytes = Buffer.from(sealed as Buffer);
        bytes[90] = (bytes[90] ?? 0) ^ 1;
        return { sealed: bytes };
      });
    },
  },
  {
    name: 'a list that does not open, so that one is admitted at once',
    does: async (writer, office, { invitation }) => {
      const row = listOf(writer.rows('roster'), 'whistleblowing');
      relists(writer, 'whistleblowing', () => ({ sealed: randomBytes(4144) }));
      const gained = await joins(office, 'Skrivaren', invitation);
      writer.puts('roster', row);
      return gained;
    },
  },
  {
    name: 'no trace: all entries of the audit go',
    does: (writer) => void writer.run('DELETE FROM audit'),
    named: 'entries of the audit',
  },
  {
    name: 'somebody who was removed, by the old list under the revision of the new one',
    does: (writer) => {
      const { sealed } = listOf(writer.oldRows('roster'), 'whistleblowing');
      relists(writer, 'whistleblowing', () => ({ sealed: sealed ?? null }));
    },
  },
  {
    name: 'a whole old roster',
    does: (writer) => {
      for (const row of writer.oldRows('roster')) writer.puts('roster', row);
    },
    named: oldRoster,
  },
  {
    name: 'himself, in a list that he made',
    does: (writer, office) => {
      const { who } = peopleOf(office)('Skrivaren');
      const list = Buffer.from(JSON.stringify([{ ...who, title: 'Jurist', standing: 'member' }]));
      relists(writer, 'whistleblowing', () => ({ sealed: list }));
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
    name: 'triggers that note when an image is written, and keep the keys that go',
    does: (writer) => {
      writer.run('CREATE TABLE hoard (at, kept)');
      writer.run(
        'CREATE TRIGGER clock AFTER UPDATE ON pool BEGIN INSERT INTO hoard VALUES (julianday(), new.image); END',
      );
      writer.run(
        'CREATE TRIGGER keeper BEFORE DELETE ON pool_key BEGIN INSERT INTO hoard VALUES (0, old.name); END',
      );
    },
  },
  {
    name: 'all entries of the audit under a copy of a thread, whose time is over',
    does: (writer) => {
      const [row] = writer.rows('thread');
      const id = randomBytes(16);
      writer.puts('thread', {
        ...row,
        id,
        reference: 'AAAAA-AAAAA',
        blind_index: randomBytes(32),
        expiry_month: '2026-01',
      });
      writer.run('UPDATE audit SET thread = ?', id);
    },
    gains: erased,
  },
  {
    name: 'the time of every thread is over',
    does: (writer) => void writer.run(`UPDATE thread SET expiry_month = '2026-01'`),
    gains: (writer) => [
      ...erased(writer),
      ...(writer.rows('thread').length < writer.oldRows('thread').length ? ['threads went'] : []),
    ],
  },
  {
    name: 'each report was delivered on a day long ago',
    does: (writer) => void writer.run(`UPDATE thread SET filed_on = '2020-01-01'`),
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
