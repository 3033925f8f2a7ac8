import {
  answersCall,
  answersFirst,
  closes,
  looks,
  moves,
  notes,
  reads,
  redirects,
  registers,
  replies,
  wantsToMeet,
  writes,
} from './acts';
import {
  agreesToOpenExpired,
  agreesToRedactions,
  answersRequest,
  archives,
  copies,
  isAskedFor,
  redactions,
  takesOut,
} from './record-acts';
import type { Tale } from './tale';

/** The last months' cases of both desks, most of them open. */
export const openTales: readonly Tale[] = [
  {
    ago: 104,
    shows: 'its feedback is overdue, and the law lets you turn to an authority',
    came: {
      to: 'whistleblowing',
      said: ['gain', 'others'],
      story: {
        what: 'Bidrag till en förening betalas ut utan redovisning. En i nämnden sitter i styrelsen.',
        where: 'Kultur och fritid.',
        how: 'Jag handlägger bidragen.',
      },
    },
    then: [
      [1, 'daniel', answersFirst()],
      [2, 'daniel', registers('report_under_act', 'public_interest')],
      [15, 'daniel', replies('Tack. Vilka år gäller det?')],
      [19, 'reporter', writes('De tre senaste.')],
      [20, 'karin', reads()],
    ],
  },
  {
    ago: 68,
    shows: 'HR has moved it to the handlers',
    came: {
      to: 'hr',
      said: ['work', 'single'],
      story: {
        what: 'Min chef tar av nattpersonalens övertid. Jag trodde att det bara var jag, men det är alla.',
        where: 'Björkgården.',
        how: 'Jag har jämfört lappar med fyra andra.',
      },
    },
    then: [
      [1, 'jonas', answersFirst()],
      [1, 'jonas', replies('Tack. Är det fler än du som det händer för?')],
      [2, 'reporter', writes('Ja, minst fem av oss, i flera månader.')],
      [3, 'eva', reads()],
      [3, 'eva', moves()],
      [5, 'karin', answersFirst()],
      [5, 'karin', registers('report_under_act', 'public_interest')],
      [20, 'karin', notes('Löneenheten tar fram alla ändrade tidkort.')],
    ],
  },
  {
    ago: 33,
    came: {
      to: 'whistleblowing',
      said: ['data', 'misuse'],
      involved: 'daniel',
      story: {
        what: 'Säkerhetssamordnaren läser passerloggen för att se när fackets folk kommer och går.',
        where: 'Stadshuset.',
        how: 'Han sa det vid kaffet.',
      },
    },
    then: [
      [1, 'karin', answersFirst()],
      [2, 'karin', registers('report_under_act', 'public_interest')],
      [12, 'karin', notes('Bara jag kan läsa det här. Ersättare behövs om jag blir borta.')],
    ],
  },
  {
    ago: 28,
    came: {
      to: 'whistleblowing',
      said: ['other', 'unsure'],
      story: { what: 'Maten i personalmatsalen har blivit dyrare och sämre. Vem bestämmer det?' },
    },
    then: [
      [4, 'karin', redirects('complaints')],
      [4, 'karin', registers('report_outside_act', 'outside')],
      [
        12,
        'karin',
        closes(
          'other_channel',
          'Vi har lämnat din synpunkt till måltidsservice.',
          'Det är en synpunkt på en verksamhet, och den avgör priserna.',
        ),
      ],
      [13, 'karin', isAskedFor('Ärendet om maten i personalmatsalen.')],
      [13, 'karin', copies('without_notes')],
      [13, 'karin', answersRequest('whole', 'without_notes')],
      [14, 'daniel', archives('Arkiv 31')],
    ],
  },
  {
    ago: 27,
    shows: 'you have asked to meet somebody',
    came: {
      to: 'whistleblowing',
      said: ['work', 'punished'],
      story: {
        what: 'Sedan jag berättade om fakturorna får jag inga uppdrag, och mitt skrivbord är flyttat till källaren.',
        where: 'Gatukontoret.',
      },
    },
    then: [
      [0, 'karin', answersFirst()],
      [1, 'karin', registers('report_under_act', 'public_interest')],
      [16, 'karin', isAskedFor('Anmälan och våra svar.')],
      [16, 'karin', redactions('32:3b-1', 'mitt skrivbord är flyttat till källaren')],
      [17, 'daniel', agreesToRedactions()],
      [17, 'karin', copies('redacted')],
      [17, 'karin', answersRequest('redacted', 'redacted')],
      [21, 'reporter', wantsToMeet()],
    ],
  },
  {
    ago: 24,
    shows: 'the word on the telephone is blåbärspaj: press Somebody calls',
    came: {
      by: 'karin',
      way: 'telephone',
      before: 1,
      word: 'blåbärspaj',
      text: 'Den som ringde arbetar i köket. Kylen på tillagningsköket har stått på nio grader i tre veckor. Larmet är avstängt, och temperaturen skrivs in i efterhand. Den som ringde vill vara anonym och ringer igen på fredag. Hens syster har just skilt sig.',
    },
    then: [
      [1, 'karin', answersFirst()],
      [1, 'karin', registers('report_under_act', 'public_interest')],
      [2, 'daniel', answersCall('hallonpaj')],
      [3, 'daniel', notes('Någon ringde, men kunde inte ordet. Jag berättade inget.')],
      [4, 'karin', takesOut('Hens syster har just skilt sig.')],
      [5, 'daniel', agreesToOpenExpired()],
      [8, 'daniel', isAskedFor('Allt om köket.')],
      [9, 'daniel', answersRequest('refused', 'none')],
    ],
  },
  {
    ago: 19,
    locale: 'en',
    came: {
      to: 'whistleblowing',
      said: ['cheating', 'grave'],
      story: {
        what: 'The language tests for newly arrived adults are marked as passed without being taken, so that the unit reaches its target.',
        where: 'Adult education.',
        how: 'I was asked to sign four of them.',
      },
    },
    then: [
      [2, 'daniel', answersFirst()],
      [2, 'daniel', registers('report_under_act', 'public_interest')],
      [9, 'daniel', replies('Thank you. Do you know in which weeks?')],
      [10, 'reporter', looks()],
      [12, 'karin', isAskedFor('Everything about the language tests.')],
    ],
  },
  {
    ago: 12,
    came: {
      to: 'whistleblowing',
      said: ['gain', 'others'],
      story: {
        what: 'Timmar för snöröjning skrivs även när det inte har snöat.',
        where: 'Entreprenören för östra distriktet.',
        how: 'Jag attesterar och får listan färdig.',
      },
    },
    then: [],
  },
  {
    ago: 2,
    locale: 'en',
    shows: 'nobody has answered yet',
    came: {
      to: 'whistleblowing',
      said: ['data', 'misuse'],
      story: {
        what: 'Somebody in my unit sells the list of new parents to a photographer.',
        where: 'The maternity care office.',
        how: 'I saw the mail on the shared screen.',
      },
    },
    then: [],
  },
  {
    ago: 0,
    came: {
      to: 'hr',
      said: ['work', 'single'],
      story: {
        what: 'Min provanställning tar slut på fredag, och ingen säger vad som händer sedan.',
      },
    },
    then: [],
  },
];
