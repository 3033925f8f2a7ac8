import { askChat, askPeople, listen, sendText, sendValue, setLocale } from './api.js';
import { prepareCards } from './cards.js';
import { createLog } from './chat.js';
import { byId, element } from './element.js';
import { drawHint } from './hint.js';
import { keepLanguage, keepSeen, recallLanguage, recallSeen } from './memory.js';
import { drawPeople, drawTours, firstName } from './people.js';
import { createTask } from './task.js';
import { texts } from './texts.js';
import { fillWords } from './words.js';

const asked = recallLanguage() ?? navigator.language.slice(0, 2);
const state = {
  language: asked === 'sv' ? 'sv' : 'en',
  people: [],
  /** The office's present life. */
  day: '',
  chosen: '',
  /** Messages of the bot that have been looked at, by person. */
  seen: new Map(),
  chat: undefined,
};

const words = () => texts[state.language];
const personNow = () => state.people.find(({ id }) => id === state.chosen);
const showMessages = createLog(byId('log'));
const openTask = createTask(words);

function say(text) {
  byId('said').textContent = text;
}

function drawWords() {
  fillWords(words(), state.language);
  drawTours({ words: words(), onChoose: choose });
}

function drawSide() {
  const unread = (person) =>
    person.id === state.chosen ? 0 : Math.max(0, person.posted - (state.seen.get(person.id) ?? 0));
  drawPeople(state.people, { words: words(), chosen: state.chosen, unread, onChoose: choose });
}

function drawTrouble(why, retry) {
  const place = byId('trouble');
  place.hidden = why === undefined;
  if (why === undefined) return;
  const again = element('button', { type: 'button', class: 'plain' }, words().retry);
  again.addEventListener('click', retry);
  place.replaceChildren(element('span', {}, words().reasons[why] ?? words().wrong), ' ', again);
}

function drawChat(toEnd = false) {
  const person = personNow();
  if (person === undefined) return;
  byId('chat-with').textContent = words().chatWith(person.name);
  byId('teams-language-name').textContent = words().teamsLanguage(firstName(person));
  for (const button of byId('teams-language').children)
    button.setAttribute('aria-pressed', String(button.dataset.locale === person.locale));
  drawHint(person, state.chat?.messages ?? [], words());
  showMessages(state.chat?.messages ?? [], {
    person: person.id,
    words: words(),
    onPress: (data) => void press(person.id, data),
    toEnd,
  });
}

function keepPerson(changed) {
  state.people = state.people.map((person) =>
    person.id === changed.id ? { ...person, ...changed } : person,
  );
}

/** Fetches the chosen person's chat; on the first look the office installs the app, and Vissla says hello. */
async function look(toEnd = false) {
  const person = state.chosen;
  const log = byId('log');
  log.setAttribute('aria-busy', 'true');
  const chat = await askChat(person);
  if (person !== state.chosen) return;
  log.setAttribute('aria-busy', 'false');
  const why = chat.kind === 'failed' ? chat.why : chat.failed;
  drawTrouble(why, () => void look(true));
  if (chat.kind === 'failed') return;
  state.chat = chat;
  state.seen.set(person, chat.posted);
  keepSeen(state.day, state.seen);
  const { id, locale, posted } = chat;
  keepPerson({ id, locale, posted });
  drawSide();
  drawChat(toEnd);
}

async function press(person, data) {
  const kind = data.msteams?.type;
  if (kind === 'task/fetch') await openTask(person, data, document.activeElement);
  else if (kind === undefined) {
    const sent = await sendValue(person, data);
    if (sent.kind === 'failed') drawTrouble(sent.why, () => void press(person, data));
  }
}

function choose(id) {
  if (!state.people.some((person) => person.id === id)) return;
  state.chosen = id;
  state.chat = undefined;
  history.replaceState(null, '', `#${id}`);
  drawSide();
  drawChat();
  void look(true);
}

async function send(event) {
  event.preventDefault();
  const typed = byId('typed');
  const button = byId('compose').querySelector('button');
  const text = typed.value.trim();
  if (text === '' || button.disabled) return;
  button.disabled = true;
  const sent = await sendText(state.chosen, text);
  button.disabled = false;
  if (sent.kind === 'failed') {
    drawTrouble(sent.why, () => void look(true));
    if (sent.why === 'office') return;
  }
  typed.value = '';
  typed.focus();
  await look(true);
}

function onChange({ person, posted }) {
  keepPerson({ id: person, posted });
  if (person === state.chosen) {
    void look();
    return;
  }
  drawSide();
  const other = state.people.find(({ id }) => id === person);
  if (other !== undefined && posted > (state.seen.get(person) ?? 0)) say(words().news(other.name));
}

async function changeLocale(locale) {
  const person = personNow();
  const changed = await setLocale(person.id, locale);
  if (changed.kind === 'failed') {
    drawTrouble(changed.why, () => void changeLocale(locale));
    return;
  }
  keepPerson({ id: person.id, locale });
  drawChat();
  say(words().languageChanged(firstName(person)));
}

function hearPresses() {
  byId('page-language').addEventListener('click', ({ target }) => {
    if (target.dataset.language === undefined) return;
    state.language = target.dataset.language;
    keepLanguage(state.language);
    drawWords();
    drawSide();
    drawChat();
  });
  byId('teams-language').addEventListener('click', ({ target }) => {
    if (target.dataset.locale !== undefined) void changeLocale(target.dataset.locale);
  });
  byId('compose').addEventListener('submit', (event) => void send(event));
  byId('typed').addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    byId('compose').requestSubmit();
  });
}

async function start() {
  prepareCards();
  const roomy = matchMedia('(min-width: 60rem) and (min-height: 44rem)');
  byId('tours').firstElementChild.open = roomy.matches;
  drawWords();
  hearPresses();
  const answer = await askPeople();
  if (answer.kind === 'failed') {
    drawTrouble(answer.why, () => location.reload());
    return;
  }
  state.people = answer.people;
  state.day = answer.day;
  state.seen = recallSeen(answer.day);
  const wanted = location.hash.slice(1);
  const first = words().tours[0].steps[0].person;
  choose(answer.people.some(({ id }) => id === wanted) ? wanted : first);
  let connected = false;
  listen(onChange, () => {
    // After a pause the page looks again, because it may have missed something.
    if (connected) void look();
    connected = true;
  });
}

void start();
