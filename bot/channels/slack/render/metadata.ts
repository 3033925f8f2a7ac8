import { hrOptions } from '../../../domain/desk-options';
import type { Shown } from '../../channel';
import { own, parseJson } from '../../untrusted';
import { slackLimits } from './limits';
import { discriminate, handing, tag } from './place';

/** Lies below a pushed view; typed text waits there. */
export interface Below {
  /** Slack's id. */
  readonly view: string;
  readonly key: string;
  readonly depth: number;
  readonly under?: Below;
  /** The blocks where its texts wait: `roundsOf` in `keep-inputs.ts`. */
  readonly rounds?: string;
}

export interface ViewMetadata {
  readonly draft?: string;
  readonly below?: Below;
  /** Only if the view takes text that must not be lost. */
  readonly key?: string;
}

/** The same view, thread and form have the same key. Nothing can be read from it. */
export function keyOf({ view }: Pick<Shown, 'view'>): string {
  return tag(12, view.name, discriminate(view));
}

/** The key of the form that a button opens in a thread: it has the button's name, or hands over to HR. */
export function keyOfForm(button: string, reference: string): string {
  const purpose = (['agreed', 'more'] as const).find((of) => button === `desk_${hrOptions[of]}`);
  return purpose === undefined
    ? tag(12, button, reference)
    : tag(12, 'desk_hand_over_text', handing({ reference, to: 'hr', purpose }));
}

/** `private_metadata`, as short as possible: the sealed draft takes 2,799 of its 3,000 characters. */
export function writeMetadata({ draft, below, key }: ViewMetadata): string {
  const b = listOf(below);
  const all = JSON.stringify({ d: draft, k: key, b });
  // A view works without the way back, but not without the draft.
  return all.length <= slackLimits.metadata ? all : JSON.stringify({ d: draft, k: key });
}

/** Reads what {@link writeMetadata} wrote. It went through Slack: other text is ignored. Never throws. */
export function readMetadata(privateMetadata: unknown): ViewMetadata {
  const isShort =
    typeof privateMetadata === 'string' && privateMetadata.length <= slackLimits.metadata;
  const read = isShort ? parseJson(privateMetadata) : undefined;
  const draft = own(read, 'd');
  const key = own(read, 'k');
  const below = readBelow(own(read, 'b'));
  return {
    ...(typeof draft === 'string' ? { draft } : {}),
    ...(typeof key === 'string' ? { key } : {}),
    ...(below === undefined ? {} : { below }),
  };
}

function listOf(below: Below | undefined): unknown[] | undefined {
  if (below === undefined) return undefined;
  const { view, key, depth, under, rounds } = below;
  if (rounds !== undefined) return [view, key, depth, listOf(under) ?? 0, rounds];
  return under === undefined ? [view, key, depth] : [view, key, depth, listOf(under)];
}

function readBelow(list: unknown): Below | undefined {
  if (!Array.isArray(list)) return undefined;
  const [view, key, depth, last, rounds] = list as readonly unknown[];
  if (typeof view !== 'string' || typeof key !== 'string') return undefined;
  const under = readBelow(last);
  if (typeof depth !== 'number') return undefined;
  return {
    view,
    key,
    depth,
    ...(under === undefined ? {} : { under }),
    ...(typeof rounds === 'string' ? { rounds } : {}),
  };
}
