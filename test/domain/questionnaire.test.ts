import { asksByStaff, everyAnswer, fits, ticks } from '../../bot/domain/questionnaire';

const all = [...everyAnswer()];

it('every combination of answers comes once: 32 of the ticks, twice, with the harm by three', () => {
  expect(all).toHaveLength(9 * 2 * 32 + 2 * 32 * 3);
  expect(new Set(all.map((answers) => JSON.stringify(answers))).size).toBe(all.length);
});

it('every answer is somewhere among them, alone and with all others', () => {
  for (const tick of ticks) {
    expect(all).toContainEqual({ fit: 'money', ticks: [tick], throughWork: 'no' });
  }
  expect(all).toContainEqual({ fit: 'view', ticks, throughWork: 'yes' });
  for (const byStaff of ['yes', 'no', 'unknown'] as const) {
    expect(all).toContainEqual({ fit: 'harm', ticks: [], throughWork: 'yes', byStaff });
  }
});

it('by whom is asked where somebody in care comes to harm, and nowhere else', () => {
  expect(fits.filter(asksByStaff)).toEqual(['harm']);
  for (const { fit, byStaff } of all) expect(byStaff !== undefined).toBe(fit === 'harm');
});
