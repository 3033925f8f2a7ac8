import type { Day } from '../../bot/domain/day';
import { createHeadSayer } from '../../bot/start/keep-up';

const link = new Uint8Array(Buffer.from('00443214c74254b635cf84653a56d7c675be77df', 'hex'));

it('the end of the audit is said at a start and then once a month, and nothing while it is empty', async () => {
  const said: string[] = [];
  let today = '2026-11-27' as Day;
  let place = 0;
  const sayHead = createHeadSayer(
    () => today,
    async () => (place === 0 ? undefined : { place, link }),
    (line) => void said.push(line),
  );
  const hours = async (day: string, count: number): Promise<void> => {
    today = day as Day;
    for (let hour = 0; hour < count; hour++) await sayHead();
  };
  await hours('2026-11-27', 3);
  place = 412;
  await hours('2026-11-30', 24);
  expect(said).toEqual([]);
  await hours('2026-12-01', 24);
  place = 500;
  await hours('2026-12-02', 24);
  await hours('2027-01-01', 24);
  const line = (at: number): string =>
    `The audit ends at ${at}-0123-4567-89AB-CDEF-GHJK-MNPQ: keep this apart from the database.`;
  expect(said).toEqual([line(412), line(500)]);
});

it('what could not be read is said an hour later', async () => {
  const said: string[] = [];
  let isAway = true;
  const sayHead = createHeadSayer(
    () => '2026-12-01' as Day,
    () => (isAway ? Promise.reject(new Error('away')) : Promise.resolve({ place: 1, link })),
    (line) => void said.push(line),
  );
  await expect(sayHead()).rejects.toThrow('away');
  isAway = false;
  await sayHead();
  expect(said).toHaveLength(1);
});
