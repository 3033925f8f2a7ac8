import { byId, element } from './element.js';
import { firstName, messengerNames } from './people.js';

/** The bar with the current messenger; people who have both switch there. */
export function drawMessenger(person, messenger, { words, onSwitch }) {
  document.body.dataset.messenger = messenger;
  byId('messenger-name').textContent = messengerNames[messenger];
  byId('teams-view').hidden = messenger !== 'teams';
  byId('slack-view').hidden = messenger !== 'slack';
  byId('skip').href = messenger === 'teams' ? '#log' : '#slack-view';
  const place = byId('messengers');
  const held = place.contains(document.activeElement);
  place.hidden = person.messengers.length < 2;
  place.setAttribute('aria-label', words.messengerOf(firstName(person)));
  place.replaceChildren(
    ...person.messengers.map((one) => {
      const button = element(
        'button',
        { type: 'button', 'data-messenger': one },
        messengerNames[one],
      );
      button.setAttribute('aria-pressed', String(one === messenger));
      button.addEventListener('click', () => onSwitch(one));
      return button;
    }),
  );
  if (held) place.querySelector('[aria-pressed="true"]')?.focus();
}
