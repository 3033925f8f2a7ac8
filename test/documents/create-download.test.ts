import { unzipSync } from 'fflate';
import { createDownload } from '../../bot/documents/create-download';
import { drawPdf } from '../../bot/documents/draw-pdf';
import type { CaseCopy } from '../../bot/domain/case-copy';
import { parseDay } from '../../bot/domain/day';
import { doorCards } from '../support/messengers/web-door';
import { readPdf } from '../support/read-pdf';

const day = parseDay('2026-11-24')!;
const openExpired = createDownload({ words: doorCards.copyWords, draw: drawPdf });
const copy: CaseCopy = {
  ...({ desk: 'whistleblowing', excerpt: false, notes: 'without' } as const),
  ...{ reference: 'K7Q2M-4XRT9', filedOn: day, on: day, sections: ['32:3b-1'] },
  head: {
    ...({ kind: 'head', duties: [], status: 'received' } as const),
    ...{ closedOn: undefined, closeReason: undefined },
    answers: { about: 'gain', detail: 'others', involved: [] },
  },
  entries: [{ number: 1, day, body: { kind: 'message', text: 'Text som saknar tecken: 漢' } }],
};
const redacted: CaseCopy = { ...copy, isRedacted: true, dayless: true, nameless: true };

const textOf = (pdf: Uint8Array): string =>
  readPdf(Buffer.from(pdf))
    .pages.map(({ body, edges }) => body + edges)
    .join('\n');

describe('a file of a copy', () => {
  it('has nothing of a reference that was changed in the database in its name, nor in a zip’s paths', async () => {
    const reference = 'x"; filename="evil.hta/../../../EVIL';
    for (const what of ['document', 'package'] as const) {
      const { name, type, bytes } = await openExpired(what, { ...copy, reference }, 'sv');
      expect(name).toMatch(/^vissla-EVIL(-arkiv)?\.zip$/);
      expect(type).toBe('application/zip');
      for (const path of Object.keys(unzipSync(bytes))) expect(path).toMatch(/^[\w-]+\.[a-z0-9]+$/);
    }
  });

  it('that is masked has no reference in its name, and says nothing of how it was made', async () => {
    const entries = [{ number: 1, day, dayless: true, redacted: '32:3b-1' }] as const;
    const { name, bytes } = await openExpired('document', { ...redacted, entries }, 'sv');
    expect(name).toBe('vissla-maskerad.pdf');
    const text = textOf(bytes);
    expect(text).toContain('Uppgifter är maskerade enligt');
    expect(text).not.toMatch(/kontrollprogram|Om handlingen|Sekretessmarkerad|K7Q2M/);
  });

  it('has the answers of the guide without the examples, which are the product’s words', async () => {
    const text = textOf((await openExpired('document', { ...copy, entries: [] }, 'sv')).bytes);
    expect(text).toContain('Någon skaffar sig fördelar på jobbet');
    expect(text).not.toContain('Till exempel');
  });

  it('of the archive has no element for what nobody noted', async () => {
    const { bytes } = await openExpired('package', copy, 'sv');
    const xml = Buffer.from(unzipSync(bytes)['arende.xml']!).toString();
    expect(xml).not.toMatch(/type="(party|assignee|assessment|diary)"/);
    expect(xml).not.toMatch(/^\s*$\n/m);
  });
});
