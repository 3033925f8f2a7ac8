import { askPeople, listen, tellLanguage } from './api.js';
import { prepareCards } from './cards.js';
import { createDays } from './days.js';
import { byId } from './element.js';
import { whoOneIs } from './hint.js';
import { keepLanguage, recallLanguage } from './memory.js';
import { drawMessenger } from './messengers.js';
import { drawDoor, drawPeople, drawReceiver, drawTours } from './people.js';
import { createSeen } from './seen.js';
import { createSlack } from './slack.js';
import { createTeams } from './teams.js';
import { texts } from './texts.js';
import { createTrouble } from './trouble.js';
import { fillWords } from './words.js';

/** The language chosen here earlier, else the first of the browser's languages that the page has. */
function firstLanguage() {
  const wanted = [recallLanguage(), ...navigator.languages.map((tag) => tag.split('-')[0])];
  return wanted.find((one) => one in texts) ?? 'en';
}

const state = {
  language: firstLanguage(),
  people: [],
  /** The hour at which reports arrive; without it they do at once. */
  passes: undefined,
  chosen: '',
  messenger: 'teams',
  /** The messenger in which each person was last. */
  last: new Map(),
};

const words = () => texts[state.language];
const seen = createSeen();
const drawTrouble = createTrouble(words);
const shared = { wordsNow: words, drawTrouble, say };
const views = {
  teams: createTeams({
    ...shared,
    keep: keepPerson,
    looked: (person, posted) => hasLooked(person, 'teams', posted),
  }),
  slack: createSlack({
    ...shared,
    unread: ({ id }) => seen.unread(personOf(id), 'slack'),
    looked: (person, posted) => hasLooked(person, 'slack', posted),
  }),
};

const days = createDays({ ...shared, look: () => views[state.messenger].look() });

function personOf(id) {
  return state.people.find((person) => person.id === id);
}

function say(text) {
  byId('said').textContent = text;
}

/** Takes in what has changed of a person, and gives the person. */
function keepPerson(changed) {
  state.people = state.people.map((person) =>
    person.id === changed.id ? { ...person, ...changed } : person,
  );
  return personOf(changed.id);
}

function keepPosted(id, messenger, posted) {
  return keepPerson({ id, posted: { ...personOf(id).posted, [messenger]: posted } });
}

function hasLooked({ id }, messenger, posted) {
  seen.looked(keepPosted(id, messenger, posted), messenger, posted);
  drawSide();
}

function drawWords() {
  const { passes } = state;
  const waits = passes !== undefined;
  const { atOnce, daily, weekly } = words();
  fillWords(words(), state.language);
  drawReceiver(state.receiver, words());
  const byClock = passes?.kind === 'weekly' ? weekly : daily;
  byId('pass').textContent = waits ? byClock(passes) : atOnce;
  days.draw();
  drawTours({ words: words(), waitsFor: passes?.kind, onChoose: choose });
}

function drawSide() {
  // What comes into the open chat is looked at as it comes.
  const isOpen = (person, messenger) =>
    messenger === 'teams' && person.id === state.chosen && state.messenger === 'teams';
  const unread = (person) =>
    person.messengers
      .filter((messenger) => !isOpen(person, messenger))
      .reduce((sum, messenger) => sum + seen.unread(person, messenger), 0);
  drawPeople(state.people, { words: words(), chosen: state.chosen, unread, onChoose: choose });
}

function drawBar() {
  const person = personOf(state.chosen);
  if (person === undefined) return;
  drawMessenger(person, state.messenger, {
    words: words(),
    onSwitch: (messenger) => choose(person.id, messenger),
  });
}

/** A person's messenger: the one asked for, else the last one used, else the first. */
function messengerOf(person, wanted) {
  const found = [wanted, state.last.get(person.id)].find((one) => person.messengers.includes(one));
  return found ?? person.messengers[0];
}

/** Somebody in a messenger, as the address names them. */
const hashOf = ({ id, messengers }, messenger) =>
  messengers.length > 1 ? `#${id}/${messenger}` : `#${id}`;

