import { byId, element } from './element.js';

/** Says what went wrong, with a way to try again; `undefined` takes it away. */
export const createTrouble = (wordsNow) => (why, retry) => {
  const place = byId('trouble');
  place.hidden = why === undefined;
  if (why === undefined) return;
  const again = element('button', { type: 'button', class: 'plain' }, wordsNow().retry);
  again.addEventListener('click', retry);
  place.replaceChildren(
    element('span', {}, wordsNow().reasons[why] ?? wordsNow().wrong),
    ' ',
    again,
  );
};
