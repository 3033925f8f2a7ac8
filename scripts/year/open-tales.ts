import {
  acknowledges,
  answersCall,
  asksAboutHr,
  closes,
  givesHr,
  handsOver,
  inExcerpt,
  keepsDuty,
  looks,
  notes,
  reads,
  registers,
  replies,
  saysYesToHr,
  wantsToMeet,
  writes,
} from './acts';
import type { Tale } from './tale';

/** What the handlers have open, the eldest first. */
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
      [1, 'daniel', acknowledges()],
      [2, 'daniel', registers('report_under_act', 'public_interest')],
      [15, 'daniel', replies('Tack. Vilka år gäller det?')],
      [19, 'reporter', writes('De tre senaste.')],
      [20, 'karin', reads()],
    ],
  },
  {
    ago: 84,
    shows: 'the handlers have a message of yours to answer',
    came: {
      to: 'whistleblowing',
      said: ['danger', 'ignored'],
      story: {
        what: 'Ventilationen på förskolan är avstängd nattetid för att spara el, och det luktar mögel på morgonen.',
        where: 'Förskolan Tallkotten.',
        how: 'Jag öppnar klockan 6.',
      },
    },
    then: [
      [1, 'karin', acknowledges()],
      [1, 'karin', registers('report_under_act', 'public_interest')],
      [40, 'karin', replies('Vi har bett om en mätning. Är det någon avdelning som är värre?')],
      [82, 'reporter', writes('Avdelningen mot skogen. Två barn har fått ny medicin.')],
    ],
  },
  {
    ago: 75,
    came: {
      to: 'whistleblowing',
      said: ['gain', 'others'],
      story: {
        what: 'Asfalten på Storgatan är tunnare än vad vi har betalat för. Besiktningsmannen är svåger till entreprenören.',
        where: 'Storgatan, hela sträckan.',
        how: 'Jag körde ut borrkärnorna.',
      },
    },
    then: [
      [2, 'karin', acknowledges()],
      [2, 'karin', registers('report_under_act', 'public_interest')],
      [
        26,
        'karin',
        handsOver(
          'investigator',
          {
            recipient: 'Vägkonsult, utsedd av kommundirektören',
            cause: 'Utredaren ska mäta asfalten och behöver veta var.',
            copy: 'Storgatan uppges ha tunnare asfalt än beställt, hela sträckan.',
            laterWhy: 'Mätningen ska göras innan entreprenören får veta.',
          },
          { tellAfter: 61 },
        ),
      ],
      [27, 'daniel', reads()],
    ],
  },
  {
    ago: 51,
    shows: 'the handlers ask you something',
    came: {
      to: 'whistleblowing',
      said: ['cheating', 'grave'],
      story: {
        what: 'Provtagningen av badvattnet är inte ärlig. Proverna tas alltid på samma ställe, långt från utloppet.',
        where: 'Södra badplatsen.',
      },
    },
    then: [
      [1, 'daniel', acknowledges()],
      [2, 'daniel', registers('report_under_act', 'eu_rules')],
      [30, 'daniel', replies('Vem bestämmer var proverna tas? Skriv en titel, inget namn.')],
    ],
  },
  {
    ago: 40,
    shows: 'HR has an excerpt with your yes, and asks the handlers something',
    came: {
      to: 'whistleblowing',
      said: ['work', 'several'],
      story: {
        what: 'På nattpasset skrattar gruppledaren åt dem som bryter på ett annat språk. Två har bett om att byta.',
        where: 'Granliden, natt.',
        how: 'Jag hör det varje vecka.',
      },
    },
    then: [
      [1, 'karin', acknowledges()],
      [2, 'karin', registers('report_outside_act', 'outside')],
      [3, 'karin', asksAboutHr()],
      [7, 'reporter', saysYesToHr()],
      [
        8,
        'karin',
        givesHr('En gruppledare på ett boende uppges håna medarbetare för hur de talar svenska.'),
      ],
      [10, 'jonas', inExcerpt(registers('work_environment'))],
      [11, 'jonas', inExcerpt(replies('Är det någon mer än gruppledaren? Och vilket boende?'))],
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
      [1, 'karin', acknowledges()],
      [2, 'karin', registers('report_under_act', 'public_interest')],
      [12, 'karin', notes('Bara jag kan läsa det här. Ersättare behövs om jag blir borta.')],
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
      [0, 'karin', acknowledges()],
      [1, 'karin', registers('report_under_act', 'public_interest')],
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
      text: 'Den som ringde arbetar i köket. Kylen på tillagningsköket har stått på nio grader i tre veckor. Larmet är avstängt, och temperaturen skrivs in i efterhand. Den som ringde vill vara anonym och ringer igen på fredag.',
    },
    then: [
      [1, 'karin', acknowledges()],
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
      [2, 'daniel', acknowledges()],
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
      [1, 'karin', acknowledges()],
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
      [1, 'daniel', acknowledges()],
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
      [1, 'karin', acknowledges()],
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
