import { invoke } from './api.js';
import { drawCard } from './cards.js';
import { byId, element } from './element.js';
import { keepFocusIn } from './focus.js';

/** Teams' words for sizes, in pixels. */
const widths = { small: 380, medium: 580, large: 780 };
const heights = { small: 300, medium: 480, large: 660 };

const byCard = { fetch: 'task/fetch', submit: 'task/submit' };
/** How the app's own command opens the dialog. */
export const byCommand = {
  fetch: 'composeExtension/fetchTask',
  submit: 'composeExtension/submitAction',
};

const dark = matchMedia('(prefers-color-scheme: dark)');

/** Whether `one` is before `other` in the card; the dialog's title does not count. */
const isBefore = (one, other) =>
  one.closest('.ac-adaptiveCard') !== null &&
  (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;

/**
 * The dialog over the chat (a task module): opens at once, asks the bot, and shows card after card. It closes
 * by itself, too, when somebody else is chosen by the address.
 */
export function createTask(wordsNow) {
  const dialog = byId('task');
  const body = byId('task-body');
  const title = byId('task-title');
  const trouble = byId('task-trouble');
  const progress = byId('task-progress');
  const said = byId('task-said');
  let turn = 0;
  let person;
  let names = byCard;

  function setBusy(busy) {
    dialog.toggleAttribute('data-busy', busy);
    progress.hidden = !busy;
    body.setAttribute('aria-busy', String(busy));
    for (const control of body.querySelectorAll('button, input, select, textarea'))
      control.disabled = busy;
  }

  function resize(answer) {
    const pixels = (size, named) => (typeof size === 'number' ? size : named[size]);
    dialog.style.setProperty('--task-width', `${pixels(answer.width, widths)}px`);
    dialog.style.setProperty('--task-height', `${pixels(answer.height, heights)}px`);
  }

  function showTrouble(why, retry) {
    const words = wordsNow();
    const reason = words.reasons[why] ?? '';
    trouble.replaceChildren(element('strong', {}, words.wrong), ' ', reason);
    if (retry !== undefined) {
      const again = element('button', { type: 'button', class: 'plain' }, words.retry);
      again.addEventListener('click', retry);
      trouble.append(again);
    }
    trouble.hidden = false;
  }

  /** Focuses the input that is wrong, whose message is read with it, or else the heading. */
  function focusFirst() {
    const wrong = body.querySelector('.ac-input-validation-failed');
    const field = wrong?.matches('input, textarea, select') ? wrong : wrong?.querySelector('input');
    if (field) {
      field.focus({ preventScroll: true });
      field.closest('.ac-input-container').scrollIntoView({ block: 'center' });
      return;
    }
    const heading = body.querySelector('[role="heading"]') ?? title;
    heading.tabIndex = -1;
    body.scrollTop = 0;
    heading.focus({ preventScroll: true });
    // The focus skips what is above the heading, such as a notice: that is read aloud.
    const box = body.querySelector('.ac-adaptiveCard > .ac-container');
    const passed = box !== null && !box.contains(heading) && !isBefore(heading, box);
    said.textContent = passed ? box.innerText : '';
  }

  function showCard(answer) {
    const words = wordsNow();
    title.textContent = answer.title;
    resize(answer);
    const submit = (data) => void run(names.submit, data, document.activeElement);
    const card = drawCard(answer.card, submit);
    body.replaceChildren(card ?? element('p', {}, words.cannotShow));
    focusFirst();
  }

  function showMessage(text) {
    const leave = element('button', { type: 'button', class: 'plain' }, wordsNow().close);
    leave.addEventListener('click', () => dialog.close());
    body.replaceChildren(element('p', { class: 'task-message' }, text), leave);
    leave.focus();
  }

  async function run(name, data, pressed) {
    if (dialog.hasAttribute('data-busy')) return;
    turn += 1;
    const mine = turn;
    trouble.hidden = true;
    said.textContent = '';
    setBusy(true);
    const answer = await invoke(person, name, data, dark.matches ? 'dark' : 'default');
    if (mine !== turn) return;
    setBusy(false);
    if (answer.kind === 'card') showCard(answer);
    else if (answer.kind === 'message') showMessage(answer.text);
    else if (answer.kind === 'closed') dialog.close();
    else if (name === names.fetch) {
      body.replaceChildren();
      showTrouble(answer.why, () => void run(name, data));
      trouble.querySelector('button').focus();
    } else {
      // The card stays as it is, with everything that was typed.
      showTrouble(answer.why);
      pressed?.focus();
    }
  }

  keepFocusIn(dialog);
  byId('task-close').addEventListener('click', () => dialog.close());

  /**
   * Opens the dialog for a press on `opener`, by a card or by the app's command; resolves when it is closed,
   * with the focus back.
   */
  const open = (who, data, opener, by = byCard) =>
    new Promise((resolve) => {
      person = who;
      names = by;
      const words = wordsNow();
      title.textContent = 'Vissla';
      trouble.hidden = true;
      resize({ width: 'medium', height: 'medium' });
      progress.setAttribute('aria-label', words.working);
      body.replaceChildren(element('p', { class: 'task-wait', role: 'status' }, words.loading));
      dialog.addEventListener(
        'close',
        () => {
          turn += 1;
          setBusy(false);
          body.replaceChildren();
          (opener?.isConnected ? opener : byId('log')).focus();
          resolve();
        },
        { once: true },
      );
      dialog.showModal();
      title.focus();
      void run(names.fetch, data);
    });
  return { open, close: () => dialog.close() };
}
