import { drawBlocks } from './blocks.js';
import { byId, element } from './element.js';
import { keepFocusIn } from './focus.js';
import { readInputs, showErrors, writeInputs } from './inputs.js';
import { textOf } from './text-object.js';

/** How long the line moves after a press that the app has taken, while it draws what comes next. */
const patience = 4000;

/** What Slack itself says, in its own language, of an input that must not be empty. */
const slackRequires = 'Please complete this required field.';

/**
 * Slack's modal over the page: the top of the stack, with the edges of those below. `act(deed)` tells the
 * office and gives what Slack has afterwards.
 */
export function createModal({ wordsNow, act }) {
  const dialog = byId('modal');
  const form = byId('modal-form');
  const body = byId('modal-body');
  const title = byId('modal-title');
  const trouble = byId('modal-trouble');
  const progress = byId('modal-progress');
  const said = byId('modal-said');
  let top;
  let drawn = '';
  let opener;
  let waiting;

  function setBusy(busy) {
    dialog.toggleAttribute('data-busy', busy);
    body.setAttribute('aria-busy', String(busy));
    for (const control of dialog.querySelectorAll('button, input, select, textarea'))
      if (control.id !== 'modal-x') control.disabled = busy;
  }

  function setWaiting(on) {
    clearTimeout(waiting);
    progress.hidden = !on;
    if (on) waiting = setTimeout(() => setWaiting(false), patience);
  }

  function focusFirst() {
    const heading = body.querySelector('.block-header');
    const target = heading ?? title;
    target.tabIndex = -1;
    body.scrollTop = 0;
    target.focus({ preventScroll: true });
    // The focus skips what is above the heading, such as a notice: that is read aloud.
    const above = [...body.children].slice(0, heading ? [...body.children].indexOf(heading) : 0);
    said.textContent = above.map((block) => block.innerText).join(' ');
  }

  function drawFoot() {
    const close = element('button', { type: 'button', class: 'block-button' });
    close.textContent = textOf(top.close) || wordsNow().cancel;
    close.addEventListener('click', () => void run({ deed: 'close' }));
    const submit = element('button', { type: 'submit', class: 'block-button primary' });
    submit.textContent = textOf(top.submit);
    byId('modal-foot').replaceChildren(close, ...(top.submit ? [submit] : []));
  }

  function drawTop({ modals, values }) {
    const next = modals.at(-1);
    const kept = next.id === top?.id && dialog.open ? readInputs(body) : {};
    top = next;
    title.textContent = textOf(top.title);
    dialog.dataset.depth = String(modals.length);
    byId('modal-depth').textContent =
      modals.length === 1 ? '' : wordsNow().modalDepth(modals.length);
    trouble.hidden = true;
    body.replaceChildren(
      ...drawBlocks(top.blocks, {
        words: wordsNow(),
        values,
        onPress: (press) => void run({ deed: 'press', ...press }),
      }),
    );
    writeInputs(body, kept);
    drawFoot();
    focusFirst();
  }

  async function run(deed) {
    // One may leave while an answer is awaited.
    if (dialog.hasAttribute('data-busy') && deed.deed !== 'close') return;
    const pressed = document.activeElement;
    trouble.hidden = true;
    said.textContent = '';
    showErrors(body, {});
    const before = drawn;
    const fields = readInputs(body);
    setBusy(true);
    setWaiting(true);
    const { kind, errors, why } = await act({ ...deed, view: top.id, fields });
    setBusy(false);
    if (kind !== 'ok' || deed.deed !== 'press' || drawn !== before) setWaiting(false);
    if (kind === 'errors') showErrors(body, inWords(errors));
    else if (kind === 'failed') {
      // The view stays as it is, with everything that was typed.
      const words = wordsNow();
      trouble.replaceChildren(element('strong', {}, words.wrong), ' ', words.reasons[why] ?? '');
      trouble.hidden = false;
    }
    if (kind !== 'errors' && drawn === before && pressed?.isConnected) pressed.focus();
  }

  /** The page shows Slack's own sentence in its language, as everything else of Slack's frame. */
  function inWords(errors) {
    const { required } = wordsNow();
    return Object.fromEntries(
      Object.entries(errors).map(([block, text]) => [
        block,
        text === slackRequires ? required : text,
      ]),
    );
  }

  function leave() {
    const back = opener;
    top = undefined;
    opener = undefined;
    setWaiting(false);
    if (dialog.open) dialog.close();
    body.replaceChildren();
    (back?.isConnected
      ? back
      : byId('slack-view').querySelector('[role="tab"][tabindex="0"]')
    ).focus();
  }

  keepFocusIn(dialog);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void run({ deed: 'submit' });
  });
  byId('modal-x').addEventListener('click', () => void run({ deed: 'close' }));
  dialog.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    void run({ deed: 'close' });
  });

  /** Shows the stack as Slack has it now; an empty one closes the dialog and returns the focus. */
  return (state) => {
    const next = state.modals.at(-1);
    const print = next === undefined ? '' : `${next.id} ${next.hash}`;
    if (print === drawn) return;
    drawn = print;
    if (next === undefined) {
      leave();
      return;
    }
    setWaiting(false);
    if (!dialog.open) {
      opener = document.activeElement;
      dialog.showModal();
    }
    drawTop(state);
  };
}
