import {
  answersFirst,
  asksAboutHr,
  givesHr,
  handsOver,
  inExcerpt,
  notes,
  reads,
  registers,
  replies,
  saysYesToHr,
  wantsToMeet,
  writes,
} from './acts';
import type { Tale } from './tale';

/** What the handlers have had open for a month or more. */
export const underWayTales: readonly Tale[] = [
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
      [1, 'karin', answersFirst()],
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
      [2, 'karin', answersFirst()],
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
      [1, 'daniel', answersFirst()],
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
      [1, 'karin', answersFirst()],
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
      [1, 'karin', answersFirst()],
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
      [0, 'karin', answersFirst()],
      [1, 'karin', registers('report_under_act', 'public_interest')],
      [21, 'reporter', wantsToMeet()],
    ],
  },
];
