import type { AuditEntry } from '../../bot/domain/audit';
import { type AuditHead, parseHead, writeHead } from '../../bot/domain/audit-head';
import type { Day } from '../../bot/domain/day';
import { type AuditFault, verifyAudit } from '../../bot/people/verify-audit';
import type { ChainedEntry } from '../../bot/ports/audit';
import { createAuditChain } from '../../bot/sealers/audit-chain';
import { id } from '../sealing/workshop';

const chain = createAuditChain(Buffer.alloc(32, 1));
const stranger = createAuditChain(Buffer.alloc(32, 2));

/** A chain of so many entries, of which those at the places named were erased by the product. */
function written(count: number, erased: readonly number[] = [], by = chain): ChainedEntry[] {
  let before: AuditHead | undefined;
  return Array.from({ length: count }, (_, n) => {
    const entry: AuditEntry = {
      id: id(n + 1),
      day: '2026-11-24' as Day,
      event: 'thread_opened',
      member: id(0xa0),
      thread: id(0xb0 + (n % 3)),
    };
    const link = by.next(entry, before);
    before = link;
    if (!erased.includes(n + 1)) return { ...link, entry, erased: undefined };
    return { ...link, entry: undefined, erased: by.erase(link) };
  });
}

const proves = (rows: readonly ChainedEntry[], head?: AuditHead, outside = 0) =>
  verifyAudit(
    {
      after: async (place, most) =>
        rows
          .filter((row) => row.place > place)
          .sort((a, b) => a.place - b.place)
          .slice(0, most),
      countOutside: async () => outside,
    },
    chain,
    head && parseHead(writeHead(head)),
  );

const whole = written(6, [3]);
const at = (place: number): ChainedEntry => whole[place - 1]!;
const but = (place: number, changes: Partial<ChainedEntry>, of = whole): ChainedEntry[] =>
  of.map((row, n) => (n + 1 === place ? { ...row, ...changes } : row));
const entryOf = (place: number): AuditEntry => at(place).entry!;
const byAnother = { ...entryOf(4), member: id(0xee) };
const onAnother = { ...entryOf(1), day: '2026-11-25' as Day };
const movedUp = [
  ...whole.slice(0, 3),
  ...whole.slice(4).map((row, n) => ({ ...row, place: n + 4 })),
];
const strange = { ...written(7, [], stranger)[6]!, place: 7 };

it('an audit that nobody touched is whole, and says what it proves', async () => {
  expect(await proves(whole, at(4))).toEqual({
    fault: undefined,
    places: 6,
    erased: 1,
    outside: 0,
    head: { place: 6, link: at(6).link },
  });
  expect(await proves([])).toMatchObject({ fault: undefined, places: 0, head: undefined });
});

/** What whoever can write to the database may do, and where it shows. */
const table: readonly [what: string, rows: readonly ChainedEntry[], fault: AuditFault][] = [
  ['an entry of another member', but(4, { entry: byAnother }), { kind: 'entry', place: 4 }],
  ['an entry of another day', but(1, { entry: onAnother }), { kind: 'entry', place: 1 }],
  ['an entry that was taken away', but(5, { entry: undefined }), { kind: 'gone', place: 5 }],
  [
    'an entry that was taken away with another place’s erasure',
    but(5, { entry: undefined, erased: at(3).erased }),
    { kind: 'gone', place: 5 },
  ],
  ['an erasure that was taken away', but(3, { erased: undefined }), { kind: 'gone', place: 3 }],
  [
    'an entry in the place of an erased one',
    but(3, { entry: { ...entryOf(4), id: id(3) }, erased: undefined }),
    { kind: 'entry', place: 3 },
  ],
  [
    'an erasure beside an entry',
    but(4, { erased: chain.erase(at(4)) }),
    { kind: 'entry', place: 4 },
  ],
  ['a hash of another place', but(4, { hash: at(5).hash }), { kind: 'link', place: 4 }],
  ['a link of another place', but(4, { link: at(5).link }), { kind: 'link', place: 4 }],
  [
    'two entries that changed places',
    but(4, { entry: entryOf(5) }, but(5, { entry: entryOf(4) })),
    { kind: 'entry', place: 4 },
  ],
  [
    'two whole rows that changed places',
    but(4, { ...at(5), place: 4 }, but(5, { ...at(4), place: 5 })),
    { kind: 'link', place: 4 },
  ],
  ['a row that is missing', whole.filter(({ place }) => place !== 4), { kind: 'place', place: 4 }],
  ['the first row missing', whole.slice(1), { kind: 'place', place: 1 }],
  ['a row missing, and the later ones moved up', movedUp, { kind: 'link', place: 4 }],
  ['rows under another key', written(6, [], stranger), { kind: 'link', place: 1 }],
  ['a row put after the end', [...whole, strange], { kind: 'link', place: 7 }],
];

it.each(table)('%s is found, with a head and without', async (_, rows, fault) => {
  expect((await proves(rows)).fault).toEqual(fault);
  expect((await proves(rows, at(6))).fault).toEqual(fault);
});

it('an end that was cut off is found by a head alone', async () => {
  const cut = whole.slice(0, 4);
  expect((await proves(cut)).fault).toBeUndefined();
  expect((await proves(cut, at(4))).fault).toBeUndefined();
  expect((await proves(cut, at(6))).fault).toEqual({ kind: 'cut', place: 5 });
  expect((await proves([], at(1))).fault).toEqual({ kind: 'cut', place: 1 });
});

it('an end that was rewritten is found by a head, even by who has the key', async () => {
  const entry = { ...entryOf(5), id: id(0x99) };
  const link = chain.next(entry, at(4));
  const anew = [...whole.slice(0, 4), { ...link, entry, erased: undefined }];
  expect((await proves(anew)).fault).toBeUndefined();
  expect((await proves(anew, at(5))).fault).toEqual({ kind: 'head', place: 5 });
  expect((await proves(anew, at(4))).fault).toBeUndefined();
});

it('entries that stand in no chain are found', async () => {
  expect(await proves(whole, undefined, 2)).toMatchObject({
    fault: { kind: 'outside' },
    outside: 2,
  });
});

it('a case that is erased while it is looked at is no fault', async () => {
  const erasing = written(3, [2]);
  const before = written(3).map((row) => (row.place === 2 ? { ...row, entry: undefined } : row));
  let looks = 0;
  const proof = await verifyAudit(
    {
      after: async (place, most) =>
        (looks++ === 0 ? before : erasing).filter((row) => row.place > place).slice(0, most),
      countOutside: async () => 0,
    },
    chain,
  );
  expect(proof.fault).toBeUndefined();
});
