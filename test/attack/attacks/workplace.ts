import type { Observed } from '../play/observed';
import { passesAt } from '../play/policies';
import { dayAt } from '../world/world';
import type { Reading, Span } from './evidence';

/** How long after a report the desk's notice of it comes at most, in hours; clocks differ a little. */
const soon = 0.1;

/**
 * When a report was filed, for whoever looks at the desk's list every hour and has its notices: when it was
 * listed, which day it bears there, and just before one of the notices that did not come with a pass.
 */
export function spanOfRegister(
  reference: string,
  { register, chats, policy }: Observed,
  { threads }: Reading,
): Span | undefined {
  const day = register.get(reference);
  const listed = threads.get(reference)?.filed;
  if (day === undefined || listed === undefined) return undefined;
  // Nobody of the workplace has copies: which hours had rows is not known there.
  const isThen = (at: number): boolean => policy.filedOn !== 'day-of-writing' || dayAt(at) === day;
  const span: Span = { ...listed, likely: (at) => (isThen(at) ? 1 : 0) };
  const isPass = (at: number): boolean => passesAt(Math.floor(at), policy);
  const times = chats
    .map(({ at }) => at)
    .filter((at) => at >= span.from && at < span.until + soon && !isPass(at));
  if (times.length === 0) return span;
  const isTold = (at: number): boolean => times.some((one) => Math.abs(one - at) < soon);
  return { ...span, likely: (at) => (isTold(at) ? span.likely(at) : 0) };
}
