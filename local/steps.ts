/** Runs the steps of something that takes a while, with one line each and the seconds it took. */
export type Step = <Result>(
  title: string,
  work: (report: (line: string) => void) => Promise<Result>,
) => Promise<Result>;

/** Where lines go; a terminal shows how far a step is, a file gets a line when it is done. */
export type Output = { readonly isTTY?: boolean; write(text: string): unknown };

/** Steps that show themselves on an output. */
export function stepsOn(output: Output, now: () => number = Date.now): Step {
  return async (title, work) => {
    const started = now();
    const line = (text: string): string => `  ${title.padEnd(14)} ${text}`;
    const report = (text: string): void => {
      output.write(output.isTTY ? `\r\u001b[K${line(text)}` : `${line(text)}\n`);
    };
    if (output.isTTY) report('…');
    const result = await work(report);
    output.write(`${output.isTTY ? '\r\u001b[K' : ''}${line(`${((now() - started) / 1000).toFixed(1)} s`)}\n`);
    return result;
  };
}

/** Steps that show nothing. */
export const silently: Step = (_title, work) => work(() => undefined);
