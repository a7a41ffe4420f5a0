/** What the domain needs of Step Functions. A second answer to a token, and one after its timeout, count as done. */
export type Where = {
  readonly stage: string;
  readonly leg: number;
  readonly until: string;
  readonly timeoutSeconds: number;
};

export type Running = { readonly name: string; readonly arn: string; readonly startedAt: string };

export type MachineName = 'leads' | 'project' | 'dealer-order' | 'nurture' | 'mailing' | 'win-back';

export type Executions = {
  /** Starts an execution; a name that exists, running or finished within 90 days, counts as started. */
  start: (
    machine: MachineName,
    name: string,
    input: { id: string; generation: number },
  ) => Promise<'started' | 'exists'>;
  /** Lets a parked execution go on; `gone`: it was answered before, or its time had run out. */
  answer: (token: string, where: Where) => Promise<'answered' | 'gone'>;
  /** Ends a parked execution's wait as its timeout would. */
  expire: (token: string) => Promise<void>;
  /** Ends a running execution that nothing will wake any more. */
  stop: (arn: string, cause: string) => Promise<void>;
  running: (machine: MachineName) => Promise<readonly Running[]>;
  /** `undefined` when there is no such execution. */
  status: (
    machine: MachineName,
    name: string,
  ) => Promise<'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED' | 'PENDING_REDRIVE' | undefined>;
};

export const executionName = (id: string, generation: number): string => `${id}-${String(generation)}`;

/** What an execution is named after. */
export function executionParts(name: string): { id: string; generation: number } {
  const dash = name.lastIndexOf('-');
  return { id: name.slice(0, dash), generation: Number(name.slice(dash + 1)) };
}
