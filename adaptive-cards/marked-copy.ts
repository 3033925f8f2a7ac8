import type { MarkedCopy } from '../bot/channels/channel';
import type { DocumentRun } from '../bot/domain/document';
import type { View } from '../bot/domain/view';
import { copyDocument } from './copy-values';
import type { Speech } from './speech';

/** A redacted copy at a page, with what is under its marks; nothing of a view that has none. */
export function markedCopy(view: View, speech: Speech): MarkedCopy | undefined {
  const copy = 'marked' in view ? view.marked : undefined;
  if (copy === undefined) return undefined;
  const { title, facts, sections } = copyDocument(copy, speech);
  const ofHead = sections.length - copy.entries.length;
  const lines = facts.flatMap(({ label, runs }): readonly DocumentRun[] => [
    { kind: 'label', text: `${label}: ` },
    ...runs,
    { kind: 'text', text: '\n' },
  ]);
  return {
    title,
    parts: [
      { entry: 0, heading: speech.say('copy.head'), runs: lines },
      ...sections.map((one, at) => ({ ...one, entry: copy.entries[at - ofHead]?.number ?? 0 })),
    ],
  };
}
