import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { SendTaskSuccessCommand, SFNClient } from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { clientConfig } from '../../local/environment.ts';
import { everythingStands, standings } from '../support/system/everything-stands.ts';
import { followJournal } from '../support/system/follow-journal.ts';
import { executionsOf, statesOf, statusOf, whenStatus } from '../support/system/executions.ts';
import { allTarget, done, opened, post, worked } from '../support/system/leads.ts';
import { idOf, staff, system } from '../support/system/system.ts';
import { reset } from '../support/system/reset.ts';
import { itemsOf, recordsOf, tamper } from '../support/system/tables.ts';

const [anna, head, marketer] = [staff('anna'), staff('head'), staff('marketer')];
const sfn = new SFNClient(clientConfig(system.endpoint));
const lambda = new LambdaClient(clientConfig(system.endpoint));

beforeAll(reset);
afterAll(() => {
  sfn.destroy();
  lambda.destroy();
});

const waitingOf = async (id: string) =>
  [...(await recordsOf('lead')), ...(await recordsOf('deal'))].find((item) => item['id'] === id)?.['waiting'] as {
    token: string;
  };
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

  it('gives up a stage that its graph does not know', async () => {
    const { dealId } = await opened(staff('vera'), { segment: 'dealer' });
    await everythingStands();
    await tamper(
      dealId,
      'deal',
      'SET leg = leg + :one, #state.leg = #state.leg + :one, #state.stage = :stage, changedAt = :now',
      { ':one': 1, ':stage': { name: 'discuss-terms' }, ':now': new Date().toISOString() },
      { '#state': 'state' },
    );
    await whenStatus('dealer-order', nameOf(dealId), 'SUCCEEDED');
    expect(await statesOf('dealer-order', nameOf(dealId))).toContain('Next generation');
    await done(head('POST', `/deals/${dealId}/moves`, { body: { to: 'lost', reason: 'no-need' } }));
    await everythingStands();
  });

  it('goes on when the deal is given to another manager', async () => {
    const { dealId, leadId } = await opened();
    await done(head('POST', `/deals/${dealId}/assign`, { body: { to: idOf.boris } }));
    await everythingStands();
    expect((await marketer('GET', `/deals/${dealId}`)).body).toMatchObject({ owner: idOf.boris, leadId });
    expect((await standings()).filter(({ id }) => id === dealId)).toHaveLength(1);
  });
});
