import { texts } from '../../adaptive-cards/texts';
import { parseDay } from '../../bot/domain/day';
import type { Document, DocumentRun } from '../../bot/domain/document';

export const secret = 'Kalle Hemlig';

export const text = (words: string): DocumentRun => ({ kind: 'text', text: words });
export const redaction = { kind: 'redaction', section: '32 kap. 3 b § OSL' } as const;

/** A copy of a short case, whole or redacted. What is redacted is not in its model any more. */
export function sampleDocument(isRedacted: boolean, more: Partial<Document> = {}): Document {
  return {
    locale: 'sv',
    title: 'Ärende VK7M-Q2TD & <kopia>',
    authority: 'Exempelby kommun',
    day: parseDay('2026-11-30')!,
    ...(isRedacted
      ? { mark: `Sekretessmarkerad: ${redaction.section}, 2026-11-30, Exempelby kommun` }
      : {}),
    facts: ['Kom in', 'Ämne'].map((label) => ({ label, runs: [text('2026-09-14')] })),
    sections: [
      {
        heading: '1. Anmälan',
        runs: [
          text('Fakturorna delades upp av '),
          isRedacted ? redaction : text(secret),
          text('.\n\nSå.'),
        ],
      },
      { heading: '2. Svar', runs: [text('Tack. Vi utreder.')] },
    ],
    words: texts.sv.document,
    ...more,
  };
}
