'use strict';

/*
 * All that runs in a browser at the web desk: it sends forms, has a passkey made or touched, warns before a
 * session ends or a text is lost, closes what a session or an earlier page showed, takes words to redact from
 * where they are selected, and goes through the list by arrows. The rest works without.
 */

const { noAnswer } = document.currentScript.dataset;

const bytesOf = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (one) => one.charCodeAt(0));

const textOf = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');

const named = (list = []) => list.map((one) => ({ ...one, id: bytesOf(one.id) }));

/** Has a passkey made or touched, and gives what the server checks. */
async function passkeyFor({ create, get }) {
  if (create !== undefined) {
    const made = await navigator.credentials.create({
      publicKey: {
        ...create,
        challenge: bytesOf(create.challenge),
        user: { ...create.user, id: bytesOf(create.user.id) },
        excludeCredentials: named(create.excludeCredentials),
      },
    });
    const { clientDataJSON, attestationObject } = made.response;
    return {
      ...identityOf(made),
      response: {
        clientDataJSON: textOf(clientDataJSON),
        attestationObject: textOf(attestationObject),
      },
    };
  }
  const touched = await navigator.credentials.get({
    publicKey: {
      ...get,
      challenge: bytesOf(get.challenge),
      allowCredentials: named(get.allowCredentials),
    },
  });
  const { clientDataJSON, authenticatorData, signature, userHandle } = touched.response;
  return {
    ...identityOf(touched),
    response: {
      clientDataJSON: textOf(clientDataJSON),
      authenticatorData: textOf(authenticatorData),
      signature: textOf(signature),
      ...(userHandle ? { userHandle: textOf(userHandle) } : {}),
    },
  };
}

const identityOf = ({ id, type }) => ({ id, rawId: id, type, clientExtensionResults: {} });

/** Whether something was typed beside the list, and whether it is being sent: else leaving would lose it. */
const desk = document.getElementById('desk');
const typed = document.querySelector('input[name=typed]');
let isSending = false;
desk?.addEventListener('input', ({ target }) => {
  isSending = false;
  if (target.name.startsWith('case.')) typed.value = 'yes';
});
window.addEventListener('beforeunload', (event) => {
  if (typed?.value === 'yes' && !isSending) event.preventDefault();
});

// A browser can keep a whole page for Back and ask nobody: it keeps an empty one, and what may be read is drawn.
window.addEventListener('pagehide', () => document.body.replaceChildren());
window.addEventListener('pageshow', ({ persisted }) => {
  if (persisted) location.reload();
});

/** Posts to the desk; nothing where it does not answer. */
const posts = (path, body) =>
  fetch(path, { method: 'POST', body, headers: { Accept: 'application/json' } }).catch(
    () => undefined,
  );

/** Gives a file to the browser, under its name; the page stays. Says whether all of it came. */
async function saves(answer, said) {
  const file = await answer.blob().catch(() => undefined);
  if (file === undefined) return false;
  const href = URL.createObjectURL(file);
  const [, download] = /filename="([^"]+)"/.exec(said);
  Object.assign(document.createElement('a'), { href, download }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
  return true;
}

/**
 * Sends a form, and goes where its answer leads. Only the address is gone to: where nobody answers, a browser
 * keeps the body of a form on its disk. Says whether there was an answer.
 */
async function sends(form, pressed) {
  const body = new URLSearchParams(new FormData(form));
  if (pressed?.name) body.set(pressed.name, pressed.value);
  form.dataset.busy = '';
  isSending = true;
  const answer = await posts(form.getAttribute('action'), body);
  delete form.dataset.busy;
  const to = answer?.headers.get('Location');
  if (to) {
    location.assign(to);
    return true;
  }
  isSending = false;
  const file = answer?.headers.get('Content-Disposition');
  return file ? saves(answer, file) : false;
}

// Signing out sends no text; the browser itself asks first where some would be lost.
for (const form of document.querySelectorAll('form:not(.own, [data-passkey])')) {
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const { submitter } = event;
    if ('busy' in form.dataset) return;
    // The page stays where the answer is a file: what was wrong with an earlier press is no longer said.
    for (const said of form.querySelectorAll('[role=alert]')) said.remove();
    for (const label of form.querySelectorAll('.wrong')) label.className = '';
    if (await sends(form, submitter)) return;
    const said = document.createElement('p');
    Object.assign(said, { className: 'box warning', role: 'alert', textContent: noAnswer });
    (submitter?.closest('.row') ?? submitter ?? form).before(said);
  });
}

