import { runBurst } from './burst';
import { round, tableOf } from './figures';
import { measureFiling } from './measure-filing';
import { measureStart } from './measure-start';
import { measureSteps } from './measure-steps';
import { requireLinux } from './process-usage';
import { openVisslaHouse } from './vissla-house';

/** Measures what a press costs; `burst` files 64 reports at once instead. The last line is one JSON object. */
async function run(what: string | undefined): Promise<void> {
  requireLinux();
  if (what === 'burst') return runBurst();
  if (what !== undefined) throw new Error(`There is no measurement "${what}".`);
  console.log(
    'Measured from outside through /proc (Linux). Times depend on the machine; ratios hardly.\n',
  );
  const house = await openVisslaHouse();
  try {
    const steps = await measureSteps(house);
    const filing = await measureFiling(house);
    const { start, idleMebibytes } = await measureStart(house);
    const ms = (value: number): string => `${value.toFixed(1)} ms`;
    const spread = `${Math.min(...steps.ratios).toFixed(2)} to ${Math.max(...steps.ratios).toFixed(2)}`;
    const openWithoutDerivation = filing.openCpu - filing.derivationCpu;
    const rows = [
      {
        what: 'dialog step, CPU, Vissla',
        figure: ms(steps.visslaCpu),
        note: `${steps.stepsPerRound} steps a round`,
      },
      {
        what: 'dialog step, CPU, bare teams-ai',
        figure: ms(steps.bareCpu),
        note: `one card of ${steps.cardBytes} bytes`,
      },
      {
        what: 'ratio of neighbouring rounds',
        figure: steps.ratio.toFixed(2),
        note: `${spread}; goal at most 1.5`,
      },
      {
        what: 'filing: receipt step and submit',
        figure: ms(filing.file),
        note: 'wall clock, median',
      },
      {
        what: '  with the key derived before',
        figure: ms(filing.fileWithoutDerivation),
        note: 'goal at most 25',
      },
      {
        what: 'opening a thread',
        figure: ms(filing.open),
        note: 'wall clock; no answer comes before 400 ms',
      },
      { what: '  its CPU', figure: ms(filing.openCpu) },
      {
        what: '  its CPU but for the derivation',
        figure: ms(openWithoutDerivation),
        note: `a derivation is ${ms(filing.derivationCpu)}`,
      },
      {
        what: 'start until ready',
        figure: ms(start),
        note: 'production, on existing data, median',
      },
      {
        what: 'memory when idle',
        figure: `${idleMebibytes.toFixed(0)} MiB`,
        note: 'goal at most 250',
      },
    ];
    console.log(tableOf(rows));
    const figures = {
      stepCpuRatio: round(steps.ratio, 2),
      stepCpuMs: round(steps.visslaCpu, 2),
      bareStepCpuMs: round(steps.bareCpu, 2),
      fileMs: round(filing.file),
      fileMsWithoutKdf: round(filing.fileWithoutDerivation),
      openMs: round(filing.open),
      openCpuMs: round(filing.openCpu),
      openCpuMsWithoutKdf: round(openWithoutDerivation),
      startMs: round(start, 0),
      idleMb: round(idleMebibytes),
    };
    console.log(JSON.stringify(figures));
  } finally {
    await house.close();
  }
}

run(process.argv[2]).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
