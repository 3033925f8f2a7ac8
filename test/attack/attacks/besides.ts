import type { Observed } from '../play/observed';
import { type Policy, passesAt } from '../play/policies';
import { type Span, windowOf } from './evidence';

/**
 * The hours in which all rows went, or threads came, of a bot that releases by the clock, without its being
 * the hour of a pass. (One row goes where somebody who had read went on to write: another takes its place.)
 */
export function releasesBesides({ copies, policy }: Observed): number[] {
  if (policy.releases === 'at-once') return [];
  return copies.flatMap(({ at, slots, threads }, place) => {
    const before = copies[place - 1];
    if (before === undefined || passesAt(at - 1, policy)) return [];
    const went = before.slots.size > 0 && slots.size === 0;
    const came = [...threads.keys()].some((id) => !before.threads.has(id));
    return went || came ? [at - 1] : [];
  });
}

/** What is left of a span where something was released besides: what was written since the release before. */
export function sinceRelease(span: Span, besides: readonly number[], policy: Policy): Span {
  const isBesides = besides.includes(span.from) && span.until === span.from + 1;
  const until = isBesides ? span.from : span.until;
  const from = isBesides ? windowOf(span.from - 1, policy).from : span.from;
  const earlier = besides.filter((hour) => hour > from && hour < until);
  if (!isBesides && earlier.length === 0) return span;
  return {
    from: Math.max(from, ...earlier),
    until,
    likely: (at) => (isBesides ? 1 : span.likely(at)),
  };
}
