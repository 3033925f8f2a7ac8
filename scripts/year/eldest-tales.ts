import {
  answersFirst,
  closes,
  feedsBack,
  handsOver,
  keepsDuty,
  looks,
  notes,
  reads,
  redirects,
  registers,
  replies,
  writes,
} from './acts';
import type { Tale } from './tale';

/** What the handlers have closed of what came first. */
export const eldestTales: readonly Tale[] = [
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
        feedsBack('Vi har jämfört fakturor och tidrapporter. Utredningen fortsätter i en månad.'),
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
    ago: 331,
    came: {
      to: 'whistleblowing',
      said: ['danger', 'ignored'],
      story: {
        what: 'Dragskåpet i kemisalen fungerar inte. Rektorn har vetat om det i ett år, och vi ska ändå göra försöken.',
        where: 'Ekskolan, kemisalen på andra våningen.',
        how: 'Jag undervisar där.',
      },
    },
    then: [
      [2, 'daniel', answersFirst()],
      [3, 'daniel', registers('report_under_act', 'public_interest')],
      [20, 'daniel', replies('Salen är stängd för försök från och med i dag.')],
      [
        61,
        'daniel',
        closes(
          'confirmed',
          'Fläkten är bytt och mätt. Fastighet kontrollerar alla dragskåp varje höst.',
          'Felanmälan fanns, men den hade stängts utan åtgärd två gånger.',
        ),
      ],
      [75, 'reporter', looks()],
    ],
  },
  {
    ago: 318,
    came: {
      to: 'whistleblowing',
      said: ['cheating', 'grave'],
      story: {
        what: 'Brandronderna på boendet bockas av i listan utan att någon går dem. Hela förra månaden är ifylld med samma penna.',
        where: 'Björkgården.',
        how: 'Jag arbetar natt och har sett listan.',
      },
    },
    then: [
      [3, 'karin', answersFirst()],
      [4, 'karin', registers('report_under_act', 'public_interest')],
      [5, 'daniel', reads()],
      [40, 'daniel', notes('Oanmält besök: släckaren i tvättstugan gick ut för två år sedan.')],
      [
        79,
        'karin',
        closes(
          'partly_confirmed',
          'Ronderna går nu två och två, och listan är digital.',
          'För två månader kunde ingen visa att ronderna gjorts. Tidigare månader stämde.',
        ),
      ],
    ],
  },
  {
    ago: 300,
    came: {
      to: 'whistleblowing',
      said: ['gain', 'others'],
      story: {
        what: 'Rektorn har anställt sin systers son två gånger utan att tjänsten har annonserats.',
        where: 'Lindskolan.',
      },
    },
    then: [
      [1, 'karin', answersFirst()],
      [1, 'karin', registers('report_under_act', 'public_interest')],
      [30, 'karin', replies('Vet du ungefär när de två anställningarna började?')],
      [36, 'reporter', writes('Den ena för ungefär ett år sedan, den andra nu senast.')],
      [
        77,
        'karin',
        closes(
          'not_confirmed',
          'Vi har läst anställningsbesluten och pratat med förvaltningen.',
          'Båda var vikariat under sex månader, och en annan chef fattade besluten.',
        ),
      ],
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
    ago: 270,
    came: {
      to: 'whistleblowing',
      said: ['data', 'misuse'],
      story: {
        what: 'En kollega läser journaler om sin före detta mans nya familj och berättar om det i fikarummet.',
        where: 'Hemsjukvården.',
        how: 'Jag har hört det tre gånger.',
      },
    },
    then: [
      [1, 'daniel', answersFirst()],
      [2, 'daniel', registers('report_under_act', 'public_interest')],
      [
        2,
        'daniel',
        keepsDuty({ law: 'data_breach', standing: 'begun', told: 'Dataskyddsombudet' }),
      ],
      [
        16,
        'daniel',
        handsOver('police', {
          cause: 'Det kan vara dataintrång, och bara polisen kan utreda det.',
          copy: 'Utdrag ur åtkomstloggen för två journaler, utan uppgift om hur det blev känt.',
        }),
      ],
      [
        43,
        'daniel',
        closes(
          'authority',
          'Vi har lämnat loggarna till polisen. Loggar kontrolleras nu stickprovsvis varje månad.',
          'Läsningarna hade inget samband med vård.',
        ),
      ],
    ],
  },
  {
    ago: 262,
    came: {
      to: 'whistleblowing',
      said: ['other', 'unsure'],
      story: { what: 'Maten i personalmatsalen har blivit dyrare och sämre. Vem bestämmer det?' },
    },
    then: [
      [4, 'karin', redirects('complaints')],
      [4, 'karin', registers('report_outside_act', 'outside')],
      [
        32,
        'karin',
        closes(
          'other_channel',
          'Vi har lämnat din synpunkt till måltidsservice.',
          'Det är en synpunkt på en verksamhet, och den avgör priserna.',
        ),
      ],
    ],
  },
];
