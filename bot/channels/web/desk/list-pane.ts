import { escapeHtml } from '../../../domain/escape-html';
import type { CaseLine, CaseTable, Narrow } from '../../channel';
import { type CardElement, elementsAt, partsIn, stringAt } from '../../element';
import { own } from '../../untrusted';
import { elementsHtml, type Frame } from '../render/elements';
import { wholeHtml } from '../render/whole';

/** A list's row names its case by this field; no other press goes with it. */
export const rowField = 'list.thread';

/**
 * The list as a page: what was said and what waits, then ways to find, then a table, then all that is rarer.
 * Where there are no cases the card's own words stand in its place.
 */
export function listHtml(body: readonly CardElement[], table: CaseTable, frame: Frame): string {
  const at = (is: (part: CardElement) => boolean): number =>
    body.findIndex((element) => partsIn([element]).some(is));
  const html = (elements: readonly CardElement[]): string => elementsHtml(elements, frame);
  const filters = at((part) => actsOf(part).some((act) => act === table.filters[0]?.act));
  const find = at(({ id }) => id === 'reference');
  const cases = at(({ id }) => id === 'thread');
  const before = body.slice(0, filters).filter((one) => textIn(one) !== table.filter);
  const turned = cases < 0 ? before : before.filter((one) => body.indexOf(one) < cases);
  const first = turned.findIndex(({ type }) => type === 'Container');
  const head = turned.slice(0, first < 0 ? turned.length : first);
  const pages = cases < 0 ? [] : body.slice(cases, filters).map(withoutCases);
  return `<div class="head">
${html(head)}
</div>
${html(turned.slice(head.length))}
<div class="tools">
<div class="row" role="group" aria-label="${escapeHtml(table.show)}">
<strong class="now">${escapeHtml(table.filter)}</strong>
${table.filters.map(({ act, title }) => `<button name="act" value="list.${act}">${escapeHtml(title)}</button>`).join('\n')}
</div>
<div class="find">
${html(body.slice(find, find + 2))}
</div>
</div>
${table.narrow === undefined ? '' : narrowHtml(table.narrow)}
${cases < 0 ? '' : tableHtml(table)}
${html(pages)}
${html(body.slice(find + 2))}`;
}

const actsOf = (element: CardElement): readonly string[] =>
  elementsAt(element, 'actions').map((action) => stringAt(own(action, 'data'), 'act'));

const textIn = (element: CardElement): string =>
  elementsAt(element, 'inlines')
    .map((run) => stringAt(run, 'text'))
    .join('');

/** What a card needs to open a case: a row of the table does. */
const opens = ['desk_open', 'desk_first'];

/** The same without the choice of a case, and with the buttons that turn pages alone. */
function withoutCases(element: CardElement): CardElement {
  const items = elementsAt(element, 'items')
    .filter(({ id }) => id !== 'thread')
    .map((item) => {
      const actions = elementsAt(item, 'actions');
      const left = actions.filter((one) => !opens.includes(stringAt(own(one, 'data'), 'act')));
      return { ...item, ...(actions.length > 0 && { actions: left }) };
    });
  return { type: element.type, items };
}

function tableHtml({ caption, columns, order, lines }: CaseTable): string {
  const heads = columns.map(({ order: by, title, says }) => {
    const sorted = by === order ? ' aria-sort="ascending"' : '';
    return `<th scope="col" class="${by}"${sorted}><button name="act" value="list.desk_by_${by}" title="${escapeHtml(says)}">${escapeHtml(title)}</button></th>`;
  });
  return `<table class="cases">
<caption class="unseen">${escapeHtml(caption)}</caption>
<thead><tr>${heads.join('')}</tr></thead>
<tbody>
${lines.map(lineHtml).join('\n')}
</tbody>
</table>`;
}

function narrowHtml({ title, lists, show, clear }: Narrow): string {
  const fields = lists.map(({ id, label, value, choices }) => {
    const options = choices.map(
      (one) =>
        `<option value="${escapeHtml(one.value)}"${one.value === value ? ' selected' : ''}>${escapeHtml(one.title)}</option>`,
    );
    return `<label>${escapeHtml(label)} <select name="list.${id}" autocomplete="off">${options.join('')}</select></label>`;
  });
  const clears =
    clear === undefined ? '' : `<button name="act" value="list.desk">${escapeHtml(clear)}</button>`;
  return `<details class="narrow">
<summary>${escapeHtml(title)}</summary>
<div class="choices">
${fields.join('\n')}
<button name="act" value="list.desk_narrow">${escapeHtml(show)}</button>
${clears}
</div>
</details>`;
}

function lineHtml(line: CaseLine): string {
  const { thread, reference, number, mark, tone = 'calm', todo } = line;
  const marked = mark === undefined ? '' : `<strong class="mark">${escapeHtml(mark)}</strong> `;
  const known =
    number === undefined ? '' : ` <span class="number quiet">${escapeHtml(number)}</span>`;
  const cells = (['subject', 'assignee', 'status', 'changed'] as const).map(
    (name) => `<td class="${name}">${escapeHtml(line[name])}</td>`,
  );
  const opener = `<button name="${rowField}" value="${escapeHtml(thread)}">${wholeHtml(reference)}</button>`;
  return `<tr class="${tone}"><td class="due">${marked}${escapeHtml(todo)}</td><th scope="row" class="reference">${opener}${known}</th>${cells.join('')}</tr>`;
}
