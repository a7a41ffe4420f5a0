import { beforeAll, expect, it } from '@jest/globals';
import { moveClockTo } from '../../local/clock.ts';
import { invoke } from '../../local/invoke.ts';
import { done, post } from '../support/system/leads.ts';
import { plantDay } from '../support/system/day.ts';
import { reset } from '../support/system/reset.ts';
import { nobody, staff, system } from '../support/system/system.ts';

const [director, operator] = [staff('director'), staff('operator')];
const dayMs = 86_400_000;

beforeAll(reset);

const now = async (): Promise<number> => Date.parse(String((await nobody('GET', '/health')).body['now']));
const dayAfter = async (days: number): Promise<string> =>
  plantDay(new Date((await now()) + days * dayMs).toISOString());

it('a hypothesis is judged by itself on the day of its review, and its verdict stays', async () => {
  const body = {
    ...{ statement: 'More of them come', figure: { report: 'quality', figure: 'leadsPerDay' }, expected: 0.1 },
    reviewOn: await dayAfter(3),
  };
  const { id } = await done(director('POST', '/hypotheses', { body }));
  await post();
  const show = () => done(director('GET', `/hypotheses/${String(id)}`));
  await invoke(system, 'FunctionRunHypotheses');
  expect(await show()).toMatchObject({ state: 'running' });
  await moveClockTo(new Date((await now()) + 3 * dayMs).toISOString(), operator, () => undefined);
  await invoke(system, 'FunctionRunHypotheses');
  const judged = await show();
  expect(judged).toMatchObject({ state: 'judged', result: { sample: { kind: 'mean', of: 3 }, value: 1 / 3 } });
  await invoke(system, 'FunctionRunHypotheses');
  expect(await show()).toEqual(judged);
});
