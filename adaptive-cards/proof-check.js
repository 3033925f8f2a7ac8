/* Checks a proof in the browser. Nothing is loaded or sent. */
const parts =
  /«[^«»]*»|VISSLA 1 (\d{4}-\d\d-\d\d)(?= )|VISSLA (proof-v[\d-]+) ([A-Za-z0-9_-]{85}[AQgw])(?= |$)/g;
const turning = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
const unseen = /[\p{Cf}\u034f\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/gu;
const blank = /[\s\u115f\u1160\u2800\u3164\uffa0]+/gu;
const keys = JSON.parse(document.getElementById('keys').textContent);
const bytesOf = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (sign) => sign.charCodeAt(0));

/* As bot/domain/proof.ts reads a proof. */
function read(text) {
  if (turning.test(text)) return undefined;
  const words = text.replace(unseen, '').replace(blank, ' ').normalize('NFC').trim();
  let begun;
  for (const { 1: madeOn, 2: name, 3: signature, index } of words.matchAll(parts)) {
    if (madeOn !== undefined) begun = { from: index, madeOn };
    if (begun === undefined || name === undefined) continue;
    const signed = words.slice(begun.from, index).trim();
    return { madeOn: begun.madeOn, words: signed, name, signature };
  }
  return undefined;
}

async function check(text) {
  const found = read(text);
  if (found === undefined) return { kind: 'none' };
  const { madeOn, words, name, signature } = found;
  const known = keys.find((key) => key.name === name);
  if (known === undefined) return { kind: 'unknown' };
  const key = await crypto.subtle.importKey(
    'raw',
    bytesOf(known.publicKey),
    { name: 'Ed25519' },
    false,
    ['verify'],
  );
  const message = new TextEncoder().encode(words);
  const isGenuine = await crypto.subtle.verify('Ed25519', key, bytesOf(signature), message);
  const isLate = known.replacedOn !== null && madeOn > known.replacedOn;
  return isGenuine && !isLate ? { kind: 'genuine', words } : { kind: 'changed' };
}

document.getElementById('check').addEventListener('submit', async (event) => {
  event.preventDefault();
  const found = await check(document.getElementById('proof').value).catch(() => ({ kind: 'old' }));
  for (const said of document.querySelectorAll('[data-kind]'))
    said.hidden = said.dataset.kind !== found.kind;
  document.getElementById('words').textContent = (found.words ?? '').replace(
    / (?=«)|(?<=») /g,
    '\n',
  );
});