for (const form of document.querySelectorAll('form[data-passkey]')) {
  const said = form.querySelector('.said');
  const button = form.querySelector('button');
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (window.PublicKeyCredential === undefined) {
      said.textContent = form.dataset.cannot;
      return;
    }
    button.disabled = true;
    said.textContent = '';
    try {
      const asked = new URLSearchParams({ for: form.dataset.passkey });
      const code = form.elements.namedItem('code');
      if (code !== null) asked.set('code', code.value);
      const answer = await posts('/challenge', asked);
      // A code or a session that has ended meanwhile: the server says it on the next page.
      const options = answer?.ok ? await answer.json() : undefined;
      const credential = options === undefined ? '-' : JSON.stringify(await passkeyFor(options));
      form.elements.namedItem('credential').value = credential;
      if (answer !== undefined && (await sends(form))) return;
      said.textContent = noAnswer;
    } catch ({ name }) {
      // A browser does not tell a wrong PIN from a press of Cancel (WebAuthn Level 3, 14.5.1).
      said.textContent = name === 'InvalidStateError' ? form.dataset.twice : form.dataset.cancelled;
    }
    button.disabled = false;
    button.focus();
  });
}

/** Warned before a session ends, so long that somebody who reads slowly can go on (WCAG 2.2, 2.2.1). */
const warnedMilliseconds = 120_000;
const againMilliseconds = 10_000;
const toldMilliseconds = 60_000;
const ending = document.getElementById('ending');

/** Sends what was typed to the page that asks for a touch: the case goes from the screen. Waits for the server. */
async function close() {
  if (!(await sends(desk, { name: 'act', value: 'ended' }))) setTimeout(close, againMilliseconds);
}

if (ending !== null) {
  const words = ending.querySelector('template').content;
  let timers = [];
  const ends = (left) => {
    for (const timer of timers) clearTimeout(timer);
    for (const box of ending.querySelectorAll('.box')) box.remove();
    const warn = () => ending.append(words.cloneNode(true));
    timers = [
      setTimeout(warn, Math.max(0, left - warnedMilliseconds)),
      setTimeout(close, left + 1_000),
    ];
  };
  ends(Number(ending.dataset.left));
  // Typing is activity: the server is told so once a minute, and says how long the session goes on.
  let told = Date.now();
  desk?.addEventListener('input', async () => {
    if (Date.now() - told < toldMilliseconds) return;
    told = Date.now();
    const answer = await posts('/stay', new URLSearchParams());
    if (answer?.ok) ends(Number(await answer.text()));
  });
}

// Where one tab signs out, all show that.
const tabs = new BroadcastChannel('desk');
if (document.body.classList.contains('out')) tabs.postMessage('out');
tabs.addEventListener('message', () => {
  if (ending === null) return;
  if (typed !== null) typed.value = '';
  location.replace('/');
});

/** Words that are selected in the copy beside the form are those to redact; without script they are typed. */
const [entry, words] = ['entry', 'words'].map((one) =>
  document.querySelector(`input[name="case.${one}"]`),
);
document.addEventListener('selectionchange', () => {
  const chosen = document.getSelection();
  const [from, to] = [chosen.anchorNode, chosen.focusNode].map((node) =>
    node?.parentElement?.closest('[data-entry] .text'),
  );
  if (!entry || !from || from !== to || chosen.isCollapsed) return;
  entry.value = from.parentElement.dataset.entry;
  words.value = String(chosen).trim();
  words.dispatchEvent(new Event('input', { bubbles: true }));
});

/** Arrows go through the list, and a slash to its search; a letter typed in a field is that letter. */
document.addEventListener('keydown', (event) => {
  const { target, key } = event;
  if (/^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) return;
  if (key === '/') document.getElementById('list.reference')?.focus();
  const rows = [...document.querySelectorAll('.cases tbody button')];
  const step = { ArrowDown: 1, ArrowUp: -1 }[key];
  const next = step && rows[rows.indexOf(target) + step];
  if (rows.includes(target) && next) next.focus();
  else if (key !== '/') return;
  event.preventDefault();
});

/** Enter in a field of one line: it finds in the list, and sends nothing of the case. */
desk?.addEventListener('keydown', (event) => {
  const { target, key } = event;
  if (key !== 'Enter' || target.tagName !== 'INPUT' || target.type !== 'text') return;
  if (target.name !== 'list.reference') event.preventDefault();
});
