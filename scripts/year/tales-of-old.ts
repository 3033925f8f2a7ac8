import {
  acknowledges,
  answersCall,
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

/** What the handlers have closed in the first half of the year. */
export const talesOfOld: readonly Tale[] = [
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
      [1, 'karin', acknowledges()],
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
      [2, 'daniel', acknowledges()],
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
      [3, 'karin', acknowledges()],
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
      [1, 'karin', acknowledges()],
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
      [0, 'karin', acknowledges()],
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
      [1, 'daniel', acknowledges()],
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
  {
    ago: 240,
    came: {
      to: 'whistleblowing',
      said: ['gain', 'others'],
      story: {
        what: 'Någon tankar sin egen bil med förvaltningens bränslekort på fredagarna.',
        where: 'Macken vid Norra infarten.',
        how: 'Jag har sett det och har två kvitton.',
      },
    },
    then: [
      [2, 'daniel', acknowledges()],
      [2, 'daniel', registers('report_under_act', 'public_interest')],
      [14, 'daniel', replies('Kan du skriva datum och klockslag från kvittona här?')],
      [15, 'reporter', writes('Båda är från samma fredag, strax efter klockan 16.')],
      [
        70,
        'daniel',
        closes(
          'confirmed',
          'Kortet är spärrat, beloppet är återbetalat och korten är nu knutna till bilen.',
          'Korttankningarna stämde inte med körjournalen vid elva tillfällen.',
        ),
      ],
    ],
  },
  {
    ago: 236,
    came: {
      to: 'whistleblowing',
      said: ['gain', 'others'],
      story: { what: 'Kommunens bensinkort används till en privat bil. Flera har sett det.' },
    },
    then: [
      [3, 'daniel', acknowledges()],
      [3, 'daniel', registers('report_under_act', 'public_interest')],
      [
        66,
        'daniel',
        closes(
          'duplicate',
          'Kortet är spärrat och beloppet är återbetalat.',
          'Samma sak utreddes redan, och din anmälan gjorde den säkrare.',
        ),
      ],
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
      [2, 'daniel', acknowledges()],
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
    ago: 205,
    came: {
      to: 'whistleblowing',
      said: ['other', 'unsure'],
      story: { what: 'Det är något skumt med upphandlingarna på parken. Kolla dem.' },
    },
    then: [
      [1, 'karin', acknowledges()],
      [1, 'karin', replies('Vad är det du har sett? Ett exempel räcker långt.')],
      [2, 'karin', registers('report_outside_act')],
      [
        49,
        'karin',
        closes(
          'too_little',
          'Vi har läst parkens senaste upphandlingar.',
          'Utan ett exempel ser vi inget fel. Skriv gärna igen.',
        ),
      ],
    ],
  },
  {
    ago: 221,
    came: {
      to: 'whistleblowing',
      said: ['danger', 'ignored'],
      story: {
        what: 'Slam från reningsverket töms i dagvattenbrunnen bakom garaget när det är bråttom. Arbetsledaren säger åt oss att inte skriva upp det.',
        where: 'Södra verket.',
        how: 'Jag har varit med två gånger.',
        who: 'En av fyra på driften.',
      },
    },
    then: [
      [1, 'karin', acknowledges()],
      [1, 'karin', registers('report_under_act', 'eu_rules')],
      [
        4,
        'karin',
        handsOver('board', {
          recipient: 'Miljönämnden',
          cause: 'Nämnden har tillsyn och måste ta prov innan det regnar bort.',
          copy: 'Slam uppges ha tömts i en dagvattenbrunn vid Södra verket vid minst två tillfällen.',
        }),
      ],
      [5, 'daniel', reads()],
      [
        83,
        'karin',
        closes(
          'confirmed',
          'Miljönämnden har förelagt verket om egenkontroll, och arbetsledningen är ny.',
          'Proven i brunnen visade slam.',
        ),
      ],
      [90, 'reporter', looks()],
    ],
  },
  {
    ago: 190,
    came: {
      to: 'whistleblowing',
      said: ['cheating', 'grave'],
      story: {
        what: 'Städavtalet delas i fyra beställningar så att varje hamnar under gränsen för direktupphandling.',
        where: 'Fastighetskontoret.',
        how: 'Jag fick göra två av beställningarna.',
      },
    },
    then: [
      [2, 'karin', acknowledges()],
      [3, 'karin', registers('report_under_act', 'eu_rules')],
      [10, 'karin', replies('Tack. Finns beställningarna i inköpssystemet?')],
      [13, 'reporter', writes('Ja, alla fyra, från samma vecka.')],
      [14, 'reporter', looks()],
      [
        80,
        'karin',
        closes(
          'confirmed',
          'Städningen är upphandlad på nytt. Inköp ser varje månad över leverantörer nära gränsen.',
          'Beställningarna gällde samma hus och samma tid.',
        ),
      ],
    ],
  },
  {
    ago: 176,
    came: {
      to: 'whistleblowing',
      said: ['cheating', 'grave'],
      story: {
        what: 'Frånvaro i särskolan rapporteras inte, för då minskar pengarna.',
        where: 'Lindskolan, hela terminen.',
      },
    },
    then: [
      [2, 'daniel', acknowledges()],
      [3, 'daniel', registers('report_under_act', 'public_interest')],
      [
        81,
        'daniel',
        closes(
          'not_confirmed',
          'Vi har jämfört närvaron med resursfördelningen för två terminer.',
          'Skolan får samma ersättning oavsett frånvaro. Rapporteringen var sen, men fullständig.',
        ),
      ],
    ],
  },
];
