import { escapeHtml } from '../../../domain/escape-html';
import { type CardElement, elementsAt, stringAt } from '../../element';
import { own } from '../../untrusted';
import { wholeHtml } from './whole';

/** What comes after these words is an example, and is shown beside the choice. */
const example = /^(.+?)\s((?:Till exempel|For example)\b.*)$/s;

/** The browser keeps, completes, predicts, translates and checks nothing typed: some of that is sent. */
export const notSent =
  'autocomplete="off" autocorrect="off" spellcheck="false" writingsuggestions="false" translate="no"';
const asTyped = `${notSent} autocapitalize="sentences"`;

/** The keys that a telephone shows. The type stays text: a browser would refuse or change what is typed. */
const keys: Readonly<Record<string, string>> = {
  Tel: ' inputmode="numeric"',
  Email: ' inputmode="email"',
};

export function isShown(element: CardElement): boolean {
  return own(element, 'isVisible') !== false;
}

/**
 * No length is set: a browser cuts what is pasted without a word.
 * @param prefix before its name, where a form has two cards
 */
export function fieldHtml(element: CardElement, choose: string, prefix = ''): string {
  const id = escapeHtml(`${prefix}${stringAt(element, 'id')}`);
  const said = wholeHtml(stringAt(element, 'label'));
  // What is wrong with it is said by the remark above the form.
  const isWrong = stringAt(element, 'errorMessage') !== '';
  const label = isWrong ? `<span class="wrong">${said}</span>` : said;
  const value = stringAt(element, 'value');
  if (element.type === 'Input.ChoiceSet') return choicesHtml(element, { id, label, choose });
  const words = `<label for="${id}">${label}</label>`;
  if (own(element, 'isMultiline') === true)
    // A line break right after the tag is not part of the text.
    return `${opens(element)}${words}\n<textarea id="${id}" name="${id}" rows="6" ${asTyped}>\n${escapeHtml(value)}</textarea></div>`;
  const text = `value="${escapeHtml(value)}"${keys[stringAt(element, 'style')] ?? ''} ${asTyped}`;
  return `${opens(element)}${words}\n<input type="text" id="${id}" name="${id}" ${text}></div>`;
}

function opens(element: CardElement): string {
  const line = own(element, 'separator') === true ? ' line' : '';
  return `<div class="field${line}">`;
}

interface ChoiceInput {
  readonly id: string;
  readonly label: string;
  readonly choose: string;
}

function choicesHtml(element: CardElement, { id, label, choose }: ChoiceInput): string {
  const choices = listAt(element, 'choices');
  const isMany = own(element, 'isMultiSelect') === true;
  const value = stringAt(element, 'value');
  const chosen = isMany ? value.split(',') : [value];
  if (stringAt(element, 'style') === 'compact') {
    const options = choices.map((choice) => {
      const own = stringAt(choice, 'value');
      const mark = chosen.includes(own) ? ' selected' : '';
      return `<option value="${escapeHtml(own)}"${mark}>${escapeHtml(stringAt(choice, 'title'))}</option>`;
    });
    const all = [`<option value="">${escapeHtml(choose)}</option>`, ...options].join('\n');
    return `${opens(element)}<label for="${id}">${label}</label>\n<select id="${id}" name="${id}">\n${all}\n</select></div>`;
  }
  const kind = isMany ? 'checkbox' : 'radio';
  const lines = choices.map((choice, at) => {
    const own = stringAt(choice, 'value');
    const mark = chosen.includes(own) ? ' checked' : '';
    const input = `<input type="${kind}" id="${id}-${at}" name="${id}" value="${escapeHtml(own)}"${mark}>`;
    return `<div class="choice">${input}<label for="${id}-${at}">${choiceTitle(choice)}</label></div>`;
  });
  // A list in which nothing is ticked is sent as empty, and not as missing.
  const empty = isMany ? `<input type="hidden" name="${id}" value="">` : '';
  return `<fieldset>${empty}<legend>${label}</legend>\n${lines.join('\n')}\n</fieldset>`;
}

function choiceTitle(choice: object): string {
  const title = stringAt(choice, 'title');
  const [, first, rest] = example.exec(title) ?? [];
  if (first === undefined || rest === undefined) return wholeHtml(title);
  return `${escapeHtml(first)} <span class="quiet">${escapeHtml(rest)}</span>`;
}

/** The objects in a list; choices have no type. */
function listAt(element: CardElement, key: string): object[] {
  const list = own(element, key);
  return Array.isArray(list)
    ? list.filter((one): one is object => typeof one === 'object' && one !== null)
    : elementsAt(element, key);
}
