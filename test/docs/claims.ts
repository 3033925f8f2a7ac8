/** What papers say of the program, and how that is tried: by the program itself, not by a test's name. */
export interface Claim {
  readonly what: string;
  /** Tries it in the program. */
  readonly isSo: () => boolean | Promise<boolean>;
  /** A sentence that says so. */
  readonly said: RegExp;
  /** A sentence that says the opposite, in any paper. */
  readonly denied: RegExp;
  /** The papers that have to say it, by their paths under docs. */
  readonly papers: readonly string[];
  /** Sentences as they were once, which nobody may put back. */
  readonly untrue: readonly string[];
}

/** A paper's sentences; a table's cell ends one. */
function sentencesOf(paper: string): readonly string[] {
  return paper
    .replace(/\s+/g, ' ')
    .split(/ *\| *|(?<=[.!?]) (?=[A-ZÅÄÖ*_`[-])/)
    .filter((sentence) => sentence !== '');
}

/** Where papers differ from the program: what denies it, and who has to say it and does not. */
export function differences(
  { said, denied, papers }: Pick<Claim, 'said' | 'denied' | 'papers'>,
  isSo: boolean,
  all: ReadonlyMap<string, string>,
): readonly string[] {
  const [right, wrong] = isSo ? [said, denied] : [denied, said];
  const untrue = [...all].flatMap(([name, paper]) =>
    sentencesOf(paper)
      .filter((sentence) => wrong.test(sentence))
      .map((sentence) => `${name}: ${sentence}`),
  );
  const silent = papers.filter(
    (name) => !sentencesOf(all.get(name) ?? '').some((sentence) => right.test(sentence)),
  );
  return [...untrue, ...silent.map((name) => `${name} does not say it`)];
}
