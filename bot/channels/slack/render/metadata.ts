import type { View } from '../../../domain/view';
import { own } from '../../untrusted';
import { slackLimits } from './limits';
import { discriminate, tag } from './place';

/** What lies under a pushed view: where typed text waits. */
export interface Beneath {
  /** Slack's id of the view. */
  readonly view: string;
  readonly key: string;
  readonly depth: number;
  /** What lies under that one in turn. */
  readonly under?: Beneath;
}

export interface ViewMetadata {
  readonly draft?: string;
  readonly beneath?: Beneath;
  /** There only when the view takes text that must not be lost. */
  readonly key?: string;
}

/** Names a view: the same view of the same thread has the same key. Nothing can be read from it. */
export function keyOfView(view: View): string {
  return tag(12, view.name, discriminate(view));
}

/** `private_metadata`, as short as can be: the sealed draft alone takes 2,799 of its 3,000 characters. */
export function writeMetadata({ draft, beneath, key }: ViewMetadata): string {
  const b = listOf(beneath);
  const all = JSON.stringify({ d: draft, k: key, b });
  // Without the way back a view can still be used; without the draft it cannot.
  return all.length <= slackLimits.metadata ? all : JSON.stringify({ d: draft, k: key });
}

/** Reads what {@link writeMetadata} wrote. It went through Slack: anything else in it is left out. Never throws. */
export function readMetadata(privateMetadata: unknown): ViewMetadata {
  const read = parse(privateMetadata);
  const draft = own(read, 'd');
  const key = own(read, 'k');
  const beneath = readBeneath(own(read, 'b'));
  return {
    ...(typeof draft === 'string' ? { draft } : {}),
    ...(typeof key === 'string' ? { key } : {}),
    ...(beneath === undefined ? {} : { beneath }),
  };
}

function listOf(beneath: Beneath | undefined): unknown[] | undefined {
  if (beneath === undefined) return undefined;
  const { view, key, depth, under } = beneath;
  return under === undefined ? [view, key, depth] : [view, key, depth, listOf(under)];
}

function readBeneath(list: unknown): Beneath | undefined {
  if (!Array.isArray(list)) return undefined;
  const [view, key, depth, last] = list as readonly unknown[];
  if (typeof view !== 'string' || typeof key !== 'string') return undefined;
  const under = readBeneath(last);
  if (typeof depth !== 'number') return undefined;
  return { view, key, depth, ...(under === undefined ? {} : { under }) };
}

function parse(text: unknown): unknown {
  if (typeof text !== 'string' || text.length > slackLimits.metadata) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
