/** The lines that there are: a line under a condition that does not hold is left out. */
export function linesOf(...lines: readonly (string | false | undefined)[]): readonly string[] {
  return lines.filter((line) => typeof line === 'string');
}
