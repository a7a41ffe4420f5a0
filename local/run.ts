import { spawn } from 'node:child_process';

/** How a finished program ended, with everything it printed. */
export type Ended = { readonly code: number | null; readonly output: string };

export type RunOptions = {
  /** @default the present environment */
  readonly env?: NodeJS.ProcessEnv;
  /** @default the present folder */
  readonly cwd?: string;
  /** Called with every piece it prints, as it prints. @default none */
  readonly onOutput?: (text: string) => void;
  /** Ends the program when aborted. @default never */
  readonly signal?: AbortSignal | undefined;
};

/**
 * Runs a program to its end, whatever its exit code.
 *
 * @throws the system's own error when it cannot be started at all, and AbortError when aborted
 */
export async function run(
  command: string,
  args: readonly string[],
  { onOutput, ...options }: RunOptions = {},
): Promise<Ended> {
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      onOutput?.(text);
    });
  const { promise, resolve, reject } = Promise.withResolvers<number | null>();
  child.once('error', reject).once('close', resolve);
  return { code: await promise, output };
}

/** The last lines of an output, without the empty ones. */
export function lastLines(output: string, count: number): string {
  return output
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(-count)
    .join('\n');
}
