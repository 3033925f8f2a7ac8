import { byId, element } from './element.js';

export const messengerNames = { teams: 'Teams', slack: 'Slack' };

export const firstName = ({ name }) => name.split(' ')[0];

const initials = ({ name }) =>
  name
    .split(' ')
    .map((part) => part[0])
    .join('');

function drawPerson(person, { words, chosen, unread, onChoose }) {
  const count = unread(person);
  const button = element(
    'button',
    { type: 'button', class: 'person', 'data-person': person.id },
    element('span', { class: 'avatar initials', 'aria-hidden': 'true' }, initials(person)),
    element(
      'span',
      { class: 'person-words' },
      element(
        'span',
        { class: 'person-name' },
        element('span', {}, firstName(person)),
        element('span', { class: 'surname' }, ` ${person.name.split(' ').slice(1).join(' ')}`),
      ),
      person.title === undefined
        ? element('span', { class: 'person-role' }, words.employee)
        : element('span', { class: 'person-role', lang: 'sv' }, person.title),
    ),
    ' ',
    element(
      'span',
      { class: 'person-messengers' },
      ...person.messengers.flatMap((one) => [
        element('span', { class: `tag ${one}` }, messengerNames[one]),
        ' ',
      ]),
    ),
    count === 0
      ? ''
      : element(
          'span',
          { class: 'unread' },
          element('span', { 'aria-hidden': 'true' }, String(count)),
          element('span', { class: 'unseen' }, words.unread(count)),
        ),
  );
  if (person.id === chosen) button.setAttribute('aria-current', 'true');
  button.addEventListener('click', () => onChoose(person.id));
  return element('li', {}, button);
}

/** Draws the switch between people; the focus stays on the person that had it. */
export function drawPeople(people, look) {
  const place = byId('people');
  const held = place.contains(document.activeElement)
    ? document.activeElement.dataset.person
    : undefined;
  const group = (role, heading) =>
    element(
      'section',
      { class: 'people-group' },
      element(
        'h2',
        { id: `group-${role}` },
        heading[0],
        element('span', { class: 'group-more' }, heading[1]),
      ),
      element(
        'ul',
        { 'aria-labelledby': `group-${role}` },
        ...people.filter((person) => person.role === role).map((one) => drawPerson(one, look)),
      ),
    );
  place.replaceChildren(
    group('employee', look.words.employees),
    group('handler', look.words.handlers),
    group('hr', look.words.hr),
  );
  if (held !== undefined) place.querySelector(`[data-person="${held}"]`)?.focus();
}

/** Shows the way to the bot's door on the web, if there is one. */
export function drawDoor(address) {
  const place = byId('door');
  place.hidden = address === undefined;
  if (address !== undefined) place.querySelector('a').href = address;
}

/** Shows the way to the desk on the web and, until somebody has joined there, the code for it. */
export function drawReceiver(receiver, words) {
  const place = byId('receiver');
  place.hidden = receiver === undefined;
  if (receiver === undefined) return;
  const { url, code } = receiver;
  place.querySelector('a').href = code === undefined ? url : `${url}/join`;
  byId('receiver-code').textContent = code === undefined ? '' : words.receiverCode(code);
}

/**
 * Draws what a newcomer can try, step by step; of the stories, at most one is open. Where what is written
 * waits for an hour, a day passes between the steps.
 */
export function drawTours({ words, waitsFor, onChoose }) {
  const between = { daily: words.thenADay, weekly: words.thenAWeek }[waitsFor] ?? '';
  for (const [index, { name, steps }] of words.tours.entries()) {
    const [summary, list] = byId('tours').children[index].children;
    summary.textContent = name;
    list.replaceChildren(
      ...steps.map(({ person, messenger, name: who, rest }, index) => {
        const go = element('button', { type: 'button', class: 'plain' }, who);
        go.addEventListener('click', () => onChoose(person, messenger));
        const isLast = index === steps.length - 1;
        return element('li', {}, go, rest, isLast ? '' : between);
      }),
    );
  }
}
