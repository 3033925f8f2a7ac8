import { type CardSet, createCards } from '../../adaptive-cards/cards';
import type { DeskView } from '../../bot/domain/desk-view';
import type { ReporterView } from '../../bot/domain/view';
import { cards, locales, options, partsOf, samples, shown } from './samples';

/** All that is read on a view, in one text. */
function read(view: ReporterView | DeskView, locale: 'sv' | 'en', given: CardSet = cards): string {
  const parts = partsOf(given.draw(shown(view, locale)).card);
  return parts.map(({ text }) => (typeof text === 'string' ? text : '')).join('\n');
}
const atDoor = createCards({ ...options, messenger: 'web', door: 'https://tips.example.org' });

it.each(locales)(
  'says in %s beside the story where it is told how personal data are treated (GDPR 13)',
  (locale) => {
    for (const view of samples.story) {
      expect(read(view, locale)).toContain(options.privacyUrl);
      // Each page of the door has the link below it.
      expect(read(view, locale, atDoor)).not.toContain(options.privacyUrl);
    }
  },
);

it('says that what was written down can be signed on paper (VBL 8:3)', () => {
  const asked = samples.thread.find(({ minutes }) => minutes?.step === 'open')!;
  const { phone } = options.contacts.sv;
  expect(read(asked, 'sv')).toContain(`Vill du skriva under på papper? Ring ${phone}.`);
  expect(read(asked, 'en')).toContain('Would you rather sign on paper? Call ');
});

it('forbids searching out people by sensitive data (dataskyddslagen 3:3)', () => {
  const [search] = samples.desk_search;
  expect(read(search!, 'sv')).toContain('Sök aldrig för att få fram personer efter hälsa');
  expect(read(search!, 'en')).toContain('Never search to pick out people by health');
});

it.each(locales)('promises in %s for the bot alone, and never for the organisation', (locale) => {
  const first = [cards, atDoor].map((given) => read(samples.start[0]!, locale, given));
  for (const said of first) {
    expect(said).toMatch(/Boten sparar (?:inte|varken)|The bot (?:never keeps|keeps neither)/);
    expect(said).not.toMatch(/Vi sparar|We (?:do not|never|store)/);
  }
});

it('says where it is urgent that reports are read on working days', () => {
  const weekly = createCards({ ...options, atOnce: false, weekly: true, passHour: 9 });
  expect(read(samples.safety[0]!, 'sv')).toContain('vi läser på arbetsdagar');
  for (const view of samples.involved)
    expect(read(view, 'sv', weekly)).toContain('och läses på arbetsdagar.');
});
