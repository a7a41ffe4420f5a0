/** Workflows that only remember what became of them: started, answered, expired, stopped. */
import type { Executions, MachineName, Running, Where } from '../../../shared/domain/executions.ts';

type Status = Awaited<ReturnType<Executions['status']>>;

export class RecordedExecutions implements Executions {
  readonly started: string[] = [];
  readonly inputs: object[] = [];
  readonly answered: { readonly token: string; readonly where: Where }[] = [];
  readonly expired: string[] = [];
  readonly stopped: string[] = [];
  readonly causes: string[] = [];
  /** What is said to run, by machine. */
  readonly runs = new Map<MachineName, Running[]>();
  readonly statuses = new Map<string, Status>();
  /** What an expired token sets off. */
  whenExpired: (token: string) => Promise<void> = () => Promise.resolve();

  start(machine: MachineName, name: string, input: object): Promise<'started' | 'exists'> {
    this.inputs.push(input);
    const known = this.started.includes(`${machine}/${name}`);
    if (!known) this.started.push(`${machine}/${name}`);
    return Promise.resolve(known ? 'exists' : 'started');
  }

  answer(token: string, where: Where): Promise<'answered' | 'gone'> {
    this.answered.push({ token, where });
    return Promise.resolve('answered');
  }

  expire(token: string): Promise<void> {
    this.expired.push(token);
    return this.whenExpired(token);
  }

  stop(arn: string, cause: string): Promise<void> {
    this.stopped.push(arn);
    this.causes.push(cause);
    return Promise.resolve();
  }

  running(machine: MachineName): Promise<readonly Running[]> {
    return Promise.resolve(this.runs.get(machine) ?? []);
  }

  status(_machine: MachineName, name: string): Promise<Status> {
    return Promise.resolve(this.statuses.get(name));
  }
}
