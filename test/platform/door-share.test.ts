import type { Id } from '../../bot/domain/ids';
import { createDoorShare } from '../../bot/platform/door-share';

describe('the share of the door in a window', () => {
  let window = 'monday';
  const share = createDoorShare(() => window, 2);
  const dialog = (name: string) => name as Id;

  it('is reserved by so many dialogs, and no more', () => {
    expect([share.reserves(), share.reserves(), share.reserves()]).toEqual([true, true, false]);
  });

  it('is sent in by so many, whoever comes first, and each as often as it may', () => {
    expect(['a', 'b', 'a', 'c', 'b'].map((name) => share.maySend(dialog(name)))).toEqual([
      ...[true, true, true],
      ...[false, true],
    ]);
  });

  it('begins again with the next window', () => {
    window = 'tuesday';
    expect(share.maySend(dialog('c'))).toBe(true);
    expect([share.reserves(), share.reserves(), share.reserves()]).toEqual([true, true, false]);
  });
});
