import {
  answersCall,
  answersFirst,
  approves,
  asksAboutHr,
  closes,
  feedsBack,
  givesHr,
  handsOver,
  hrCloses,
  inExcerpt,
  keepsDuty,
  looks,
  notes,
  reads,
  registers,
  replies,
  saysYesToHr,
  takesMinutes,
  wantsToMeet,
  writes,
  writesToHr,
} from './acts';
import type { Tale } from './tale';

/** The handlers' closed cases. */
export const closedTales: readonly Tale[] = [
  {
    ago: 352,
    came: {
      to: 'whistleblowing',
      said: ['gain', 'others'],
      story: {
        what: 'En konsult på gatukontoret får betalt två gånger för samma timmar. Fakturorna har olika nummer men samma tidrapport.',
        where: 'Gatukontoret, sedan ett halvår.',
        how: 'Jag bokför fakturorna.',
      },
    },
    then: [
      [1, 'karin', answersFirst()],
      [2, 'karin', registers('report_under_act', 'public_interest')],
      [3, 'daniel', reads()],
      [6, 'karin', replies('Tack. Vet du vilka månader det gäller?')],
      [9, 'reporter', writes('Tre månader i rad, och den sista är beloppet störst.')],
      [11, 'karin', notes('Ekonomi tar fram fakturorna utan att veta varför.')],
      [
        68,
        'karin',
        feedsBack(
          'Vi har jämfört fakturor och tidrapporter. Utredningen fortsätter i en månad.',
          'Tiderna stämmer inte med det som är betalt, och vi vet ännu inte varför.',
        ),
      ],
      [70, 'reporter', looks()],
      [
        98,
        'karin',
        closes(
          'confirmed',
          'Konsulten har betalat tillbaka 184 000 kronor och avtalet är uppsagt. Två personer godkänner nu varje faktura.',
          'Sju fakturor byggde på tidrapporter som redan var betalda.',
        ),
      ],
      [101, 'reporter', looks()],
    ],
  },
  {
    ago: 287,
    locale: 'en',
    came: {
      to: 'whistleblowing',
      said: ['care', 'staff'],
      story: {
        what: 'Two residents with dementia are locked into their rooms at night, because there is only one of us for eighteen people.',
        where: 'Björkgården, second floor, most nights for some weeks now.',
        how: 'I was told to do it. I refused.',
      },
    },
    then: [
      [0, 'karin', answersFirst()],
      [1, 'karin', registers('report_under_act', 'public_interest')],
      [
        1,
        'karin',
        handsOver(
          'board',
          {
            recipient: 'Socialnämnden, SAS',
            cause: 'Nämnden måste utreda enligt lex Sarah och kan stoppa inlåsningen i kväll.',
            copy: 'Två boende på plan 2 uppges bli inlåsta nattetid på grund av låg bemanning.',
          },
          { ownDuty: 'open' },
        ),
      ],
      [
        1,
        'karin',
        keepsDuty({ law: 'lex_sarah', standing: 'begun', told: 'SAS på socialförvaltningen' }),
      ],
      [2, 'daniel', reads()],
      [5, 'reporter', looks()],
      [
        64,
        'karin',
        closes(
          'confirmed',
          'Two people now work every night, and the doors have no keys on the outside. IVO has been told.',
          'What you wrote was right for at least nine nights.',
        ),
      ],
      [70, 'reporter', writes('Thank you. It is better now.')],
      [71, 'karin', replies('Thank you for telling us.')],
    ],
  },
  {
    ago: 198,
    came: {
      by: 'daniel',
      way: 'telephone',
      before: 1,
      word: 'kanelbulle',
      text: 'Den som ringde kör sopbil. Farligt avfall från återbruket läggs bland hushållssopor när det är fullt. Det har hänt fyra lördagar.',
    },
    then: [
      [2, 'daniel', answersFirst()],
      [2, 'daniel', registers('report_under_act', 'public_interest')],
      [9, 'karin', answersCall('kanelbulle', 'read_out')],
      [
        60,
        'daniel',
        closes(
          'confirmed',
          'Återbruket har fått en större container, och lördagarna har en ansvarig.',
          'Vågsedlarna visar att avfallet blandades fyra lördagar.',
        ),
      ],
    ],
  },
  {
    ago: 168,
    came: {
      to: 'whistleblowing',
      said: ['work', 'several'],
      story: {
        what: 'Chefen ger bara pass till dem som inte säger emot. Tre vikarier har slutat på två månader.',
        where: 'Hemtjänsten i Norra.',
        how: 'Jag gör schemat och får ändra det efteråt.',
      },
    },
    then: [
      [1, 'karin', answersFirst()],
      [2, 'karin', registers('report_outside_act', 'outside')],
      [5, 'karin', asksAboutHr()],
      [8, 'reporter', saysYesToHr()],
      [
        9,
        'karin',
        givesHr(
          'I en hemtjänstgrupp uppges pass delas ut efter vem som säger emot. Tre vikarier har slutat.',
        ),
      ],
      [12, 'eva', inExcerpt(replies('Vilken grupp gäller det? Vi ser inte det i utdraget.'))],
      [13, 'karin', writesToHr('Norra.')],
      [40, 'eva', inExcerpt(hrCloses('confirmed', 'Passen delas nu ut av bemanningen.', 'begun'))],
      [
        48,
        'karin',
        closes(
          'handed_over',
          'HR har utrett gruppen, och passen delas nu ut av bemanningen.',
          'Det gäller hur några behandlas, och det kan HR ändra.',
        ),
      ],
      [52, 'reporter', looks()],
    ],
  },
  {
    ago: 128,
    came: {
      to: 'whistleblowing',
      said: ['care', 'staff'],
      story: {
        what: 'Mediciner delas ut av dem som inte har delegering, och listan skrivs under av någon annan.',
        where: 'Granliden.',
        how: 'Jag har blivit ombedd att skriva under.',
      },
    },
    then: [
      [0, 'karin', answersFirst()],
      [1, 'karin', registers('report_under_act', 'public_interest')],
      [1, 'karin', keepsDuty({ law: 'lex_sarah', standing: 'begun', told: 'MAS, samma dag' })],
      [14, 'reporter', wantsToMeet()],
      [17, 'karin', replies('Vi kan ses i biblioteket på torsdag klockan 17, rum 2.')],
      [
        23,
        'karin',
        takesMinutes(
          'meeting',
          'Listan för tre veckor gicks igenom. Nio underskrifter stämmer inte.',
        ),
      ],
      [26, 'reporter', approves()],
      [
        72,
        'karin',
        closes(
          'confirmed',
          'Delegeringarna är genomgångna, och signering sker med eget kort.',
          'Nio av fyrtio underskrifter gjordes av någon annan.',
          'open',
        ),
      ],
    ],
  },
];
