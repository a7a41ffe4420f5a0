/** Step Functions in process: runs the committed machines, keeps their tokens and lets virtual time run out on them. */
import type { StateMachine } from 'aws-local-stepfunctions';
import * as z from 'zod';
import type { Executions, MachineName, Running, Where } from '../../../shared/domain/executions.ts';
import type { Ref, Waiting } from '../../../shared/domain/records/records.ts';
import { committedDefinition, type Definition, machineFrom, tasksOf } from './committed-machine.ts';
import type { VirtualClock } from './virtual-clock.ts';

const functionNames = [
  ...(['look', 'flag-overdue', 'next-generation'] as const),
  ...(['next-letter', 'mail-part', 'next-win-back-step'] as const),
] as const;
export type FunctionName = (typeof functionNames)[number];

/** What the machines call: the functions of the workflows, and the table they park at. */
export type Called = {
  readonly clock: VirtualClock;
  readonly invoke: (name: FunctionName, payload: unknown) => Promise<unknown>;
  /** `stage`: which it has to be at, where the machine asks for one. */
  readonly park: (ref: Ref, waiting: Waiting, stage: string | undefined) => Promise<boolean>;
};

type Run = {
  readonly machine: MachineName;
  readonly name: string;
  readonly arn: string;
  readonly startedAt: string;
  readonly visited: string[];
  readonly retried: string[];
  abort: () => void;
  /** Busy until it parks or ends. */
  doing: 'working' | 'waiting' | 'nothing';
  status: 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'ABORTED';
};

type Token = {
  readonly run: Run;
  readonly runsOutAt: number;
  readonly succeed: (where: Where) => void;
  readonly fail: (error: Error) => void;
};

/** What happened in one execution, and how it ended. */
export type History = Pick<Run, 'machine' | 'status' | 'visited' | 'retried'>;

const Invocation = z.strictObject({
  FunctionName: z.enum(functionNames),
  Payload: z.unknown(),
});
const text = z.strictObject({ S: z.string() });
const number = z.strictObject({ N: z.string().regex(/^\d+$/) }).transform(({ N }) => Number(N));
/** The one request a waiting state may send. */
const Parking = z.strictObject({
  TableName: z.literal('Records'),
  Key: z.strictObject({
    pk: text,
    sk: z.strictObject({ S: z.enum(['LEAD', 'DEAL', 'ENROLMENT', 'MAILING', 'WIN-BACK']) }),
  }),
  ConditionExpression: z.enum([
    '#leg = :leg AND #generation = :generation',
    '#leg = :leg AND #generation = :generation AND #state.#stage.#name = :stage',
  ]),
  UpdateExpression: z.literal('SET #waiting = :waiting'),
  ExpressionAttributeNames: z.strictObject({
    '#leg': z.literal('leg'),
    '#generation': z.literal('generation'),
    '#waiting': z.literal('waiting'),
    '#state': z.literal('state').optional(),
    '#stage': z.literal('stage').optional(),
    '#name': z.literal('name').optional(),
  }),
  ExpressionAttributeValues: z.strictObject({
    ':leg': number,
    ':generation': number,
    ':waiting': z.strictObject({
      M: z.strictObject({
        leg: number,
        generation: number,
        token: text,
        execution: text,
        until: text,
        definition: text,
      }),
    }),
    ':stage': text.optional(),
  }),
  timeoutSeconds: z
    .int()
    .positive()
    .max(365 * 86_400), // else Step Functions fails the execution, and nobody can catch it
});

const kinds = {
  LEAD: 'lead',
  DEAL: 'deal',
  ENROLMENT: 'enrolment',
  MAILING: 'mailing',
  'WIN-BACK': 'win-back',
} as const;

const named = (name: string, message: string): Error => Object.assign(new Error(message), { name });

export class InProcessExecutions implements Executions {
  readonly #called: Called;
  readonly #machines = new Map<MachineName, Definition>();
  readonly #runs = new Map<string, Run>();
  readonly #tokens = new Map<string, Token>();
  #issued = 0;

  constructor(called: Called) {
    this.#called = called;
  }

  /** Executions started from now on run another graph. */
  deploy(machine: MachineName, definition: Definition): void {
    this.#machines.set(machine, definition);
  }

  start(machine: MachineName, name: string, input: { id: string; generation: number }): Promise<'started' | 'exists'> {
    if (this.#runs.has(name)) return Promise.resolve('exists');
    const definition = this.#machines.get(machine) ?? committedDefinition(machine);
    const run: Run = {
      machine,
      name,
      arn: `arn:aws:states:us-east-1:000000000000:execution:${machine}:${name}`,
      startedAt: new Date(this.#called.clock.ms).toISOString(),
      visited: [],
      retried: [],
      abort: () => undefined,
      doing: 'working',
      status: 'RUNNING',
    };
    this.#runs.set(name, run);
    const task = (parameters: unknown) => this.#task(run, parameters);
    const newToken = (): string => this.#newToken();
    const { result, eventLogs, abort } = machineFrom(definition).run(input, {
      noThrowOnAbort: true,
      context: {
        Execution: { Id: run.arn },
        Task: {
          get Token() {
            return newToken(); // another one for every wait
          },
        },
      },
      overrides: {
        taskResourceLocalHandlers: Object.fromEntries(tasksOf(definition).map((state) => [state, task])),
        retryIntervalOverrides: Object.fromEntries(tasksOf(definition).map((state) => [state, 0])),
      },
    });
    run.abort = abort;
    void this.#watch(run, result, eventLogs);
    return Promise.resolve('started');
  }

  #newToken(): string {
    this.#issued += 1;
    return `token-${String(this.#issued)}`;
  }

  async #watch(
    run: Run,
    result: ReturnType<StateMachine['run']>['result'],
    events: ReturnType<StateMachine['run']>['eventLogs'],
  ): Promise<void> {
    const ended = result.then(
      () => 'SUCCEEDED' as const,
      () => 'FAILED' as const,
    );
    for await (const event of events) {
      if (event.type === 'StateEntered') run.visited.push(event.state.name);
      if (event.type === 'StateRetried') run.retried.push(event.state.name);
    }
    const status = await ended;
    if (run.status === 'RUNNING') run.status = status;
    run.doing = 'nothing';
  }

