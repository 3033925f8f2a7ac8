import { askPeople, listen } from './api.js';
import { prepareCards } from './cards.js';
import { byId } from './element.js';
import { keepLanguage, recallLanguage } from './memory.js';
import { drawMessenger } from './messengers.js';
import { drawPeople, drawTours } from './people.js';
import { createSeen } from './seen.js';
import { createSlack } from './slack.js';
import { createTeams } from './teams.js';
import { texts } from './texts.js';
import { createTrouble } from './trouble.js';
import { fillWords } from './words.js';

const asked = recallLanguage() ?? navigator.language.slice(0, 2);
const state = {
  language: asked === 'sv' ? 'sv' : 'en',
  people: [],
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
  fillWords(words(), state.language);
  drawTours({ words: words(), onChoose: choose });
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

function choose(id, wanted) {
  const person = personOf(id);
  if (person === undefined) return;
  const messenger = messengerOf(person, wanted);
  if (state.chosen !== '') views[state.messenger].close();
  state.chosen = id;
  state.messenger = messenger;
  state.last.set(id, messenger);
  const both = person.messengers.length > 1;
  history.replaceState(null, '', both ? `#${id}/${messenger}` : `#${id}`);
  drawTrouble(undefined);
  drawBar();
  drawSide();
  views[messenger].open(person);
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
  seen.begin(answer.day);
  const [wanted, messenger] = location.hash.slice(1).split('/');
  const first = words().tours[0].steps[0];
  if (personOf(wanted)) choose(wanted, messenger);
  else choose(first.person, first.messenger);
  let connected = false;
  listen(onChange, () => {
    // After a pause the page looks again, because it may have missed something.
    if (connected) views[state.messenger].look();
    connected = true;
  });
}

void start();