/** Whom an address names, and in which messenger; `undefined` when there is no such person. */
function namedBy(hash) {
  const [id, wanted] = hash.slice(1).split('/');
  const person = personOf(id);
  return person && { person, messenger: messengerOf(person, wanted) };
}

function become(person, messenger) {
  if (state.chosen !== '') views[state.messenger].close();
  state.chosen = person.id;
  state.messenger = messenger;
  state.last.set(person.id, messenger);
  drawTrouble(undefined);
  drawBar();
  drawSide();
  views[messenger].open(person);
}

/** Makes the address say who one is, without a step that the browser could go back to. */
function correctAddress() {
  const person = personOf(state.chosen);
  if (person) history.replaceState(null, '', hashOf(person, state.messenger));
}

/** Somebody is pressed: with the browser's back button one is again who one was. */
function choose(id, wanted) {
  const person = personOf(id);
  if (person === undefined) return;
  const messenger = messengerOf(person, wanted);
  const hash = hashOf(person, messenger);
  if (hash !== location.hash) history.pushState(null, '', hash);
  become(person, messenger);
}

/** The address has changed, by hand or by the browser's back and forward buttons. */
function followAddress() {
  const next = namedBy(location.hash);
  const isOther = next && (next.person.id !== state.chosen || next.messenger !== state.messenger);
  if (isOther) {
    const hadFocus = document.activeElement !== document.body;
    become(next.person, next.messenger);
    say(whoOneIs(next.person, words()));
    // What had the focus may be gone, or out of sight, with the one who was here.
    const held = document.activeElement;
    if (hadFocus && (held === document.body || !held.checkVisibility()))
      byId('people').querySelector('[aria-current]').focus();
  }
  correctAddress();
}

/** Everybody's Teams speaks the page's language, but theirs that have one of their own. */
async function shareLanguage() {
  const told = await tellLanguage(words().tag);
  if (told.kind === 'failed') drawTrouble(told.why, () => void shareLanguage());
  else if (state.chosen !== '') {
    drawTrouble(undefined);
    views[state.messenger].look();
  }
}

function onChange({ person: id, messenger, posted }) {
  const old = personOf(id);
  if (old === undefined) return;
  const more = posted > old.posted[messenger];
  const person = keepPosted(id, messenger, posted);
  drawSide();
  if (id === state.chosen && messenger === state.messenger) {
    views[messenger].look();
    return;
  }
  if (more && person.messengers.includes(messenger) && seen.unread(person, messenger) > 0)
    say(words().news(person.name));
}

function hearPresses() {
  byId('page-language').addEventListener('click', ({ target }) => {
    if (target.dataset.language === undefined) return;
    state.language = target.dataset.language;
    keepLanguage(state.language);
    drawWords();
    drawBar();
    drawSide();
    views[state.messenger].draw();
    void shareLanguage();
  });
  byId('skip').addEventListener('click', (event) => {
    // Only the focus moves: the address names a person.
    event.preventDefault();
    document.querySelector(event.currentTarget.getAttribute('href')).focus();
  });
  addEventListener('hashchange', followAddress);
}

async function start() {
  prepareCards();
  const roomy = matchMedia('(min-width: 60rem) and (min-height: 44rem)');
  byId('tours').firstElementChild.open = roomy.matches;
  drawWords();
  hearPresses();
  await tellLanguage(words().tag);
  const answer = await askPeople();
  if (answer.kind === 'failed') {
    drawTrouble(answer.why, () => location.reload());
    return;
  }
  state.people = answer.people;
  state.passes = answer.passes;
  drawDoor(answer.door);
  state.receiver = answer.receiver;
  drawWords();
  seen.begin(answer.day);
  const first = words().tours[0].steps[0];
  const { person, messenger } =
    namedBy(location.hash) ?? namedBy(`#${first.person}/${first.messenger}`);
  become(person, messenger);
  correctAddress();
  let connected = false;
  listen({
    onChange,
    onDay: days.show,
    onOpen: () => {
      // After a pause the page tells and looks again: it may have missed news, or the office's new start.
      if (connected) void shareLanguage();
      connected = true;
    },
  });
}

void start();
