import {
  answersFirst,
  approves,
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
  takesMinutes,
  wantsToMeet,
  writes,
} from './acts';
import type { Tale } from './tale';

/** What the handlers have closed of what came last. */
export const latestTales: readonly Tale[] = [
  {
    ago: 160,
    locale: 'en',
    came: {
      to: 'whistleblowing',
      said: ['gain', 'others'],
      story: {
        what: 'A supplier of IT licences has paid for two weekends abroad for my manager, and a month later we signed with them.',
        where: 'The IT unit.',
        how: 'I booked the meeting rooms there and saw the invitation.',
      },
    },
    then: [
      [2, 'daniel', answersFirst()],
      [2, 'daniel', registers('report_under_act', 'public_interest')],
      [7, 'daniel', replies('Thank you. Is the invitation still somewhere we can find it?')],
      [8, 'reporter', writes('In the shared calendar, in the week before the contract.')],
      [
        84,
        'daniel',
        closes(
          'partly_confirmed',
          'The contract is being tendered again, and the rules for travel are new.',
          'One of the two weekends was paid by the supplier.',
        ),
      ],
    ],
  },
  {
    ago: 151,
    came: {
      to: 'whistleblowing',
      said: ['danger', 'ignored'],
      story: { what: 'Travers i verkstaden saknar besiktning. Chefen säger att det får vänta.' },
    },
    then: [
      [1, 'daniel', answersFirst()],
      [1, 'daniel', registers('report_under_act', 'public_interest')],
      [6, 'reporter', writes('Den är besiktigad nu. Jag drar tillbaka det.')],
      [
        10,
        'daniel',
        closes('withdrawn', 'Vi har läst besiktningen.', 'Det du anmälde är åtgärdat.'),
      ],
    ],
  },
  {
    ago: 139,
    came: {
      to: 'whistleblowing',
      said: ['other', 'unsure'],
      story: { what: 'Test test, fungerar den här?' },
    },
    then: [
      [2, 'karin', reads()],
      [3, 'karin', registers('inquiry', 'outside')],
      [
        3,
        'karin',
        closes(
          'test_or_abuse',
          'Vi har läst det.',
          'Ja, den fungerar. Du kan öva utan att skicka.',
        ),
      ],
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
  {
    ago: 121,
    came: {
      to: 'whistleblowing',
      said: ['data', 'misuse'],
      story: {
        what: 'Adressen till en familj med skyddade personuppgifter skrevs ut på en klasslista som delades ut.',
        where: 'Ekskolan.',
        how: 'Jag fick listan i handen.',
      },
    },
    then: [
      [0, 'daniel', answersFirst()],
      [1, 'daniel', registers('report_under_act', 'eu_rules')],
      [
        1,
        'daniel',
        keepsDuty({ law: 'data_breach', standing: 'begun', told: 'Dataskyddsombudet, till IMY' }),
      ],
      [3, 'daniel', notes('Listorna är insamlade. Familjen är kontaktad av rektorn.')],
      [
        45,
        'daniel',
        closes(
          'confirmed',
          'Alla listor är insamlade, och systemet skriver inte längre ut skyddade adresser.',
          'En mall från före bytet av system användes.',
        ),
      ],
    ],
  },
  {
    ago: 97,
    came: {
      to: 'whistleblowing',
      said: ['gain', 'others'],
      story: {
        what: 'Vaktmästaren säljer skolans begagnade datorer på nätet.',
        where: 'Lindskolan.',
        how: 'Jag såg annonserna.',
      },
    },
    then: [
      [1, 'karin', answersFirst()],
      [2, 'karin', registers('report_under_act', 'public_interest')],
      [30, 'karin', feedsBack('Annonserna är sparade, och förrådet inventeras i veckan.')],
      [
        55,
        'karin',
        closes(
          'confirmed',
          'Elva datorer är återlämnade, och förrådet har fått lås med kort.',
          'Serienumren i annonserna finns i skolans lista.',
        ),
      ],
    ],
  },
  {
    ago: 92,
    came: {
      to: 'whistleblowing',
      said: ['danger', 'unsure'],
      story: {
        what: 'Det är för få i bassängen när skolorna kommer. En i personalen ska se sextio barn.',
      },
    },
    then: [
      [2, 'daniel', answersFirst()],
      [2, 'daniel', registers('report_under_act', 'public_interest')],
      [
        76,
        'daniel',
        closes(
          'confirmed',
          'Högst trettio barn per badvakt från och med nästa vecka.',
          'Schemat räknade receptionen som badvakt.',
        ),
      ],
      [78, 'reporter', looks()],
    ],
  },
  {
    ago: 58,
    came: {
      to: 'whistleblowing',
      said: ['cheating', 'grave'],
      story: {
        what: 'Två bygglov har fått ett datum som ligger före ansökan.',
        where: 'Byggenheten.',
        how: 'Jag diarieför.',
      },
    },
    then: [
      [1, 'karin', answersFirst()],
      [1, 'karin', registers('report_under_act', 'public_interest')],
      [
        2,
        'karin',
        handsOver('own_unit', {
          recipient: 'Internrevisionen',
          cause: 'Revisionen har tillgång till loggarna och kan utreda datumen.',
          copy: 'Två bygglov uppges ha ett datum före ansökan.',
        }),
      ],
      [
        44,
        'karin',
        closes(
          'confirmed',
          'Besluten är omprövade, och systemet sätter nu datum självt.',
          'Loggen visar att datumen ändrades för hand.',
        ),
      ],
    ],
  },
  {
    ago: 54,
    came: {
      to: 'whistleblowing',
      said: ['danger', 'unsure'],
      story: { what: 'Golvet i omklädningsrummet är halt, och två har ramlat.' },
    },
    then: [
      [2, 'daniel', redirects('safetyRepresentative')],
      [3, 'daniel', registers('report_outside_act', 'outside')],
      [30, 'daniel', closes('other_channel', '', 'Skyddsombudet har tagit det vidare.')],
    ],
  },
];
