import { createHash, createHmac } from 'node:crypto';
import { simulate } from '../play/simulate';
import { chanceWithin } from '../statistics/information';
import { makeWorld, plans } from '../world/world';
import { peopleToSearch, searchIdentities, type Where, whoIsFound } from './identity';

const made = simulate(makeWorld(plans[0]!, 1));
const reports = made.reports.map((report, at) => ({ ...report, reference: `REFERENCE-${at}` }));
const [first, second] = reports;
const id = made.world.people[first!.writer]!.id;
const key = Buffer.alloc(32, 5);

/** Files in which something lies beside the first reference, and nothing beside the second. */
function search(mark: Buffer, where: Omit<Where, 'people'>): number[] {
  const file = Buffer.concat([
    Buffer.alloc(4_000, 1),
    Buffer.from(second!.reference),
    Buffer.alloc(4_000, 2),
    Buffer.from(first!.reference),
    mark,
    Buffer.alloc(4_000, 3),
  ]);
  const vault = JSON.stringify({ key: key.toString('base64') });
  const observed = {
    ...made,
    reports,
    bytes: [{ at: 0, file, log: Buffer.alloc(0), vault }],
  };
  const found = searchIdentities(observed, { ...where, people: peopleToSearch(observed, 20) });
  return [first!, second!].map(({ reference }) =>
    chanceWithin(whoIsFound(found, reference, observed), first!.writer, 1),
  );
}

const alone = { files: 'alone', texts: [] } as const;

describe('the search for whoever wrote', () => {
  it.each([
    ['the id itself', Buffer.from(id)],
    ['the id as bytes', Buffer.from(id.replaceAll('-', ''), 'hex')],
    ['a digest', createHash('sha256').update(id).digest()],
    ['a digest in words', Buffer.from(createHash('md5').update(id).digest('hex'))],
    ['the name', Buffer.from(made.world.people[first!.writer]!.name, 'utf16le')],
  ])('finds %s', (_, mark) => {
    expect(search(mark, alone)).toEqual([1, 1]);
  });

  it('finds what is made with a key of the vault for whoever has it', () => {
    const mark = createHmac('sha256', key).update(id).digest();
    expect(search(mark, alone)[0]).toBeCloseTo(1 / 200, 9);
    expect(search(mark, { ...alone, files: 'with vault' })[0]).toBe(1);
  });

  it('finds what is said for whoever heard it', () => {
    expect(search(Buffer.alloc(0), alone)[0]).toBeCloseTo(1 / 200, 9);
    expect(search(Buffer.alloc(0), { ...alone, texts: ['', id] })[0]).toBe(1);
    expect(search(Buffer.from(id), { files: 'none', texts: [] })[0]).toBeCloseTo(1 / 200, 9);
  });

  it('finds nobody where nothing is, and takes whoever is nearest', () => {
    expect(search(Buffer.alloc(64, 9), alone)[0]).toBeCloseTo(1 / 200, 9);
    const other = made.world.people[second!.writer]!.id;
    expect(search(Buffer.from(`${other}${id}`), alone)[0]).toBe(0);
  });
});
