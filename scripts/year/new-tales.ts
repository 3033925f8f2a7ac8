import {
  answersCall,
  answersFirst,
  closes,
  keepsDuty,
  looks,
  notes,
  registers,
  replies,
} from './acts';
import type { Tale } from './tale';

/** What came to the handlers in the last weeks. */
export const newTales: readonly Tale[] = [
  {
    ago: 24,
    shows: 'the word on the telephone is blåbärspaj: press Somebody calls',
    came: {
      by: 'karin',
      way: 'telephone',
      before: 1,
      word: 'blåbärspaj',
      text: 'Den som ringde arbetar i köket. Kylen på tillagningsköket har stått på nio grader i tre veckor. Larmet är avstängt, och temperaturen skrivs in i efterhand. Den som ringde vill vara anonym och ringer igen på fredag.',
    },
    then: [
      [1, 'karin', answersFirst()],
      [1, 'karin', registers('report_under_act', 'public_interest')],
      [2, 'daniel', answersCall('hallonpaj')],
      [3, 'daniel', notes('Någon ringde, men kunde inte ordet. Jag berättade inget.')],
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
    ],
  },
  {
    ago: 16,
    came: {
      to: 'whistleblowing',
      said: ['other', 'unsure'],
      story: {
        what: 'Räknas det som visselblåsning att skriva om något som hände på ett gammalt jobb?',
      },
    },
    then: [
      [1, 'karin', answersFirst()],
      [2, 'karin', registers('inquiry', 'outside')],
      [
        3,
        'karin',
        closes(
          'not_work_related',
          'Vi har svarat på frågan.',
          'Ja, om du fick veta det i arbetet. Skriv då till den arbetsgivaren.',
        ),
      ],
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
    ago: 8,
    came: {
      by: 'daniel',
      way: 'letter',
      before: 2,
      text: 'Brev utan avsändare. På simhallens kafé slås inte allt in i kassan. Överskottet går till personalfester som alla vet om. Brevet ligger i kassaskåpet.',
    },
    then: [
      [1, 'daniel', answersFirst()],
      [1, 'daniel', registers('report_under_act', 'public_interest')],
    ],
  },
  {
    ago: 6,
    came: {
      to: 'whistleblowing',
      said: ['accident', 'hidden'],
      story: {
        what: 'En brukare ramlade ur liften i tisdags. Vi blev tillsagda att skriva att hon satt sig på golvet.',
        where: 'Hemtjänsten i Södra.',
        how: 'Jag var med.',
      },
    },
    then: [
      [1, 'karin', answersFirst()],
      [1, 'karin', keepsDuty({ law: 'lex_sarah', standing: 'not_begun', told: 'Vi söker SAS' })],
      [1, 'karin', registers('report_under_act', 'public_interest')],
    ],
  },
  {
    ago: 4,
    came: {
      to: 'whistleblowing',
      said: ['broken', 'ignored'],
      story: {
        what: 'Nödutgången i gymnastiksalen är låst med kedja under disco. Rektorn vet.',
        where: 'Ekskolan.',
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
      to: 'whistleblowing',
      said: ['cheating', 'grave'],
      story: {
        what: 'Kontrollen av livsmedel i tre restauranger är godkänd utan besök. Inspektören var på semester de dagarna.',
        where: 'Miljökontoret.',
        how: 'Jag lägger schemat.',
      },
    },
    then: [],
  },
];
