import { type Desk, desks } from '../../bot/domain/ids';

it('names both desks, each once', () => {
  const every: Record<Desk, true> = { whistleblowing: true, hr: true };
  expect([...desks].sort()).toEqual(Object.keys(every).sort());
});
