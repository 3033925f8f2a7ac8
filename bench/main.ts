import type { Sealing } from '../bot/sealers/create-sealing';
import { runBurst } from './burst';
import { type Row, round, tableOf } from './figures';
import { runLarge } from './large';
import { type BeatFigures, beatSizes, measureBeat } from './measure-beat';
import { type DocumentFigures, measureDocument } from './measure-document';
import { runDoor } from './measure-door';
import { measureBeating, measureFiling } from './measure-filing';
import { measurePass, type PassFigures } from './measure-pass';
import { closedCases, makeData, measureQueues } from './measure-queue';
import { measureStarts, type StartFigures, type StartKind } from './measure-start';
import { measureSteps, type StepFigures } from './measure-steps';
import { measureWebDesk } from './measure-web-desk';
import { requireLinux } from './process-usage';
import { openSlackSteps } from './slack-steps';
import { openTeamsSteps } from './teams-steps';
import { openVisslaHouse, type VisslaHouse } from './vissla-house';
import { runWire } from './wire';

/** What a start of each kind may cost, in milliseconds and MiB. */
const startGoals = [
  { kind: 'teams', name: 'Teams alone', goalMs: 2000 },
  { kind: 'rest', name: 'Teams alone, without SDKs', goalMs: undefined },
  { kind: 'slack', name: 'Slack alone', goalMs: 1300 },
  { kind: 'both', name: 'both', goalMs: 2000 },
  { kind: 'bothByRest', name: 'both, without SDKs', goalMs: 2000 },
] as const;
/** Without SDKs a start and its memory are at most so much of Slack's. */
const restShare = 1.2;
/** What a bot may need beside its libraries, in MiB. */
const goalBeside = 20;

/** Numbers of open threads, and the limit for the first page of their queue, in milliseconds. */
const queueSizes = [1000, 10_000] as const;
const queueGoals = [20, 150] as const;

/** So many operations that wait, and so many open threads. */
const passSizes = [
  [100, 1000],
  [1000, 10_000],
] as const;

/** In a house of its own: starts and memory are those of a small one. */
async function measureQueuesApart(): ReturnType<typeof measureQueues> {
  const made: { sealing?: Sealing } = {};
  const house = await openVisslaHouse(async (data) => {
    made.sealing = await makeData(data);
  });
  try {
    if (made.sealing === undefined) throw new Error('Nothing was made.');
    return await measureQueues(house, made.sealing, queueSizes);
  } finally {
    await house.close();
  }
}

/**
 * Measures the cost of a press; `steps` only the dialog steps, `starts` only the starts, `door` only the web
 * door, `burst` files 64 reports at once instead, `document` downloads a long case, `desk` draws pages of the
 * web desk, `large` opens the queue of a large database, `wire` compares a beat with other checkouts'. The
 * last line is one JSON object.
 */
