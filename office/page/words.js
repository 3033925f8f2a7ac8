import { byId } from './element.js';

/** Puts the page's own words in their places. */
export function fillWords(words, language) {
  document.documentElement.lang = language;
  document.title = words.title;
  for (const place of document.querySelectorAll('[data-text]'))
    place.textContent = words[place.dataset.text];
  for (const place of document.querySelectorAll('[data-label]'))
    place.setAttribute('aria-label', words[place.dataset.label]);
  for (const place of document.querySelectorAll('[data-placeholder]'))
    place.placeholder = words[place.dataset.placeholder];
  for (const button of byId('page-language').children)
    button.setAttribute('aria-pressed', String(button.dataset.language === language));
}
