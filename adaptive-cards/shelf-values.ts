import { limits } from '../bot/domain/limits';
import type { ViewNamed } from '../bot/domain/view';
import type { Speech } from './speech';

export function shelfValues(
  { items, total }: ViewNamed<'desk_shelf'>,
  { say, titleOf }: Speech,
): object {
  return {
    why: say('shelf.why', { days: String(limits.takenOutDays) }),
    items: items.map(({ thread, reference, by, own }) => ({
      value: thread,
      title: own
        ? say('shelf.own', { reference })
        : by === undefined
          ? reference
          : say('shelf.proposed', { reference, title: titleOf(by) }),
    })),
    more: total > items.length && say('shelf.more', { count: String(items.length) }),
  };
}