async function run(what: string | undefined, words: readonly string[]): Promise<void> {
  requireLinux();
  if (what === 'steps') return runSteps();
  if (what === 'starts') return runStarts();
  if (what === 'door') return runDoor();
  if (what === 'burst') return runBurst();
  if (what === 'document') return runDocument();
  if (what === 'desk') return runWebDesk();
  if (what === 'large') return runLarge(words);
  if (what === 'wire') return runWire([...words, process.cwd()]);
  if (what !== undefined) throw new Error(`There is no measurement "${what}".`);
  console.log(
    'Measured from outside through /proc (Linux). Times depend on the machine; ratios hardly.\n',
  );
  const beats: BeatFigures[] = [];
  for (const [kibibytes, dialogs] of beatSizes) beats.push(await measureBeat(kibibytes, dialogs));
  const beating = await measureBeating();
  const passes: PassFigures[] = [];
  for (const [operations, open] of passSizes) passes.push(await measurePass(operations, open));
  const queues = await measureQueuesApart();
  const document = await measureDocument();
  const [filing, starts] = await inHouse(
    async (house) => [await measureFiling(house), await measureStarts(house)] as const,
  );
  // In a house of its own: the starts ended the other one's bot, and steps grow the image most.
  const steps = await inHouse(measureBoth);
  const rows = [
    ...stepRows(steps),
    {
      what: 'filing: report code step and submit',
      figure: ms(filing.file),
      note: 'wall clock, median',
    },
    {
      what: '  with the key derived before',
      figure: ms(filing.fileWithoutDerivation),
      note: 'one beat: goal at most 1,200',
    },
    {
      what: '  its CPU but for the derivation and its beat',
      figure: ms(beating.fileCpu),
      note: 'goal at most 6',
    },
    ...beats.map(({ kibibytes, cpu, median, p95 }) => ({
      what: `beat of ${kibibytes} KiB, CPU`,
      figure: ms(cpu),
      note: `wall ${ms(median)}, 95 of 100 ${ms(p95)}${kibibytes === 512 ? '; goal at most 4' : ''}`,
    })),
    {
      what: 'a core while dialogs are open',
      figure: `${(100 * beating.share).toFixed(2)} %`,
      note: 'goal at most 1',
    },
    {
      what: 'opening a thread',
      figure: ms(filing.open),
      note: 'wall clock; no answer comes before 400 ms',
    },
    { what: '  its CPU', figure: ms(filing.openCpu) },
    {
      what: '  its CPU but for derivation and beats',
      figure: ms(filing.openCpuWithoutDerivation),
      note: `goal at most 8; a derivation is ${ms(filing.derivationCpu)}`,
    },
    ...startRows(starts),
    ...queues.map(({ open, first, cold }, at) => ({
      what: `queue, first page, ${open} open`,
      figure: ms(first),
      note: `goal at most ${queueGoals[at]}; the first look of all ${ms(cold)}`,
    })),
    ...queues.map(({ open, closedMonth }, at) => ({
      what: `register, ${closedCases.thisMonth} closed, ${open} open`,
      figure: ms(closedMonth),
      note: `a month among ${closedCases.count} closed${at === 0 ? '; goal at most 50' : ''}`,
    })),
    ...passes.flatMap(passRows),
    ...documentRows(document),
  ];
  console.log(tableOf(rows));
  const figures = {
    ...stepFigures(steps),
    fileMs: round(filing.file),
    fileMsWithoutKdf: round(filing.fileWithoutDerivation),
    fileCpuMs: round(beating.fileCpu),
    beatMs: Object.fromEntries(
      beats.map(({ kibibytes, cpu, median, p95 }) => [
        kibibytes,
        [cpu, median, p95].map((one) => round(one)),
      ]),
    ),
    coreShare: round(beating.share, 4),
    openMs: round(filing.open),
    openCpuMs: round(filing.openCpu),
    openCpuMsWithoutKdf: round(filing.openCpuWithoutDerivation),
    ...startFigures(starts),
    queuePageMs: {
      ...Object.fromEntries(queues.map(({ open, first }) => [open, round(first)])),
      closedMonth: round(queues[0]?.closedMonth ?? 0),
      closedMonthBesideMore: round(queues.at(-1)?.closedMonth ?? 0),
    },
    passMs: Object.fromEntries(passes.map(({ operations, pass }) => [operations, round(pass, 0)])),
    passTransactionMs: Object.fromEntries(
      passes.map(({ operations, transaction }) => [operations, round(transaction, 0)]),
    ),
    passBlockMs: Object.fromEntries(
      passes.map(({ operations, longestBlock, otherBlock }) => [
        operations,
        [round(longestBlock, 0), round(otherBlock, 0)],
      ]),
    ),
    passAnswerMs: Object.fromEntries(
      passes.map(({ operations, slowestAnswer }) => [operations, round(slowestAnswer, 0)]),
    ),
    ...documentFigures(document),
    queueColdMs: Object.fromEntries(queues.map(({ open, cold }) => [open, round(cold)])),
  };
  console.log(JSON.stringify(figures));
}

