import { limits } from '../bot/domain/limits';
import type { ViewNamed } from '../bot/domain/view';
import type { Speech } from './speech';

export function expiredValues(
  { items, total }: ViewNamed<'desk_expired'>,
  { say, titleOf }: Speech,
): object {
  return {
    why: say('expired.why', { days: String(limits.openExpiredDays) }),
    items: items.map(({ thread, reference, by, own }) => ({
      value: thread,
      title: own
        ? say('expired.own', { reference })
        : by === undefined
          ? reference
          : say('expired.proposed', { reference, title: titleOf(by) }),
    })),
    more: total > items.length && say('expired.more', { count: String(items.length) }),
  };
}
