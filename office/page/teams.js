import { askChat, sendText, sendValue, setLocale } from './api.js';
import { createLog, drawMessage } from './chat.js';
import { byId } from './element.js';
import { drawHint } from './hint.js';
import { firstName } from './people.js';
import { byCommand, createTask } from './task.js';

/** One person's Teams: the chat with Vissla, and its dialog. `keep(person)` stores what the office says. */
export function createTeams({ wordsNow, looked, keep, drawTrouble, say }) {
  const showMessages = createLog(byId('log'), drawMessage);
  const task = createTask(wordsNow);
  let person;
  let chat;

  function draw(toEnd = false) {
    if (person === undefined) return;
    const words = wordsNow();
    byId('chat-with').textContent = words.chatWith(person.name);
    byId('teams-language-name').textContent = words.teamsLanguage(firstName(person));
    for (const button of byId('teams-language').children)
      button.setAttribute('aria-pressed', String(button.dataset.locale === person.locale));
    drawHint(person, chat?.messages ?? [], words);
    showMessages(chat?.messages ?? [], {
      person: person.id,
      words,
      onPress: (data) => void press(person, data),
      toEnd,
    });
  }

  /** Fetches the person's chat; on the first look the office installs the app, and Vissla says hello. */
  async function look(toEnd = false) {
    const mine = person;
    const log = byId('log');
    log.setAttribute('aria-busy', 'true');
    const answer = await askChat(mine.id);
    if (mine.id !== person?.id) return;
    log.setAttribute('aria-busy', 'false');
    const why = answer.kind === 'failed' ? answer.why : answer.failed;
    drawTrouble(why, () => void look(true));
    if (answer.kind === 'failed') return;
    chat = answer;
    person = keep({ id: mine.id, locale: answer.locale });
    looked(person, answer.posted);
    draw(toEnd);
  }

  async function press(who, data) {
    const kind = data.msteams?.type;
    if (kind === 'task/fetch') await task.open(who.id, data, document.activeElement);
    else if (kind === undefined) {
      const sent = await sendValue(who.id, data);
      if (sent.kind === 'failed') drawTrouble(sent.why, () => void press(who, data));
    }
  }

  async function send(event) {
    event.preventDefault();
    const typed = byId('typed');
    const button = byId('compose').querySelector('button');
    const text = typed.value.trim();
    if (text === '' || button.disabled) return;
    button.disabled = true;
    const sent = await sendText(person.id, text);
    button.disabled = false;
    if (sent.kind === 'failed') {
      drawTrouble(sent.why, () => void look(true));
      if (sent.why === 'office') return;
    }
    typed.value = '';
    typed.focus();
    await look(true);
  }

  async function changeLocale(locale) {
    const mine = person;
    const changed = await setLocale(mine.id, locale);
    if (changed.kind === 'failed') {
      drawTrouble(changed.why, () => void changeLocale(locale));
      return;
    }
    const kept = keep({ id: mine.id, locale });
    if (mine.id !== person?.id) return;
    person = kept;
    draw();
    say(wordsNow().languageChanged(firstName(person)));
  }

  byId('teams-language').addEventListener('click', ({ target }) => {
    if (target.dataset.locale !== undefined) void changeLocale(target.dataset.locale);
  });
  byId('teams-command').addEventListener('click', ({ currentTarget }) => {
    void task.open(person.id, {}, currentTarget, byCommand);
  });
  byId('compose').addEventListener('submit', (event) => void send(event));
  byId('typed').addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    byId('compose').requestSubmit();
  });

  return {
    open: (who) => {
      person = who;
      chat = undefined;
      draw();
      void look(true);
    },
    close: () => {
      person = undefined;
      task.close();
    },
    draw,
    look: () => void look(),
  };
}
