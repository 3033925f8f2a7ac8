import { createDrawDocument } from '../../bot/documents/create-draw-document';
import { wholeText } from '../../bot/domain/document-text';
import { codeOf } from '../../bot/domain/error-code';
import { sampleDocument, text } from './sample-document';

/** Threads of these tests begin uncompiled. */
const bounds = { megabytes: 300, seconds: 60, waiting: 1, execArgv: ['--require', 'tsx/cjs'] };
const runs = [text('Åtta tecken. '.repeat(600))];
const sections = Array.from({ length: 300 }, () => ({ heading: 'H', runs }));
const large = sampleDocument(false, { sections });
const codes = async (drawings: readonly Promise<unknown>[]): Promise<unknown[]> =>
  (await Promise.allSettled(drawings)).map((drawn) =>
    drawn.status === 'rejected' ? codeOf(drawn.reason) : 'drawn',
  );

describe('documents', () => {
  it('are drawn in a thread, with a file beside one that cannot show all', async () => {
    const draw = createDrawDocument(bounds);
    const plain = await draw(sampleDocument(true));
    expect(plain.pdf.subarray(0, 8).toString()).toBe('%PDF-1.7');
    expect(plain).toMatchObject({ text: [], lacks: [] });
    const odd = sampleDocument(true, { facts: [{ label: 'Namn', runs: [text('漢')] }] });
    expect(await draw(odd)).toMatchObject({
      text: [{ name: 'text.txt', text: wholeText(odd) }],
      lacks: [{ place: 'Namn', characters: ['U+6F22'] }],
    });
  });

  it('are drawn one at a time; few wait, and the next one is refused at once', async () => {
    const draw = createDrawDocument(bounds);
    const asked = [1, 2, 3].map(() => draw(sampleDocument(true)));
    expect(await codes(asked)).toEqual(['drawn', 'drawn', 'documents_busy']);
    expect(await codes([draw(sampleDocument(true))])).toEqual(['drawn']);
  });

  it('fail with a code and nothing else, and the bot lives on', async () => {
    const late = jest.fn();
    setTimeout(late, 50);
    expect(
      await codes([
        createDrawDocument({ ...bounds, megabytes: 40 })(large),
        createDrawDocument({ ...bounds, seconds: 0.2 })(large),
        createDrawDocument({ ...bounds, execArgv: ['--require', './not-there'] })(large),
      ]),
    ).toEqual(['document_too_large', 'document_too_large', 'document_failed']);
    expect(late).toHaveBeenCalled();
    expect(await codes([createDrawDocument(bounds)(sampleDocument(true))])).toEqual(['drawn']);
  });
});
