/** What is printed while something is done, on both streams and by the console; none of it is shown. */
export async function printedWhile(work: () => Promise<unknown>): Promise<string> {
  const printed: unknown[] = [];
  const spies = [
    ...[process.stdout, process.stderr].map((stream) =>
      jest.spyOn(stream, 'write').mockImplementation((chunk) => printed.push(chunk) > 0),
    ),
    ...(['log', 'warn', 'error'] as const).map((name) =>
      jest.spyOn(console, name).mockImplementation((...words) => void printed.push(...words)),
    ),
  ];
  try {
    await work();
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
  return printed.map(String).join(' ');
}
