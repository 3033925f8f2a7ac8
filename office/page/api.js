/** Gives the office's answer; anything that goes wrong becomes `{ kind: 'failed', why: 'office' }`. */
async function ask(path, body) {
  try {
    const response = await fetch(
      `/office/api/${path}`,
      body === undefined
        ? {}
        : {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify(body),
          },
    );
    return response.ok ? await response.json() : { kind: 'failed', why: 'office' };
  } catch {
    return { kind: 'failed', why: 'office' };
  }
}

export const askPeople = () => ask('people');
/** Gives everybody's Teams a language, but theirs that have one of their own. */
export const tellLanguage = (locale) => ask('people', { locale });
/** Lets a day of the trial pass. */
export const letADayPass = () => ask('days', {});
export const askChat = (person) => ask(`chat/${person}`);
export const sendText = (person, text) => ask(`chat/${person}`, { text });
export const sendValue = (person, value) => ask(`chat/${person}`, { value });
export const setLocale = (person, locale) => ask(`people/${person}`, { locale });
export const invoke = (person, name, data, theme) =>
  ask(`invoke/${person}`, { name, value: { data, context: { theme } } });
export const askSlack = (person) => ask(`slack/${person}`);
export const doInSlack = (person, deed) => ask(`slack/${person}`, deed);

/**
 * Calls `onChange` for every chat that changes, `onDay` with what day it is, and `onOpen` each time the
 * browser connects.
 */
export function listen({ onChange, onDay, onOpen }) {
  const events = new EventSource('/office/api/events');
  events.onopen = onOpen;
  events.onmessage = (event) => {
    const news = JSON.parse(event.data);
    if (news.today === undefined) onChange(news);
    else onDay(news.today);
  };
}
