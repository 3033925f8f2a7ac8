import { newestButton } from './chat.js';
import { byId, element } from './element.js';
import { firstName } from './people.js';

/** One line: who one is, and what to press, by the name that the button in the chat has at this moment. */
export function drawHint(person, messages, words) {
  const label = newestButton(messages);
  const press = person.role === 'employee' ? words.hintPress : words.hintDeskPress;
  const hints = { employee: words.hintEmployee, handler: words.hintHandler, hr: words.hintHr };
  const who = hints[person.role](firstName(person), person.title);
  const parts = label === undefined ? [] : press(label);
  byId('hint').replaceChildren(
    element('strong', {}, who),
    ' ',
    ...parts.map((part, index) => (index === 1 ? element('b', { class: 'key' }, part) : part)),
  );
}
