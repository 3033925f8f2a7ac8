import { drawCard } from './cards.js';
import { element } from './element.js';

const adaptiveCard = 'application/vnd.microsoft.card.adaptive';

/** The titles of the buttons in a card that open a dialog. */
function dialogTitles(card) {
  const found = [];
  const walk = (value) => {
    if (Array.isArray(value)) value.forEach(walk);
    else if (typeof value === 'object' && value !== null) {
      if (value.type === 'Action.Submit' && value.data?.msteams?.type === 'task/fetch')
        found.push(value.title ?? '');
      Object.values(value).forEach(walk);
    }
  };
  walk(card);
  return found;
}

/** The first button that opens a dialog in the newest card that has one. */
export function newestButton(messages) {
  for (const message of [...messages].reverse()) {
    for (const attachment of message.attachments) {
      const [title] = dialogTitles(attachment.content);
      if (title) return title;
    }
  }
  return undefined;
}

function drawAttachment(attachment, words, onPress) {
  if (attachment?.contentType !== adaptiveCard) return undefined;
  const card = drawCard(attachment.content, onPress);
  return element('div', { class: 'bubble card' }, card ?? element('p', {}, words.cannotShow));
}

/** Dates of messages: in the trial days pass, so the hour is not enough. */
export function timesIn({ tag }) {
  return new Intl.DateTimeFormat(tag, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  });
}

export function drawMessage(message, { words, onPress }) {
  const fromBot = message.from === 'bot';
  const time = timesIn(words);
  const head = [fromBot ? 'Vissla' : words.you, ' ', time.format(new Date(message.at))];
  if (message.edited) head.push(` · ${words.edited}`);
  return element(
    'article',
    { class: fromBot ? 'message from-bot' : 'message from-person' },
    fromBot ? element('img', { class: 'avatar small', src: '/office/mark.svg', alt: '' }) : '',
    element(
      'div',
      { class: 'message-body' },
      element('p', { class: 'message-head' }, ...head),
      message.text === '' ? '' : element('p', { class: 'bubble' }, message.text),
      ...message.attachments.map((attachment) => drawAttachment(attachment, words, onPress) ?? ''),
    ),
  );
}

/** The element that scrolls: the log, or in a narrow window its parent. */
function scrollerOf(log) {
  for (let place = log; place !== document.body; place = place.parentElement) {
    const scrolls = ['auto', 'scroll'].includes(getComputedStyle(place).overflowY);
    if (scrolls && place.scrollHeight > place.clientHeight) return place;
  }
  return log;
}

function isAtEnd(log, scroller) {
  if (scroller === log) return log.scrollHeight - log.scrollTop - log.clientHeight < 80;
  const last = log.lastElementChild?.getBoundingClientRect();
  return last === undefined || last.top < scroller.getBoundingClientRect().bottom;
}

/** Where the log does not scroll, other things are below it: the newest message comes to the top. */
function scrollToEnd(log, scroller) {
  if (scroller === log) log.scrollTop = log.scrollHeight;
  else if (log.lastElementChild !== null) {
    const { top } = log.lastElementChild.getBoundingClientRect();
    scroller.scrollTop += top - scroller.getBoundingClientRect().top;
  }
}

/**
 * Shows messages in `log`, each as `drawOne` draws it. An unchanged message keeps its element, so that focus
 * and half-written inputs survive news.
 */
export function createLog(log, drawOne) {
  let drawn = new Map();
  return (messages, look) => {
    const scroller = scrollerOf(log);
    const atEnd = isAtEnd(log, scroller);
    const next = new Map();
    for (const message of messages) {
      const print = JSON.stringify([look.person, look.words.tag, message]);
      const old = drawn.get(message.id);
      next.set(message.id, old?.print === print ? old : { print, element: drawOne(message, look) });
    }
    for (const [id, old] of drawn) if (next.get(id) !== old) old.element.remove();
    for (const { element } of next.values()) if (!element.isConnected) log.append(element);
    // A changed message was put last; order is put right without touching the ones in place.
    [...next.values()].forEach(({ element }, index) => {
      if (log.children[index] !== element) log.insertBefore(element, log.children[index] ?? null);
    });
    drawn = next;
    if (atEnd || look.toEnd) scrollToEnd(log, scrollerOf(log));
  };
}
