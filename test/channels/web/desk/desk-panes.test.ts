import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { CardElement } from '../../../../bot/channels/element';
import { caseHtml } from '../../../../bot/channels/web/desk/case-pane';
import { listHtml } from '../../../../bot/channels/web/desk/list-pane';
import { deskForms, deskOptions } from '../../../../bot/domain/desk-options';
import type { View } from '../../../../bot/domain/view';
import { cards, locales, samples, shown } from '../../../cards/samples';
import { readFile, root } from '../../../docs/read-docs';
import {
  allOf,
  attribute,
  type PageNode,
  readPage,
  textOf,
} from '../../../support/people/web-page';

const frame = { choose: 'Välj', level: 1, prefix: '', hasParts: true, without: 'leave' } as const;

const casePage = (view: View, locale: 'sv' | 'en' = 'sv'): PageNode => {
  const facts = cards.facts(shown(view, locale))!;
  return readPage(caseHtml(cards.draw(shown(view, locale)).card.body, facts, 'Mer', frame));
};
const listPage = (view: View): PageNode => {
  const table = cards.table(shown(view))!;
  return readPage(listHtml(cards.draw(shown(view)).card.body, table, frame));
};
const actsOf = (page: PageNode): readonly string[] =>
  allOf(page, 'button')
    .filter((one) => attribute(one, 'name') === 'act')
    .map((one) =>
      attribute(one, 'value')
        .replace(/^list\./, '')
        .replace(/\.+$/, ''),
    );
const onCard = (view: View): readonly string[] =>
  [...JSON.stringify(cards.draw(shown(view)).card).matchAll(/"act":"(\w+)"/g)]
    .map(([, act = '']) => act)
    .filter((act) => act !== 'leave');

describe('a case at the web desk', () => {
  it('has each act of its card once, what is rare behind one press', () => {
    for (const view of samples.desk_thread) {
      const page = casePage(view);
      expect([...actsOf(page)].sort()).toEqual([...onCard(view)].sort());
      const [behind] = allOf(page, 'details');
      const inView = actsOf(page).filter((act) => !actsOf(behind!).includes(act));
      expect(inView).toContain('desk_queue');
    }
  });

  it('says its record as names and values, and not once more in sentences', () => {
    const view = samples.desk_thread.find((one) => one.case?.number !== undefined)!;
    for (const locale of locales) {
      const page = casePage(view, locale);
      const { facts, instead } = cards.facts(shown(view, locale))!;
      expect(allOf(page, 'dt').map(textOf)).toEqual(facts.map(({ label }) => label));
      expect(allOf(page, 'dd').map(textOf)).toEqual(facts.map(({ value }) => value));
      for (const line of instead) expect(textOf(page)).not.toContain(line);
      expect(textOf(page)).toContain(view.case?.number);
    }
  });

  it('has a heading for each message and a name for each group of buttons', () => {
    const view = samples.desk_thread.find(({ page }) => page.items.length > 1)!;
    const page = casePage(view);
    const parts = allOf(page, 'h2').filter((one) => attribute(one, 'class') === 'part');
    expect(parts.length).toBeGreaterThanOrEqual(view.page.items.length);
    const groups = allOf(page, 'div').filter((one) => attribute(one, 'role') === 'group');
    expect(groups.map((one) => attribute(one, 'aria-label'))).toContain('Ordning, kopior och jäv');
  });
});

describe('a command that is added', () => {
  it('is named by no file of the web desk, but where it makes a file', () => {
    const room = 'bot/channels/web/desk';
    const sources = readdirSync(join(root, room)).filter((name) => name !== 'downloads.ts');
    const commands = [...deskOptions.map((option) => `desk_${option}`), ...deskForms];
    expect(commands.length).toBeGreaterThan(20);
    const named = sources.flatMap((name) => {
      const source = readFile(`${room}/${name}`);
      return commands.filter((command) => RegExp(`['"\`.]${command}['"\`]`).test(source));
    });
    expect(named).toEqual([]);
  });

  it('is a button of its case, wherever its option puts it', () => {
    const [view] = samples.desk_thread;
    const body = JSON.stringify(cards.draw(shown(view!)).card.body);
    const act = '{"type":"Action.Submit","title":"Nytt","data":{"act":"desk_added"}},';
    const rows = [...body.matchAll(/"actions":\[/g)];
    expect(rows.length).toBeGreaterThan(3);
    for (const { index, 0: row } of rows) {
      const at = index + row.length;
      const added = JSON.parse(body.slice(0, at) + act + body.slice(at)) as CardElement[];
      const page = readPage(caseHtml(added, cards.facts(shown(view!))!, 'Mer', frame));
      expect(actsOf(page).filter((one) => one === 'desk_added')).toHaveLength(1);
    }
  });
});

describe('the list at the web desk', () => {
  it('has each act of its card, but what its rows and columns do', () => {
    for (const view of samples.desk_queue) {
      const page = listPage(view);
      const ofTable = [...allOf(page, 'th'), ...allOf(page, 'details')].flatMap(actsOf);
      const acts = actsOf(page).filter((act) => !ofTable.includes(act));
      const rest = onCard(view).filter((act) => !['desk_open', 'desk_first'].includes(act));
      expect([...acts].sort()).toEqual([...rest].sort());
    }
  });

  it('has a row for each case, and says all that the card says above its list', () => {
    for (const view of samples.desk_queue) {
      const rows = allOf(listPage(view), 'button').filter(
        (one) => attribute(one, 'name') === 'list.thread',
      );
      expect(rows.map((one) => attribute(one, 'value'))).toEqual(
        view.items.map(({ thread }) => thread),
      );
      const said = textOf(listPage(view));
      const texts = [...JSON.stringify(cards.draw(shown(view)).card).matchAll(/"text":"([^"]+)"/g)];
      for (const [, text = ''] of texts)
        if (text !== 'Visa i stället') expect(said).toContain(text);
    }
  });
});
