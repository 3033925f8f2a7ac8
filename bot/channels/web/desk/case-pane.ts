import { escapeHtml } from '../../../domain/escape-html';
import type { CaseFacts } from '../../channel';
import { type CardElement, elementsAt, stringAt } from '../../element';
import { own } from '../../untrusted';
import { elementsHtml, type Frame } from '../render/elements';
import { wholeHtml } from '../render/whole';

/**
 * A case as a page: its facts in a list, its texts, and what can be done in a bar that stays in view. What is
 * rare is behind one more press.
 */
export function caseHtml(
  body: readonly CardElement[],
  { facts, instead }: CaseFacts,
  more: string,
  frame: Frame,
): string {
  const html = (elements: readonly CardElement[]): string => elementsHtml(elements, frame);
  // The last container is what can be done.
  const end = body.findLastIndex(({ type }) => type === 'Container');
  const at = body.findIndex((element) => instead.includes(textIn(element)));
  const said = body.slice(0, end).filter((element) => !instead.includes(textIn(element)));
  const done = elementsAt(body[end], 'items');
  return `${html(said.slice(0, at))}
<dl class="facts">
${facts.map(({ label, value }) => `<div><dt>${escapeHtml(label)}</dt><dd>${wholeHtml(value)}</dd></div>`).join('\n')}
</dl>
${html(said.slice(at))}
<div class="bar">
<div role="group" aria-label="${escapeHtml(nameOfMostDone(done))}">
${html(inView(done))}
</div>
<details><summary>${escapeHtml(more)}</summary>
${html(behind(done))}
</details>
</div>
${html(body.slice(end + 1))}`;
}

const textIn = (element: CardElement): string =>
  elementsAt(element, 'inlines')
    .map((run) => stringAt(run, 'text'))
    .join('');

const actsOf = (row: CardElement): readonly CardElement[] => elementsAt(row, 'actions');
const isBack = (action: CardElement): boolean =>
  stringAt(own(action, 'data'), 'act') === 'desk_queue';

/** The first row of the first group is what is done most. */
function mostDone(done: readonly CardElement[]): CardElement | undefined {
  const [group] = done.filter(({ type }) => type === 'Container');
  return elementsAt(group, 'items').find(({ type }) => type === 'ActionSet');
}

function nameOfMostDone(done: readonly CardElement[]): string {
  const [group] = done.filter(({ type }) => type === 'Container');
  return textIn(elementsAt(group, 'items')[0] ?? { type: '' });
}

/** What put the case at its place, what is done most, and the way back. */
function inView(done: readonly CardElement[]): readonly CardElement[] {
  const [first] = done;
  const last = done.at(-1);
  const most = mostDone(done);
  const actions = [
    ...(first?.type === 'ActionSet' && first !== last ? actsOf(first) : []),
    ...(most === undefined ? [] : actsOf(most)),
    ...(last === undefined ? [] : actsOf(last).filter(isBack)),
  ];
  return [{ type: 'ActionSet', actions }];
}

function behind(done: readonly CardElement[]): readonly CardElement[] {
  const last = done.at(-1);
  const most = mostDone(done);
  const groups = done
    .filter(({ type }) => type === 'Container')
    .map((group) => ({
      ...group,
      items: elementsAt(group, 'items').filter((item) => item !== most),
    }))
    .filter(({ items }) => items.length > 1);
  const rest = last === undefined ? [] : actsOf(last).filter((action) => !isBack(action));
  return [...groups, { type: 'ActionSet', actions: rest }];
}
