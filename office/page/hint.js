import { newestButton } from './chat.js';
import { byId, element } from './element.js';
import { firstName } from './people.js';
import { firstButton } from './slack-messages.js';

/** Who one is, in one sentence. */
export function whoOneIs(person, words) {
  const hints = { employee: words.hintEmployee, handler: words.hintHandler, hr: words.hintHr };
  return hints[person.role](firstName(person), person.title);
}

/** One line: who one is and what to press. The second of `parts` is the button's name. */
function draw(person, parts, words) {
  byId('hint').replaceChildren(
    element('strong', {}, whoOneIs(person, words)),
    ' ',
    ...parts.map((part, index) => (index === 1 ? element('b', { class: 'key' }, part) : part)),
  );
}

/** What to press in Teams, by the name that the button in the chat has at this moment. */
export function drawHint(person, messages, words) {
  const label = newestButton(messages);
  const press = person.role === 'employee' ? words.hintPress : words.hintDeskPress;
  draw(person, label === undefined ? [] : press(label), words);
}

/** What to press in Slack: on Home, or in the newest message. */
export function drawSlackHint(person, slack, words) {
  if (person.role === 'employee') {
    const label = firstButton(slack?.home?.blocks ?? []);
    draw(person, label === undefined ? [] : words.hintSlackPress(label), words);
    return;
  }
  const newest = slack?.messages.findLast(({ blocks }) => firstButton(blocks) !== undefined);
  const press = newest && words.hintSlackDeskPress(firstButton(newest.blocks));
  draw(person, press ?? [words.hintSlackDesk], words);
}
