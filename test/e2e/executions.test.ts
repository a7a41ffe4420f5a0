import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { SendTaskFailureCommand, SendTaskSuccessCommand, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { clientConfig } from '../../local/environment.ts';
import { everythingStands, standings } from '../support/system/everything-stands.ts';
import type { MachineName } from '../../shared/domain/executions.ts';
import { followJournal } from '../support/system/follow-journal.ts';
import { executionsOf, statesOf, statusOf, whenStatus } from '../support/system/executions.ts';
import { allTarget, done, opened, post, worked } from '../support/system/leads.ts';
import { idOf, staff, system } from '../support/system/system.ts';
import { reset } from '../support/system/reset.ts';
import { itemsOf, recordsOf, tamper } from '../support/system/tables.ts';
import { until } from '../support/system/until.ts';
import { moveFilling } from '../support/system/deals.ts';

const [anna, head, marketer] = [staff('anna'), staff('head'), staff('marketer')];
const sfn = new SFNClient(clientConfig(system.endpoint));
const lambda = new LambdaClient(clientConfig(system.endpoint));

beforeAll(reset);
afterEach(() => followJournal(true)); // where a test failed half-way
afterAll(() => {
  sfn.destroy();
  lambda.destroy();
});

const waitingOf = async (id: string) =>
  [...(await recordsOf('lead')), ...(await recordsOf('deal'))].find((item) => item['id'] === id)?.['waiting'] as {
    token: string;
    leg: number;
    until: string;
  };
/** Waits until the last states an execution entered are these. */
const whenAt = (machine: MachineName, name: string, ...last: string[]) =>
  until(
    `${name} comes to ${last.join(', ')}`,
    async () => (await statesOf(machine, name)).slice(-last.length),
    (states) => states.join() === last.join(),
  );
const nameOf = (id: string, generation = 1): string => `${id}-${String(generation)}`;

describe('the execution of a lead', () => {
  it.each(Object.keys(allTarget('industrial')))('ends when the lead is rejected for its %s', async (criterion) => {
    const id = await worked();
    await done(anna('POST', `/leads/${id}/moves`, { body: { to: 'rejected', criterion } }));
    await whenStatus('leads', nameOf(id), 'SUCCEEDED');
    expect((await statesOf('leads', nameOf(id))).at(-1)).toBe('Rejected');
  });

  it.each([
    ['spam', { to: 'spam' }, 'Spam'],
    ['handed to a dealer', { to: 'handed-to-dealer', dealer: 'ural-automation' }, 'Handed to a dealer'],
    ['a duplicate', { to: 'rejected', reason: 'duplicate' }, 'Rejected'],
  ])('ends when the lead is %s', async (_how, move, state) => {
    const id = await worked();
    await done(anna('POST', `/leads/${id}/moves`, { body: move }));
    await whenStatus('leads', nameOf(id), 'SUCCEEDED');
    expect((await statesOf('leads', nameOf(id))).at(-1)).toBe(state);
  });

  it('ends with parking, and the next generation takes over when the lead returns', async () => {
    const id = await worked();
    const changes = { criteria: allTarget('industrial') };
    await done(anna('POST', `/leads/${id}/moves`, { body: { to: 'parked', basket: 'needs', changes } }));
    await whenStatus('leads', nameOf(id), 'SUCCEEDED');
    await done(anna('POST', `/leads/${id}/reopen`, { body: { note: 'A need appeared' } }));
    await whenStatus('leads', nameOf(id, 2), 'RUNNING');
    await everythingStands();
    expect((await statesOf('leads', nameOf(id, 2))).at(-1)).toBe('MQL');
  });

  it('follows there and back and there again, whoever is quicker', async () => {
    const id = await post();
    await done(head('POST', `/leads/${id}/claim`));
    await done(head('POST', `/leads/${id}/moves`, { body: { to: 'new', reason: 'Too much to do' } }));
    await done(head('POST', `/leads/${id}/claim`));
    await everythingStands();
    expect(await statusOf('leads', nameOf(id))).toBe('RUNNING');
    expect((await statesOf('leads', nameOf(id))).at(-1)).toBe('MQL');
  });

  it('starts once, however often the stream delivers its fact', async () => {
    const id = await post();
    await whenStatus('leads', nameOf(id), 'RUNNING');
    const facts = (await itemsOf('Journal')).filter(({ pk }) => pk === id);
    const { marshall } = await import('@aws-sdk/util-dynamodb');
    const event = {
      Records: facts.map((fact, n) => ({
        eventID: String(n),
        dynamodb: { NewImage: marshall(fact), SequenceNumber: String(n) },
      })),
    };
    for (let time = 0; time < 3; time += 1) {
      const { FunctionError } = await lambda.send(
        new InvokeCommand({ FunctionName: system.outputs['FunctionFollowJournal'], Payload: JSON.stringify(event) }),
      );
      expect(FunctionError).toBeUndefined();
    }
    expect((await executionsOf('leads')).filter(({ name }) => name.startsWith(id))).toHaveLength(1);
    await everythingStands();
  });

  it('takes a second answer to its token for the noise it is', async () => {
    const id = await post();
    await everythingStands();
    const { token } = await waitingOf(id);
    await done(head('POST', `/leads/${id}/claim`));
    await everythingStands();
    const again = sfn.send(
      new SendTaskSuccessCommand({
        taskToken: token,
        output: JSON.stringify({ stage: 'new', leg: 1, timeoutSeconds: 60 }),
      }),
    );
    await expect(again).rejects.toThrow();
    await everythingStands();
    expect((await statesOf('leads', nameOf(id))).at(-1)).toBe('MQL');
  });

  it('of an overtaken generation ends as superseded, and the new one goes on', async () => {
    const id = await worked();
    await everythingStands();
    await followJournal(false); // what it missed comes all at once
    const changes = { criteria: allTarget('industrial') };
    await done(anna('POST', `/leads/${id}/moves`, { body: { to: 'parked', basket: 'needs', changes } }));
    await done(anna('POST', `/leads/${id}/reopen`, { body: { note: 'A need appeared' } }));
    await followJournal(true);
    await whenStatus('leads', nameOf(id), 'SUCCEEDED');
    expect((await statesOf('leads', nameOf(id))).at(-1)).toBe('Superseded');
    await everythingStands();
    expect(await statusOf('leads', nameOf(id, 2))).toBe('RUNNING');
  });

  it('that is moved while "Is it overdue" runs looks again, and stands where it was moved to', async () => {
    const id = await post();
    await everythingStands();
    const { token } = await waitingOf(id);
    await followJournal(false);
    await done(head('POST', `/leads/${id}/claim`));
    await sfn.send(new SendTaskFailureCommand({ taskToken: token, error: 'States.Timeout' }));
    const asked = ['New lead', 'New lead: is it overdue', 'New lead'];
    await whenAt('leads', nameOf(id), ...asked, 'Where it stands', 'Which stage', 'MQL');
    expect((await recordsOf('task')).filter(({ state }) => JSON.stringify(state).includes(id))).toEqual([]);
  });

  it('of two generations alive: the overtaken one is stopped, the new one goes on', async () => {
    const id = await worked();
    await everythingStands();
    await followJournal(false);
    const changes = { criteria: allTarget('industrial') };
    await done(anna('POST', `/leads/${id}/moves`, { body: { to: 'parked', basket: 'needs', changes } }));
    await done(anna('POST', `/leads/${id}/reopen`, { body: { note: 'A need appeared' } }));
    await sfn.send(
      new StartExecutionCommand({
        stateMachineArn: system.stateMachines['leads'],
        name: nameOf(id, 2),
        input: JSON.stringify({ id, generation: 2 }),
      }),
    );
    await whenAt('leads', nameOf(id, 2), 'Where it stands', 'Which stage', 'MQL');
    expect(await statusOf('leads', nameOf(id))).toBe('RUNNING');
    await followJournal(true);
    await whenStatus('leads', nameOf(id), 'ABORTED'); // its place was taken: nobody has its token
    await everythingStands();
    expect(await statusOf('leads', nameOf(id, 2))).toBe('RUNNING');
  });
});

describe('the execution of a deal', () => {
  it('parks again when a deadline was shortened while it waited', async () => {
    const { dealId } = await opened();
    await everythingStands();
    const soon = new Date(Date.now() + 3_600_000).toISOString();
    await done(
      anna('POST', `/deals/${dealId}/wait`, { body: { until: new Date(Date.now() + 9e8).toISOString(), reason: 'x' } }),
    );
    await done(anna('POST', `/deals/${dealId}/wait`, { body: { until: soon, reason: 'Sooner' } }));
    await everythingStands();
    expect(await waitingOf(dealId)).toMatchObject({ until: soon });
  });

  it('whose deadline is shortened while it parks looks again, and waits for the nearer one', async () => {
    const { dealId } = await opened();
    await everythingStands();
    const { token, leg, until: before } = await waitingOf(dealId);
    await followJournal(false);
    const soon = new Date(Date.now() + 3_600_000).toISOString();
    await done(anna('POST', `/deals/${dealId}/wait`, { body: { until: soon, reason: 'Sooner' } }));
    const asItStood = { stage: 'new-deal', leg, until: before, timeoutSeconds: 86_400 };
    await sfn.send(new SendTaskSuccessCommand({ taskToken: token, output: JSON.stringify(asItStood) }));
    const again = ['Where it stands', 'Which stage', 'New deal'];
    await whenAt('project', nameOf(dealId), 'New deal', 'Which stage', 'New deal', ...again);
    await everythingStands();
    expect(await waitingOf(dealId)).toMatchObject({ until: soon, leg: leg + 1 });
  });

  it('hands over once at a stage that its graph does not know, and fails where no graph knows it', async () => {
    const { dealId } = await opened(staff('vera'), { segment: 'dealer' });
    await everythingStands();
    await tamper(
      dealId,
      'deal',
      'SET leg = leg + :one, #state.leg = #state.leg + :one, #state.stage = :stage, #state.generationAt = :then, changedAt = :now',
      {
        ':one': 1,
        ':stage': { name: 'discuss-terms' },
        ':then': new Date(Date.now() - 120_000).toISOString(),
        ':now': new Date().toISOString(),
      },
      { '#state': 'state' },
    );
    const handedOver = ['Next generation', 'Which stage now'];
    await whenAt('dealer-order', nameOf(dealId), 'Which stage', ...handedOver, 'Superseded');
    await whenStatus('dealer-order', nameOf(dealId, 2), 'FAILED');
    expect(await statesOf('dealer-order', nameOf(dealId, 2))).toEqual([
      'Where it stands',
      'Which stage',
      ...handedOver,
      'No graph knows this stage',
    ]);
    await done(head('POST', `/deals/${dealId}/moves`, { body: { to: 'lost', reason: 'no-need' } }));
    await everythingStands();
  });

  it('of a dealer follows it through its five stages', async () => {
    const vera = staff('vera');
    const { dealId } = await opened(vera, { segment: 'dealer' });
    const titles = [
      ['agree-price', 'Agree the price'],
      ['payment-received', 'Payment received'],
      ['production-ordered', 'Production ordered'],
      ['shipped', 'Shipped'],
    ] as const;
    for (const [stage, title] of titles) {
      expect(await moveFilling(dealId, stage, vera)).toMatchObject({ status: 200, body: { stage } });
      await whenAt('dealer-order', nameOf(dealId), 'Which stage', title);
    }
  });

  it('ends when the deal is cancelled after its payment', async () => {
    const { dealId } = await opened();
    expect(await moveFilling(dealId, 'payment-received')).toMatchObject({ status: 200 });
    const nothing = { netMinor: 0, currency: 'RUB', vatPercent: 22 };
    const cancelled = { to: 'cancelled', reason: 'late', refund: nothing, cost: nothing };
    await done(head('POST', `/deals/${dealId}/moves`, { body: cancelled }));
    await whenStatus('project', nameOf(dealId), 'SUCCEEDED');
    expect((await statesOf('project', nameOf(dealId))).at(-1)).toBe('Cancelled');
  });

  it('ends with parking, and the next generation takes over at the stage the deal left', async () => {
    const { dealId } = await opened();
    expect(await moveFilling(dealId, 'discuss-terms')).toMatchObject({ status: 200 });
    await done(anna('POST', `/deals/${dealId}/moves`, { body: { to: 'parked', basket: 'account' } }));
    await whenStatus('project', nameOf(dealId), 'SUCCEEDED');
    expect((await statesOf('project', nameOf(dealId))).at(-1)).toBe('Parked');
    await done(anna('POST', `/deals/${dealId}/reopen`, { body: { note: 'They decide now' } }));
    await whenAt('project', nameOf(dealId, 2), 'Where it stands', 'Which stage', 'Discuss terms');
  });

  it('goes on when the deal is given to another manager', async () => {
    const { dealId, leadId } = await opened();
    await done(head('POST', `/deals/${dealId}/assign`, { body: { to: idOf.boris } }));
    await everythingStands();
    expect((await marketer('GET', `/deals/${dealId}`)).body).toMatchObject({ owner: idOf.boris, leadId });
    expect((await standings()).filter(({ id }) => id === dealId)).toHaveLength(1);
  });
});
