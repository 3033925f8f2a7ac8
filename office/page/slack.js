import { askSlack, doInSlack } from './api.js';
import { drawBlocks } from './blocks.js';
import { byId } from './element.js';
import { drawSlackHint } from './hint.js';
import { createModal } from './modal.js';
import { createSlackLog } from './slack-messages.js';
import { createTabs } from './tabs.js';

/**
 * One person's Slack: the app's Home and messages, its modals and its command. `unread(person)` counts the
 * messages that have not been looked at; `looked(person, posted)` is called when all have been.
 */
export function createSlack({ wordsNow, unread, looked, drawTrouble, say }) {
  const home = byId('slack-home');
  const log = byId('slack-log');
  const command = byId('slack-command');
  const showMessages = createSlackLog(log);
  let person;
  let state;
  let homeDrawn = '';
  let newest = '';
  /** How many unread messages the tab shows; the side has told of those that were there before. */
  let marked = 0;

  /** Leaves out messages in a channel, such as the answer to a command. */
  const isHere = ({ channel }) => channel.startsWith('D');
  const isOpen = () => person !== undefined && !byId('slack-view').hidden;
  const tabs = createTabs(byId('slack-tabs'), (tab) => {
    draw(true);
    if (tab === 'home') void openHome();
  });
  const showModal = createModal({ wordsNow, act });

  function drawHome() {
    const words = wordsNow();
    const print = JSON.stringify([person.id, state?.home?.hash, words.tag]);
    if (print === homeDrawn) return;
    homeDrawn = print;
    const held = home.contains(document.activeElement) && home !== document.activeElement;
    const blocks = state?.home?.blocks;
    if (blocks === undefined) home.textContent = words.loading;
    else
      home.replaceChildren(
        ...drawBlocks(blocks, { words, values: {}, onPress: (press) => void pressHome(press) }),
      );
    home.setAttribute('aria-busy', String(blocks === undefined));
    if (held) (home.querySelector('button') ?? home).focus();
  }

  function markMessages() {
    const count = unread(person);
    tabs.mark('messages', count, wordsNow());
    if (count > marked) say(wordsNow().news(person.name));
    marked = count;
  }

  function draw(toEnd = false) {
    if (!isOpen()) return;
    const words = wordsNow();
    const messages = (state?.messages ?? []).filter(isHere);
    byId('chat-with').textContent = words.slackWith(person.name);
    if (state !== undefined && tabs.now() === 'messages') looked(person, state.posted);
    drawSlackHint(person, state, words);
    drawHome();
    byId('slack-empty').hidden = messages.length > 0;
    showMessages(messages, {
      person: person.id,
      words,
      onPress: (press) => void act({ deed: 'press', ...press }).then(complain),
      toEnd,
    });
    markMessages();
    showModal(state ?? { modals: [] });
  }

  function complain({ kind, why }) {
    drawTrouble(kind === 'failed' ? why : undefined, () => void openHome());
  }

  /** Tells the office the person's deed, and shows Slack's screen afterwards. */
  async function act(deed) {
    const mine = person;
    const answer = await doInSlack(mine.id, deed);
    if (mine !== person) return { kind: 'ok' };
    if (answer.kind === 'failed') return answer;
    take(answer);
    return answer.outcome;
  }

  /** Shows the newest state, no matter which answer brought it. */
  function take(next) {
    if (next.id === state?.id && next.version < state.version) return;
    state = next;
    draw();
  }

  async function openHome() {
    complain(await act({ deed: 'home' }));
  }

  async function pressHome(press) {
    complain(await act({ deed: 'press', view: state.home.id, ...press }));
  }

  async function arrive() {
    const mine = person;
    complain(await act({ deed: 'arrive' }));
    if (mine === person && tabs.now() === 'home') await openHome();
  }

  async function look() {
    const mine = person;
    const answer = await askSlack(mine.id);
    if (mine !== person) return;
    if (answer.kind === 'failed') complain(answer);
    else take(answer);
  }

  /** Shows an answer that only this person sees where the command was given. */
  function drawAnswer() {
    const said = byId('slack-command-said');
    const isAnswer = (message) => !isHere(message) && message.ts > newest;
    const last = state?.messages.findLast(isAnswer);
    said.hidden = last === undefined;
    said.textContent = last === undefined ? '' : `${wordsNow().commandSays} ${last.text}`;
  }

  async function runCommand() {
    newest = state?.messages.at(-1)?.ts ?? '';
    complain(await act({ deed: 'command', text: byId('slack-command-text').value.trim() }));
    drawAnswer();
  }

  command.addEventListener('submit', (event) => {
    event.preventDefault();
    void runCommand();
  });

  return {
    /** Opens the person's Slack: at the messages when there are new ones, else at Home. */
    open: (who) => {
      if (who.id !== person?.id) {
        state = undefined;
        byId('slack-command-said').hidden = true;
        byId('slack-command-text').value = '';
        homeDrawn = '';
      }
      person = who;
      marked = unread(who);
      tabs.choose(unread(who) > 0 ? 'messages' : 'home');
      draw(true);
      void arrive();
    },
    close: () => {
      person = undefined;
      state = undefined;
      showModal({ modals: [] });
    },
    draw,
    look: () => {
      if (isOpen()) void look();
    },
  };
}
