import { createCards } from '../../../../adaptive-cards/cards';
import { renderModal } from '../../../../bot/channels/slack/render/modal';
import { deskOptions } from '../../../../bot/domain/desk-options';
import type { Locale } from '../../../../bot/domain/ids';
import type { Body } from '../../../../bot/domain/message';
import { pageOf } from '../../../../bot/domain/page';
import { problemsOfView } from '../../../../office/slack/block-kit';
import { locales, message, samples, cards as samplesCards, shown } from '../../../cards/samples';
import { inputsOf, longOptions, pressesOf, strict, textsOf } from './support';

const say = (text: string) => ({ type: 'TextBlock', text });
const press = (title: string, act: string) => ({
  type: 'Action.Submit',
  title,
  data: { act },
});
const draw = (body: readonly object[], title = 'T') => ({
  draw: () => ({ title, card: { type: 'AdaptiveCard', body } }),
  chat: () => ({}),
  notice: () => ({}),
  piece: () => ({ heading: '', card: {} }),
  invented: (locale: Locale) => samplesCards.invented(locale),
});
const ask = (choices: number, more = {}) => ({
  type: 'Input.ChoiceSet',
  id: 'about',
  label: 'x',
  style: 'expanded',
  choices: Array.from({ length: choices }, (_, n) => ({ title: `Val ${n}`, value: `v${n}` })),
  ...more,
});
const row = (...actions: object[]) => ({ type: 'ActionSet', actions });
const next = row(press('Vidare', 'next'));
const titled = (title: string) => ask(1, { choices: [{ title, value: 'v' }] });
const modalOf = (body: readonly object[]) => renderModal(draw(body), given, undefined, strict);
const given = shown({ name: 'safety' });

describe('what Slack cannot show', () => {
  it.each<[string, readonly object[], string]>([
    ['a picture', [{ type: 'Image', url: 'x' }], 'element'],
    ['a toggle', [{ type: 'Input.Toggle', id: 'about', title: 'x' }, next], 'element'],
    ['a link', [row({ type: 'Action.OpenUrl', title: 'x' })], 'element'],
    ['an unknown box', [{ type: 'Container', style: 'accent', items: [say('x')] }], 'style'],
    ['an unknown list', [ask(2, { style: 'filtered' }), next], 'style'],
    ['a list of nothing', [ask(0), next], 'choices'],
    ['a list of 101', [ask(101), next], 'choices'],
    ['a title of two long lines', [titled('ord '.repeat(40)), next], 'length'],
    ['a title that is one long word', [titled('x'.repeat(76)), next], 'length'],
    ['a title without a letter', [titled(' '), next], 'length'],
    ['a long button', [row(press('x'.repeat(76), 'next'))], 'length'],
    ['a long word to send with', [ask(2), row(press('x'.repeat(25), 'next'))], 'length'],
    ['a long label', [ask(2, { label: 'x'.repeat(2001) }), next], 'length'],
    ['26 buttons', [row(...Array.from({ length: 26 }, (_, n) => press('x', `a${n}`)))], 'press'],
    ['a page of 101 blocks', Array.from({ length: 101 }, () => say('x')), 'blocks'],
  ])('fails a test, not a person: %s', (_, body, what) => {
    expect(() => modalOf(body)).toThrow(what);
    const calm = renderModal(draw([say('Lugnt'), ...body]), given);
    expect(textsOf(calm)).toContain('Lugnt');
    expect(problemsOfView(calm)).toEqual([]);
  });

  it('is a long title of the dialog: it ends where the name of the organisation begins', () => {
    const title = 'Visselblåsning · En organisation med långt namn';
    expect(renderModal(draw([say('x')], title), given, undefined, strict).title.text).toBe(
      'Visselblåsning',
    );
    expect(() => renderModal(draw([say('x')], 'x'.repeat(25)), given, undefined, strict)).toThrow(
      'length',
    );
    expect(renderModal(draw([say('x')], 'x'.repeat(25)), given).title.text).toBe(
      `${'x'.repeat(23)}…`,
    );
  });

  it('leaves out the last of the text, never an input or a button', () => {
    const body = [
      ...Array.from({ length: 120 }, (_, n) => say(`text ${n}`)),
      ask(2),
      next,
      row(press('Tillbaka', 'back')),
    ];
    const modal = renderModal(draw(body), given);
    expect(problemsOfView(modal)).toEqual([]);
    expect(modal.blocks).toHaveLength(100);
    expect(pressesOf(modal)).toEqual(['next', 'back']);
    expect(textsOf(modal)).toContain('text 96');
    expect(textsOf(modal)).not.toContain('text 97');
  });
});

