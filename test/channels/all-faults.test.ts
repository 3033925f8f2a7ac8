import { elementsIn } from '../../adaptive-cards/element';
import { inputError, renderModal } from '../../bot/channels/slack/render/render';
import { answerPress } from '../../bot/channels/teams/answer';
import { viewPage } from '../../bot/channels/web/render/page';
import { commands } from '../../bot/desk/actions/index';
import { deskForms } from '../../bot/domain/desk-options';
import type { Fields } from '../../bot/domain/fields';
import { faultsIn } from '../../bot/domain/form-field';
import type { Remark } from '../../bot/domain/remarks';
import type { View } from '../../bot/domain/view';
import { cards, samples, shown } from '../cards/samples';
import { doorCards, doorHouse } from '../support/messengers/web-door';
import { allOf, readPage, textOf } from '../support/people/web-page';
import { slackCards } from './slack/render/support';

const refused = (view: View, remark: Remark, fields: Fields) =>
  shown(view, 'sv', { remark, fields });
type Refused = ReturnType<typeof refused>;

/** What each channel says at which input of a form that cannot be sent so. */
const channels: Readonly<Record<string, (of: Refused) => readonly (readonly [string, string])[]>> =
  {
    Teams: (of) => {
      const { task } = JSON.parse(answerPress(cards, of)) as {
        task: { value: { card: { content: { body: unknown } } } };
      };
      const body = elementsIn(task.value.card.content.body);
      return body.flatMap((part, at) => {
        const [run] = elementsIn(part.inlines);
        const input = body[at + 1];
        return run?.color === 'Attention' ? [[String(input?.id), String(run.text)] as const] : [];
      });
    },
    Slack: (of) => {
      const { remark: _, ...before } = of;
      const [now, then] = [of, before].map((one) => renderModal(slackCards, one));
      const errors = inputError(slackCards, of, now!, then!) ?? {};
      return Object.entries(errors).map(([id, text]) => [id.split('.')[2] ?? '', text] as const);
    },
  };

const marked = (of: Refused): string[] => {
  const page = readPage(viewPage(doorHouse, doorCards.draw(of), of, 'f'.repeat(32)));
  return allOf(page, 'span')
    .filter(({ attributes }) => attributes.get('class') === 'wrong')
    .map(textOf);
};
const aboveIt = (of: Refused): string => {
  const [box] = elementsIn(cards.draw(of).card.body);
  const [line] = elementsIn(box?.items);
  return String(elementsIn(line?.inlines)[0]?.text);
};

const long = 'x'.repeat(420);
const [hold] = samples.desk_hold;
const [request] = samples.desk_request;

describe.each(Object.entries(channels))('a form that cannot be sent says in %s', (_, said) => {
  it('at each field what is wrong with it', () => {
    const found = new Map(said(refused(hold!, 'hold_long', { cause: long, lookOn: 'i går' })));
    expect([...found.keys()]).toEqual(['cause', 'lookOn']);
    expect(new Set(found.values()).size).toBe(2);
    expect(aboveIt(refused(hold!, 'hold_long', { cause: long, lookOn: 'i går' }))).toBe(
      [...found.values()].join(' '),
    );
  });

  it('at each field that it is missing, and above the form which are', () => {
    const found = said(refused(request!, 'day_ahead', {}));
    expect(found.map(([field]) => field)).toEqual(['arrived', 'text']);
    for (const [, text] of found) {
      expect(text).toMatch(/^Det här saknas: /);
      expect(aboveIt(refused(request!, 'day_ahead', {}))).toContain(text.slice(16));
    }
  });

  it('nothing at a field that is right, nor where something else stopped the press', () => {
    const fields = { cause: 'Tvist.', lookOn: 'i går' };
    expect(said(refused(hold!, 'day_wrong', fields)).map(([field]) => field)).toEqual(['lookOn']);
    for (const remark of ['busy', 'failed', 'changed_meanwhile'] as const)
      expect(said(refused(hold!, remark, fields))).toEqual([]);
  });
});

it('marks each field on the web', () => {
  expect(marked(refused(hold!, 'hold_long', { cause: long, lookOn: 'i går' }))).toHaveLength(2);
  expect(marked(refused(hold!, 'day_wrong', { cause: 'Tvist.', lookOn: 'i går' }))).toHaveLength(1);
  expect(marked(refused(hold!, 'busy', {}))).toEqual([]);
});

describe.each(deskForms.filter((form) => commands[form].fields !== undefined))('%s', (form) => {
  it('shows an input for each of its faults, with a sentence', () => {
    for (const view of samples[form] as readonly (View & { name: typeof form })[]) {
      const faults = faultsIn(view.fields, {});
      const [first] = faults;
      if (first === undefined) continue;
      const of = refused(view, first.wrong, {});
      for (const said of Object.values(channels)) {
        const found = said(of);
        expect(found.map(([field]) => field)).toEqual(faults.map(({ field }) => field));
        for (const [, text] of found) expect(text).not.toBe('');
      }
      expect(marked(of)).toHaveLength(faults.length);
    }
  });
});
