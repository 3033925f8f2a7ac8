import type { DocumentWords } from '../bot/domain/document';
import type { Say } from './texts';

/** What a document says of itself. Its page numbers and sections are filled in where it is drawn. */
export function documentWords(say: Say): DocumentWords {
  return {
    page: say('document.page'),
    masked: say('document.masked'),
    about: say('document.about'),
    unchecked: say('document.unchecked'),
    lacks: say('document.lacks'),
    beside: say('document.beside'),
  };
}
