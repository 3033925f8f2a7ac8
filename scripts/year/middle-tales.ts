import {
  answersCall,
  answersFirst,
  asksAboutHr,
  closes,
  givesHr,
  handsOver,
  hrCloses,
  inExcerpt,
  looks,
  reads,
  registers,
  replies,
  saysYesToHr,
  writes,
  writesToHr,
} from './acts';
import type { Tale } from './tale';

/** What the handlers have closed of what came in the middle of the year. */
export const middleTales: readonly Tale[] = [
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
      [2, 'daniel', answersFirst()],
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
      [3, 'daniel', answersFirst()],
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
      [1, 'karin', answersFirst()],
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
    ago: 205,
    came: {
      to: 'whistleblowing',
      said: ['other', 'unsure'],
      story: { what: 'Det är något skumt med upphandlingarna på parken. Kolla dem.' },
    },
    then: [
      [1, 'karin', answersFirst()],
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
      [2, 'karin', answersFirst()],
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
      [2, 'daniel', answersFirst()],
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
];
