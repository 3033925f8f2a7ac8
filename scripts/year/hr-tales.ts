import {
  answersFirst,
  hrCloses,
  looks,
  moves,
  notes,
  reads,
  redirects,
  registers,
  replies,
  writes,
} from './acts';
import type { InBot, Step, Tale } from './tale';

type Part = Omit<Tale, 'came'> & Pick<InBot, 'story'> & { readonly said?: InBot['said'] };

const toHr = ({ story, said = ['work', 'single'], ...tale }: Part): Tale => ({
  ...tale,
  came: { to: 'hr', said, story },
});

/** What HR mostly does: it answers within three days, and writes down whose the case is. */
const taken = (who: 'eva' | 'jonas', subject: 'hr_matter' | 'work_environment'): Step[] => [
  [1, who, answersFirst()],
  [2, who, registers(subject)],
];

/** What came to HR in the year, by the reporter's own choice. */
export const hrTales: readonly Tale[] = [
  toHr({
    ago: 341,
    story: {
      what: 'Jag har fått avslag på semester tre gånger utan skäl. Mina kollegor får ledigt.',
    },
    then: [
      ...taken('eva', 'hr_matter'),
      [
        20,
        'eva',
        hrCloses('answered', 'Semestern är beviljad. Skälet ska alltid skrivas i beslutet.'),
      ],
    ],
  }),
  toHr({
    ago: 309,
    said: ['work', 'surroundings'],
    story: { what: 'Det är 14 grader i växeln på morgnarna. Jag sitter i jacka.' },
    then: [
      ...taken('jonas', 'work_environment'),
      [
        22,
        'jonas',
        hrCloses(
          'confirmed',
          'Värmen går nu på klockan 5, och ni har fått ett annat rum till dess.',
        ),
      ],
    ],
  }),
  toHr({
    ago: 272,
    story: {
      what: 'Min närmaste kollega blir utskälld inför alla. Hon gråter på toaletten.',
      where: 'Kundtjänst.',
    },
    then: [
      ...taken('eva', 'work_environment'),
      [
        8,
        'eva',
        replies('Tack för att du berättar. Vet hon att du skriver, och vill hon träffa oss?'),
      ],
      [11, 'reporter', writes('Hon vet, och hon vill det.')],
      [
        63,
        'eva',
        hrCloses(
          'confirmed',
          'Vi har pratat med båda och utrett. Chefen har fått en handledare.',
          'begun',
        ),
      ],
      [65, 'reporter', looks()],
    ],
  }),
  toHr({
    ago: 244,
    locale: 'en',
    story: { what: 'I was promised a permanent position in writing, and now nobody remembers.' },
    then: [
      ...taken('jonas', 'hr_matter'),
      [
        30,
        'jonas',
        hrCloses('answered', 'The promise is in your file. You are permanent from next month.'),
      ],
    ],
  }),
  toHr({
    ago: 213,
    story: {
      what: 'Jag får övertid beordrad samma dag, nästan varje vecka, och kan inte hämta mina barn.',
    },
    then: [
      ...taken('eva', 'hr_matter'),
      [4, 'eva', redirects('union', { investigation: 'neither' })],
      [30, 'eva', hrCloses('other_channel', 'Facket och vi har gjort ett nytt schema.')],
    ],
  }),
  toHr({
    ago: 181,
    story: { what: 'Min lön har varit fel i två månader.' },
    then: [
      ...taken('jonas', 'hr_matter'),
      [6, 'jonas', hrCloses('answered', 'Lönekontoret betalar ut skillnaden den 25:e.')],
    ],
  }),
  toHr({
    ago: 154,
    story: {
      what: 'En kollega kommenterar min kropp när vi är ensamma i bilen.',
      where: 'Hemtjänsten i Norra.',
    },
    then: [
      [0, 'eva', answersFirst()],
      [1, 'eva', registers('work_environment')],
      [
        2,
        'eva',
        replies('Det ska du inte behöva tåla. Vill du träffa mig i morgon, utan din chef?'),
      ],
      [3, 'reporter', writes('Ja. Efter klockan 15.')],
      [
        70,
        'eva',
        hrCloses('confirmed', 'Utredningen är klar, och ni arbetar inte längre ihop.', 'begun'),
      ],
      [74, 'reporter', looks()],
    ],
  }),
  toHr({
    ago: 117,
    story: { what: 'Jag vill veta vad som gäller för förälders bortgång. Min chef säger en dag.' },
    then: [
      ...taken('jonas', 'hr_matter'),
      [
        3,
        'jonas',
        hrCloses('answered', 'Upp till tio dagar, enligt avtalet. Din chef vet det nu.'),
      ],
    ],
  }),
  toHr({
    ago: 88,
    story: { what: 'Vi är två på en avdelning för fyra, och jag orkar inte mer.' },
    then: [
      ...taken('eva', 'work_environment'),
      [3, 'eva', redirects('occupationalHealth', { investigation: 'neither' })],
      [9, 'reporter', writes('Jag har fått en tid. Tack.')],
      [60, 'eva', hrCloses('confirmed', 'Två tjänster är tillsatta från och med den första.')],
    ],
  }),
  toHr({
    ago: 68,
    shows: 'HR has moved it to the handlers',
    story: {
      what: 'Min chef tar av nattpersonalens övertid. Jag trodde att det bara var jag, men det är alla.',
      where: 'Björkgården.',
      how: 'Jag har jämfört lappar med fyra andra.',
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
  }),
  toHr({
    ago: 30,
    story: { what: 'Jag får aldrig samma hjälpmedel som de andra på min grupp.' },
    then: [
      ...taken('jonas', 'work_environment'),
      [3, 'jonas', replies('Vilket hjälpmedel gäller det? Vi beställer det om det saknas.')],
    ],
  }),
  toHr({
    ago: 15,
    locale: 'en',
    story: { what: 'My manager reads my messages over my shoulder and comments on them.' },
    then: [
      ...taken('eva', 'hr_matter'),
      [3, 'eva', replies('Thank you. Would it help if we raised it with the whole team?')],
      [6, 'reporter', writes('Yes, please, and without my name.')],
    ],
  }),
  toHr({
    ago: 11,
    story: { what: 'Får jag arbeta hemma på fredagar? Min chef säger att HR bestämmer.' },
    then: [
      ...taken('jonas', 'hr_matter'),
      [
        5,
        'jonas',
        hrCloses(
          'answered',
          'Din chef bestämmer, efter samtal med dig. Vi har sagt det till chefen.',
        ),
      ],
    ],
  }),
  toHr({
    ago: 7,
    story: { what: 'Jag har inte haft ett utvecklingssamtal på tre år.' },
    then: [],
  }),
  toHr({
    ago: 1,
    story: { what: 'Två i gruppen har slutat hälsa på mig sedan jag blev sjukskriven.' },
    then: [],
  }),
  toHr({
    ago: 0,
    story: {
      what: 'Min provanställning tar slut på fredag, och ingen säger vad som händer sedan.',
    },
    then: [],
  }),
];