function passRows({ operations, open, ...figures }: PassFigures) {
  const { pass, transaction, transactionCpu, longestBlock, otherBlock, slowestAnswer } = figures;
  return [
    {
      what: `pass, ${operations} operations, ${open} open`,
      figure: ms(pass),
      note: 'with what is worked out before its hour',
    },
    {
      what: '  its transaction',
      figure: ms(transaction),
      note: `${ms(transactionCpu)} of CPU; goal at most 2,000 with 1,000 among 10,000`,
    },
    {
      what: '  longest block: commit or checkpoint',
      figure: ms(longestBlock),
      note: `goal at most 300; the longest but for these two ${ms(otherBlock)}, goal at most 50`,
    },
    { what: '  slowest answer meanwhile', figure: ms(slowestAnswer), note: 'goal at most 2,000' },
  ];
}

/** Measures only how long a document takes. */
async function runDocument(): Promise<void> {
  const figures = await measureDocument();
  console.log(tableOf(documentRows(figures)));
  console.log(JSON.stringify(documentFigures(figures)));
}

function documentRows({ document, slowestAnswer }: DocumentFigures): readonly Row[] {
  const note = 'goal at most 1,500';
  return [
    { what: 'document of 200 messages', figure: ms(document), note },
    { what: '  slowest answer meanwhile', figure: ms(slowestAnswer), note: 'goal at most 2,000' },
  ];
}

function documentFigures({ document, slowestAnswer }: DocumentFigures) {
  return { documentMs: round(document, 0), documentAnswerMs: round(slowestAnswer, 0) };
}

/** Measures only the pages of the web desk, with 1,000 open cases. */
async function runWebDesk(): Promise<void> {
  const { cold, list, case: beside, listBytes, caseBytes } = await measureWebDesk();
  const rows = [
    { what: 'list at the web desk, 95 of 100', figure: ms(list), note: 'goal at most 60' },
    { what: '  the first one', figure: ms(cold) },
    { what: '  and a case beside it', figure: ms(beside), note: 'goal at most 60' },
    { what: '  bytes', figure: String(listBytes), note: 'goal at most 60,000' },
    { what: '  bytes with a case', figure: String(caseBytes), note: 'goal at most 60,000' },
  ];
  console.log(tableOf(rows));
}

/** Measures only the dialog steps. */
async function runSteps(): Promise<void> {
  const steps = await inHouse(measureBoth);
  console.log(tableOf(stepRows(steps)));
  console.log(JSON.stringify(stepFigures(steps)));
}

/** Measures in a house that is closed afterwards. */
async function inHouse<Figures>(
  measure: (house: VisslaHouse) => Promise<Figures>,
): Promise<Figures> {
  const house = await openVisslaHouse();
  try {
    return await measure(house);
  } finally {
    await house.close();
  }
}

/** People who walk at once, in each messenger. */
const people = 8;

interface Steps {
  readonly teams: StepFigures;
  readonly slack: StepFigures;
  readonly cardBytes: number;
  readonly viewBytes: number;
  readonly submissions: number;
}

/** Steps in both messengers, their rounds by turns. */
async function measureBoth(house: VisslaHouse): Promise<Steps> {
  const inTeams = await openTeamsSteps(house, people);
  try {
    const inSlack = await openSlackSteps(house, people);
    try {
      const [teams, slack] = await measureSteps([inTeams, inSlack]);
      const { viewBytes, submissions } = inSlack;
      return { teams, slack, cardBytes: inTeams.cardBytes, viewBytes, submissions };
    } finally {
      await inSlack.close();
    }
  } finally {
    await inTeams.close();
  }
}

