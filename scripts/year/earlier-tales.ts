import { answersFirst, closes, feedsBack, hrCloses, reads, registers } from './acts';
import type { InBot, Tale } from './tale';

/** A case that is answered, read by both handlers, and closed after so many days: it was so. */
function confirmed(ago: number, after: number, said: InBot['said'], what: string): Tale {
  return {
    ago,
    came: { to: 'whistleblowing', said, story: { what } },
    then: [
      [2, 'karin', answersFirst()],
      [2, 'karin', registers('report_under_act')],
      [4, 'daniel', reads()],
      [
        after - 3,
        'karin',
        feedsBack(
          'Vi har gått igenom uppgifterna med dem som berörs.',
          'Det som hände går inte att reda ut ännu.',
        ),
      ],
      [after, 'karin', closes('confirmed', 'Rutinen är ändrad.', 'Handlingarna visar det.')],
    ],
  };
}

/** Earlier years' cases: one of HR's has expired, one was disposed of by decision, and some are counted. */
export const earlierTales: readonly Tale[] = [
  {
    ago: 850,
    came: {
      to: 'hr',
      said: ['work', 'single'],
      story: { what: 'Min chef läser mina meddelanden högt på morgonmötet.' },
    },
    then: [
      [1, 'jonas', answersFirst()],
      [2, 'eva', reads()],
      [20, 'jonas', hrCloses('confirmed', 'Chefen har slutat. Vi följer upp.', 'begun')],
    ],
  },
  confirmed(846, 24, ['care', 'staff'], 'Natten bemannas av en i stället för två.'),
  confirmed(640, 50, ['data', 'misuse'], 'Någon läser journaler av nyfikenhet.'),
  confirmed(570, 30, ['work', 'several'], 'Raster räknas av fast ingen hinner ta dem.'),
  confirmed(510, 81, ['cheating', 'grave'], 'Upphandlingen av taxi gjordes med ett anbud.'),
  confirmed(440, 66, ['gain', 'others'], 'Konstgräset lades av chefens bror.'),
];