describe('what has no equal in Slack is said in another way', () => {
  it('many choices become a list to open, few are in sight', () => {
    const element = (choices: number, more = {}) =>
      inputsOf(modalOf([ask(choices, more), next]).blocks).map((block) => block.element.type);
    expect(element(10)).toEqual(['radio_buttons']);
    expect(element(11)).toEqual(['static_select']);
    expect(element(2, { style: 'compact' })).toEqual(['static_select']);
    expect(element(10, { isMultiSelect: true })).toEqual(['checkboxes']);
    expect(element(16, { isMultiSelect: true })).toEqual(['multi_static_select']);
  });

  it('a title that is too long for one line goes on in the next', () => {
    const title = `${'ord '.repeat(25)}slut`;
    const modal = modalOf([titled(title), next]);
    const [, first, second] = textsOf(modal.blocks);
    expect(`${first} ${second}`).toBe(title);
    expect(problemsOfView(modal)).toEqual([]);
  });

  it.each([
    ['Fusk. Till exempel falska intyg', 'Fusk.', 'Till exempel falska intyg'],
    ['Cheating. For example false invoices', 'Cheating.', 'For example false invoices'],
    ['Tiden. Och platsen', 'Tiden. Och platsen', undefined],
    [`Ett. Till exempel ${'ord '.repeat(14)}slut`, 'Ett.', `Till exempel ${'ord '.repeat(14)}slut`],
  ])('the examples of a choice are in the line below it: %s', (title, first, second) => {
    const modal = modalOf([titled(title), next]);
    const [option] = inputsOf(modal.blocks).flatMap(({ element }) =>
      element.type === 'radio_buttons' ? element.options : [],
    );
    expect([option?.text.text, option?.description?.text]).toEqual([first, second]);
    expect(problemsOfView(modal)).toEqual([]);
  });

  it('a list with other choices has another name, so that no choice is carried into it', () => {
    const id = (choices: number) =>
      inputsOf(modalOf([ask(choices), next]).blocks).map(({ block_id }) => block_id);
    expect(id(3)).not.toEqual(id(4));
    expect(id(3)).toEqual(id(3));
  });
});

describe('a page of messages', () => {
  const text = 'x'.repeat(100);
  const long = 'x'.repeat(3001);
  const report: Body = { kind: 'report', what: long, where: 'x', how: 'x', who: 'x' };
  const redirected: Body = { kind: 'redirected', to: 'school', text, investigation: 'begun' };
  const closing = { reason: 'answered', investigation: 'begun' } as const;
  const note: Body = { kind: 'note', author: '', text, from: 'hr', closing };
  const pages: readonly (readonly [string, readonly Body[]])[] = [redirected, note].map((body) => [
    body.kind,
    [report, { kind: 'reply', text: long }, ...Array.from({ length: 8 }, () => body)],
  ]);
  const cards = createCards(longOptions);
  const hr = 'asked' as const;
  /** With every line and button that a thread can have at once. */
  const fullest = [
    ...samples.thread.map((view) => ({ ...view, overdue: ['answer' as const] })),
    ...samples.desk_thread.map((view) => ({ ...view, may: deskOptions, pending: 2, hr })),
  ];

  it.each(pages)('of which most is a %s is within what Slack shows', (_, bodies) => {
    const page = { ...pageOf(bodies.map(message), 0), earlier: true, later: true };
    expect(page.items).toHaveLength(10);
    for (const locale of locales)
      for (const view of fullest) {
        const given = shown({ ...view, page }, locale, { remark: 'changed_meanwhile' });
        expect(problemsOfView(renderModal(cards, given, undefined, strict))).toEqual([]);
      }
  });
});