function stepRows({ teams, slack, cardBytes, viewBytes, submissions }: Steps): readonly Row[] {
  return [
    {
      what: 'Teams: dialog step, CPU, Vissla',
      figure: ms(teams.visslaCpu),
      note: `${teams.stepsPerBlock} steps a block`,
    },
    { what: '  bare teams-ai', figure: ms(teams.bareCpu), note: `one card of ${cardBytes} bytes` },
    ratioRow(teams, 1),
    {
      what: 'Slack: modal step, CPU, Vissla',
      figure: ms(slack.visslaCpu),
      note: `${slack.stepsPerBlock} steps a block, ${submissions} of 9 are submissions`,
    },
    { what: '  bare Bolt', figure: ms(slack.bareCpu), note: `one view of ${viewBytes} bytes` },
    ratioRow(slack, 1.15),
  ];
}

function stepFigures({ teams, slack }: Steps): Readonly<Record<string, number>> {
  return {
    stepCpuRatio: round(teams.ratio, 2),
    stepCpuMs: round(teams.visslaCpu, 2),
    bareStepCpuMs: round(teams.bareCpu, 2),
    slackStepCpuRatio: round(slack.ratio, 2),
    slackStepCpuMs: round(slack.visslaCpu, 2),
    bareSlackStepCpuMs: round(slack.bareCpu, 2),
  };
}

const ms = (value: number): string => `${value.toFixed(1)} ms`;

function ratioRow({ ratio, ratios }: StepFigures, goal: number): Row {
  const spread = `${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}`;
  const note = `${spread}; goal at most ${goal}`;
  return { what: '  ratio, median of the blocks', figure: ratio.toFixed(2), note };
}

type Starts = Awaited<ReturnType<typeof measureStarts>>;

function startRows(starts: Starts): readonly Row[] {
  const { slack } = starts;
  return startGoals.flatMap(({ kind, name, goalMs = restShare * slack.start }) => {
    const { start, startCpu, startWaited, idleMebibytes, idleSpread } = starts[kind];
    const { restedMebibytes, librariesMebibytes } = starts[kind];
    const most = librariesMebibytes + goalBeside;
    const goal = kind === 'rest' ? Math.min(most, restShare * slack.restedMebibytes) : most;
    return [
      {
        what: `${name}: start until ready`,
        figure: ms(start),
        note: `goal at most ${goalMs.toFixed(0)}`,
      },
      { what: '  its CPU', figure: ms(startCpu), note: `waited ${ms(startWaited)} for a core` },
      {
        what: '  memory five seconds later',
        figure: mib(idleMebibytes),
        note: idleSpread.map(mib).join(' to '),
      },
      { what: '  when idle', figure: mib(restedMebibytes), note: `goal at most ${mib(goal)}` },
      { what: '  of which libraries', figure: mib(librariesMebibytes) },
    ];
  });
}

const mib = (value: number): string => `${value.toFixed(0)} MiB`;

function startFigures(starts: Starts): Readonly<Record<string, Record<StartKind, number>>> {
  const ofEach = (figure: (of: StartFigures) => number): Record<StartKind, number> =>
    Object.fromEntries(startGoals.map(({ kind }) => [kind, figure(starts[kind])])) as Record<
      StartKind,
      number
    >;
  return {
    startMs: ofEach(({ start }) => round(start, 0)),
    startCpuMs: ofEach(({ startCpu }) => round(startCpu, 0)),
    startedMb: ofEach(({ idleMebibytes }) => round(idleMebibytes)),
    idleMb: ofEach(({ restedMebibytes }) => round(restedMebibytes)),
    librariesMb: ofEach(({ librariesMebibytes }) => round(librariesMebibytes)),
  };
}

/** Starts alone, in a house that has filed as many reports. */
async function runStarts(): Promise<void> {
  const starts = await inHouse(async (house) => {
    await measureFiling(house);
    return measureStarts(house);
  });
  console.log(tableOf(startRows(starts)));
  console.log(JSON.stringify(startFigures(starts)));
}

run(process.argv[2], process.argv.slice(3)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
