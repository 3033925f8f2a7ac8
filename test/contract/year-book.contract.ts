import { yearFigures } from '../../bot/domain/year-numbers';
import { freezesYear } from '../support/houses/year-frozen';
import { storeContract } from './open-stores';

/** What every store of the years' numbers must do. */
export const yearBookContract = storeContract("a store of the years' numbers", (stores) => {
  it('freezes a year once, whoever is first, and keeps the others', async () => {
    const office = { stores: { database: stores } };
    const bands = Object.fromEntries(
      [...yearFigures('whistleblowing'), ...yearFigures('hr')].map((figure) => [figure, 1000]),
    );
    const frozen = await Promise.all(
      [bands, { received: 500 }].map((some) => freezesYear(office, '2026', some)),
    );
    expect([...frozen].sort()).toEqual([false, true]);
    expect(await freezesYear(office, '2025', bands)).toBe(true);
    const kept = (await stores.yearBook.all()).map((one) => [one.year, one.desks.hr.exactly]);
    expect(kept).toEqual([
      ['2025', 1000],
      ['2026', frozen[0] === true ? 1000 : 500],
    ]);
  });
});