  async #task(run: Run, parameters: unknown): Promise<never> {
    const invocation = Invocation.safeParse(parameters);
    const answer = invocation.success
      ? { Payload: await this.#called.invoke(invocation.data.FunctionName, invocation.data.Payload), StatusCode: 200 }
      : await this.#park(run, Parking.parse(parameters));
    return answer as never; // the engine's own JSON type is not exported
  }

  async #park(
    run: Run,
    { Key, ExpressionAttributeValues: values, timeoutSeconds }: z.infer<typeof Parking>,
  ): Promise<Where> {
    const { leg, generation, token, execution, until, definition } = values[':waiting'].M;
    if (leg !== values[':leg'] || generation !== values[':generation'])
      throw new Error('parks on another leg than its condition names');
    const waiting = {
      leg,
      generation,
      token: token.S,
      execution: execution.S,
      until: until.S,
      definition: definition.S,
    };
    const parked = await this.#called.park({ kind: kinds[Key.sk.S], id: Key.pk.S }, waiting, values[':stage']?.S);
    if (!parked) throw named('DynamoDb.ConditionalCheckFailedException', 'The conditional request failed');
    const { promise, resolve: succeed, reject: fail } = Promise.withResolvers<Where>();
    this.#tokens.set(token.S, { run, runsOutAt: this.#called.clock.ms + timeoutSeconds * 1000, succeed, fail });
    run.doing = 'waiting';
    return await promise;
  }

  /** Takes a token out of the wait; nothing when it was answered, or has timed out, before. */
  #take(token: string): Token | undefined {
    const found = this.#tokens.get(token);
    this.#tokens.delete(token);
    if (found) found.run.doing = 'working';
    return found;
  }

  answer(token: string, where: Where): Promise<'answered' | 'gone'> {
    const taken = this.#take(token);
    taken?.succeed(structuredClone(where));
    return Promise.resolve(taken ? 'answered' : 'gone');
  }

  expire(token: string): Promise<void> {
    this.#take(token)?.fail(named('States.Timeout', 'the clock was moved'));
    return Promise.resolve();
  }

  stop(arn: string, cause: string): Promise<void> {
    const run = [...this.#runs.values()].find((each) => each.arn === arn);
    if (run?.status === 'RUNNING') this.#end(run, cause);
    return Promise.resolve();
  }

  #end(run: Run, cause: string): void {
    run.status = 'ABORTED';
    run.abort();
    for (const [token, held] of this.#tokens) if (held.run === run) this.#take(token)?.fail(named('Aborted', cause)); // lets the engine clear its timer
  }

  running(machine: MachineName): Promise<Running[]> {
    const found = [...this.#runs.values()].filter((run) => run.machine === machine && run.status === 'RUNNING');
    return Promise.resolve(found.map(({ name, arn, startedAt }) => ({ name, arn, startedAt })));
  }

  status(_machine: MachineName, name: string): ReturnType<Executions['status']> {
    return Promise.resolve(this.#runs.get(name)?.status);
  }

  get names(): string[] {
    return [...this.#runs.keys()];
  }

  /** @throws when there is no such execution */
  history(name: string): History {
    const run = this.#runs.get(name);
    if (!run) throw new Error(`there is no execution ${name}; there are ${this.names.join(', ') || 'none'}`);
    const { machine, status, visited, retried } = run;
    return { machine, status, visited: [...visited], retried: [...retried] };
  }

  get isBusy(): boolean {
    return [...this.#runs.values()].some(({ doing }) => doing === 'working');
  }

  /** When the next wait runs out, in milliseconds; `undefined` when nothing waits. */
  get nextTimeoutAt(): number | undefined {
    const ends = [...this.#tokens.values()].map(({ runsOutAt }) => runsOutAt);
    return ends.length === 0 ? undefined : Math.min(...ends);
  }

  /** Plays the timeout of every wait that has run out. */
  runOut(): void {
    for (const [token, { runsOutAt }] of [...this.#tokens])
      if (runsOutAt <= this.#called.clock.ms) this.#take(token)?.fail(named('States.Timeout', 'the wait ran out'));
  }

  /** Ends whatever runs, so that no timer outlives the test. */
  close(): void {
    for (const run of this.#runs.values()) if (run.status === 'RUNNING') this.#end(run, 'the test is over');
  }
}
