import { makeReportCode, printedPracticeCode } from '../../bot/domain/report-code';
import type { Person } from '../support/people/card-person';
import { said } from '../support/people/said';

/** One press: a button and what is typed; `undefined` opens the dialog. */
type Step = (person: Person) => readonly [button?: string, typed?: Record<string, string>];

/** What somebody comes for. Those of `sending` leave something in the pool, and the others nothing. */
export const sending = ['file', 'write', 'to_hr'] as const;
export const others = ['practise', 'practise_write', 'rights', 'wrong', 'read', 'leave'] as const;
export type Purpose = (typeof sending)[number] | (typeof others)[number];

/** A dialog: what is the same in both worlds, and what is not. */
export interface Visit {
  readonly purpose: Purpose;
  /** What is written. */
  readonly text: string;
  /** The code of the reporter's own thread. */
  readonly code: string;
  /** How often the last button is pressed: the same view is sent again while the first press waits. */
  readonly times?: number;
  /** After how many presses it is closed with X. */
  readonly leavesAfter: number;
}

const opens: Step = () => [];
const press =
  (button: string, typed: Record<string, string> = {}): Step =>
  () => [button, typed];
const writesCodeDown: Step = ({ shown: { view } }) => {
  if (view.name !== 'report_code') throw new Error(`not the report code but ${view.name}`);
  return ['next', { group: view.reportCode.slice(-4) }];
};
const guide = (answers: { about: string; detail: string }): readonly Step[] => [
  press('safe'),
  press('next', { about: answers.about }),
  press('next', { detail: answers.detail }),
  press('next', { involved: '' }),
];

/** The presses of a visit, in order. */
export function stepsOf({ purpose, text, code, leavesAfter }: Visit): readonly Step[] {
  const read = [opens, press('have_code'), press('open', { code })];
  const filing = (way: string, answers: { about: string; detail: string }): readonly Step[] => [
    ...guide(answers),
    press(way),
    writesCodeDown,
    press('file', { what: text }),
  ];
  const file = [opens, press('report'), ...filing('anyway', said.gain)];
  switch (purpose) {
    case 'file':
      return file;
    case 'to_hr':
      return [opens, press('report'), ...filing('to_hr', said.own)];
    case 'write':
      return [...read, press('send', { text })];
    case 'practise':
      return [opens, press('practice'), ...filing('anyway', said.gain)];
    case 'practise_write':
      return [
        opens,
        press('have_code'),
        press('open', { code: printedPracticeCode }),
        press('send', { text }),
      ];
    case 'rights':
      return [opens, press('rights'), press('employer')];
    case 'wrong':
      return [
        opens,
        press('have_code'),
        press('open', { code: makeReportCode('1234512345123451234512') }),
      ];
    case 'read':
      return read;
    case 'leave':
      return file.slice(0, leavesAfter);
  }
}

/** Where a purpose ends, so that no test passes because nobody came so far. */
export const endOf: Readonly<Partial<Record<Purpose, string>>> = {
  file: 'filed',
  to_hr: 'filed',
  write: 'sent',
  practise: 'practised',
  practise_write: 'practised',
  rights: 'employer',
  wrong: 'unopened',
  read: 'thread',
};
