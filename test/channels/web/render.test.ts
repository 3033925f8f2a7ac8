import { elementsHtml } from '../../../bot/channels/web/render/elements';
import { viewPage } from '../../../bot/channels/web/render/page';
import { wholeHtml } from '../../../bot/channels/web/render/whole';
import { allViews, locales, shown } from '../../cards/samples';
import { doorCards, doorHouse } from '../../support/messengers/web-door';
import { everyElement } from '../../support/open-vissla';
import { allOf, attribute, controlsOf, readPage, textOf } from '../../support/people/web-page';

const visit = 'f'.repeat(32);
const draft = 'd'.repeat(2_800);
const reporters = allViews.filter(({ name }) => !name.startsWith('desk_'));
const strict = (what: string): never => {
  throw new RangeError(what);
};

describe.each(locales)('every view of a reporter as a page, in %s', (locale) => {
  it.each([...new Set(reporters.map(({ name }) => name))])('%s', (name) => {
    for (const view of reporters.filter((one) => one.name === name)) {
      const is = shown(view, locale, { draft, texts: draft, remark: 'failed' });
      const drawn = doorCards.draw(is);
      const html = viewPage(doorHouse, drawn, is, visit, strict);
      const page = readPage(html);
      const [main] = allOf(page, 'main');
      const said = (text: string): string => text.replaceAll(/• |\s+/g, '');
      const read = said(textOf(main!)) + said(allOf(main!, 'textarea').map(textOf).join(''));
      for (const part of everyElement(drawn.card)) {
        const { text, title, label, isVisible } = part as Record<string, unknown>;
        if (isVisible === false) continue;
        for (const words of [text, title, label])
          if (typeof words === 'string') expect(read).toContain(said(words));
      }
      // One heading of the first rank, and one title for all views: a browser's history keeps it.
      expect(allOf(page, 'h1')).toHaveLength(1);
      expect(textOf(allOf(page, 'title')[0]!)).toBe(doorHouse.organisation);
      expect(attribute(allOf(page, 'html')[0]!, 'lang')).toBe(locale);
      // Whatever can be changed has a label or a legend of its own, and each id is there once.
      const labelled = new Set(allOf(page, 'label').map((one) => attribute(one, 'for')));
      const open = controlsOf(page).filter((one) => attribute(one, 'type') !== 'hidden');
      for (const control of open) expect(labelled).toContain(attribute(control, 'id'));
      const ids = open.map((one) => attribute(one, 'id'));
      expect(new Set(ids).size).toBe(ids.length);
      for (const set of allOf(page, 'fieldset')) expect(allOf(set, 'legend')).toHaveLength(1);
      expect(html).not.toMatch(/ (?:style|on\w+|src|maxlength|required|autofocus)=/);
    }
  });
});

it('says what it cannot draw', () => {
  const frame = { choose: '', unlisted: strict };
  expect(() => elementsHtml([{ type: 'Image', url: 'https://evil.example' }], frame)).toThrow(
    'Image',
  );
});

it.each([
  ['Ärende K7Q2M-4XRT9.', 'Ärende <span class="whole" translate="no">K7Q2M-4XRT9</span>.'],
  [
    'Ring 08-123 456 78 i dag.',
    'Ring <span class="whole" translate="no">08-123 456 78</span> i dag.',
  ],
  [
    'till exempel 2026-12-01.',
    'till exempel <span class="whole" translate="no">2026-12-01</span>.',
  ],
  ['0123-4567-8901 <b>', '0123-4567-8901 &lt;b&gt;'],
])('breaks no line within a reference, a day or a telephone number: %s', (text, html) => {
  expect(wholeHtml(text)).toBe(html);
});

it.each([
  ['Ring 112. Kan det hända snart?', ['112']],
  ['114 14, eller 112 om det är bråttom', ['11414', '112']],
  ['Ring 031-390 06 10, eller 1177 dygnet runt.', ['0313900610', '1177']],
  ['Lag 2021:890, 2026-11-20, K7Q2M-4XRT9, 1120 personer, 3112 och 1-112', []],
])('lets somebody dial from "%s"', (text, numbers) => {
  const hrefs = [...wholeHtml(text, true).matchAll(/<a href="tel:(\d+)" target="_blank"/g)];
  expect(hrefs.map(([, number]) => number)).toEqual(numbers);
  expect(wholeHtml(text)).not.toContain('<a');
});

it('sends nothing that people wrote to a translator or a predictor, on any page of the door', () => {
  for (const view of reporters) {
    const is = shown(view, 'sv', { draft });
    const page = readPage(viewPage(doorHouse, doorCards.draw(is), is, visit, strict));
    const inputs = ['input', 'textarea'].flatMap((tag) => allOf(page, tag));
    for (const one of inputs.filter((each) => ['text', ''].includes(attribute(each, 'type')))) {
      const has = ['translate', 'writingsuggestions', 'autocorrect', 'spellcheck'];
      const said = has.map((name) => attribute(one, name));
      expect([view.name, said]).toEqual([view.name, ['no', 'false', 'off', 'false']]);
    }
    for (const one of allOf(page, 'span'))
      if (/code|whole/.test(attribute(one, 'class')))
        expect(attribute(one, 'translate')).toBe('no');
    if (view.name === 'thread' && view.page.items.length > 0)
      expect(allOf(page, 'div').some((one) => attribute(one, 'translate') === 'no')).toBe(true);
  }
});

it('goes back by its own button, and enters no form by the key of a line where much is typed', () => {
  const view = reporters.find(({ name }) => name === 'story')!;
  const is = shown(view, 'sv', { draft });
  const page = readPage(viewPage(doorHouse, doorCards.draw(is), is, visit, strict));
  const [first, ...others] = allOf(allOf(page, 'main')[0]!, 'button');
  expect(first?.attributes.has('disabled')).toBe(true);
  expect(others.map((one) => attribute(one, 'value'))).toContain('back............');
});

it('shows a proof letter by letter, also where somebody wrote a list', () => {
  const text = 'VISSLA 1\n«• ett\n  två  »\n• tre';
  const run = { type: 'TextRun', text, fontType: 'Monospace' };
  const html = elementsHtml([{ type: 'RichTextBlock', inlines: [run] }], {
    choose: '',
    unlisted: strict,
  });
  expect(textOf(readPage(html))).toBe(text);
  expect(html).not.toContain('<li>');
});
