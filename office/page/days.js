import { letADayPass } from './api.js';
import { byId } from './element.js';

/** What day it is in the trial, and the buttons that let days pass. Shown once a day is known. */
export function createDays({ wordsNow, drawTrouble, say, look }) {
  const place = byId('days');
  const buttons = [...place.querySelectorAll('button')];
  let today;

  function dayIn(style) {
    const format = new Intl.DateTimeFormat(wordsNow().tag, { dateStyle: style, timeZone: 'UTC' });
    return format.format(new Date(`${today}T12:00:00Z`));
  }

  function draw() {
    place.hidden = today === undefined;
    if (today === undefined) return;
    byId('today').dateTime = today;
    byId('today').textContent = dayIn('medium');
  }

  /** One day after the other, each with all that happens on it; one that fails is the last for now. */
  async function pass(days, button) {
    place.setAttribute('aria-busy', 'true');
    for (const one of buttons) one.disabled = true;
    say(wordsNow().working);
    let left = days;
    let why;
    while (left > 0 && why === undefined) {
      const before = today;
      const answer = await letADayPass();
      if (answer.kind === 'failed') why = answer.why;
      // A day may have passed without all its unattended work.
      show(answer.today ?? before);
      if (today !== before) left -= 1;
    }
    place.removeAttribute('aria-busy');
    for (const one of buttons) one.disabled = false;
    if (document.activeElement === document.body) button.focus();
    drawTrouble(why, () => void pass(left, button));
    if (why === undefined) look();
    say(wordsNow().itIs(dayIn('full')));
  }

  function show(day) {
    if (day === today) return;
    today = day;
    draw();
  }

  for (const button of buttons)
    button.addEventListener('click', () => void pass(Number(button.dataset.days), button));

  return { draw, show };
}
