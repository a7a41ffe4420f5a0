/** The state transitions a lead and a won deal take, counted in the histories of their executions. */
import { changesFrom, missingIn, moveFilling, projectStages } from '../test/support/system/deals.ts';
import { everythingStands } from '../test/support/system/everything-stands.ts';
import { statesOf, whenStatus } from '../test/support/system/executions.ts';
import { done, post } from '../test/support/system/leads.ts';
import { staff } from '../test/support/system/system.ts';

export type Transitions = { readonly lead: readonly string[]; readonly deal: readonly string[] };

/** The states entered by a lead that is claimed, contacted and converted, and by its deal through the seven stages. */
export async function countTransitions(): Promise<Transitions> {
  const anna = staff('anna');
  const leadId = await post();
  await everythingStands();
  await done(anna('POST', `/leads/${leadId}/claim`));
  await everythingStands();
  const subject = { kind: 'lead', id: leadId };
  await done(anna('POST', '/activities', { body: { subject, channel: 'call', direction: 'out', result: 'talked' } }));
  await everythingStands();
  const refused = await anna('POST', `/leads/${leadId}/moves`, { body: { to: 'sql' } });
  const changes = changesFrom(missingIn(refused));
  const { dealId } = await done(anna('POST', `/leads/${leadId}/moves`, { body: { to: 'sql', changes } }));
  await whenStatus('leads', `${leadId}-1`, 'SUCCEEDED');
  for (const stage of projectStages.slice(1)) {
    await everythingStands();
    await moveFilling(String(dealId), stage);
  }
  await everythingStands();
  return { lead: await statesOf('leads', `${leadId}-1`), deal: await statesOf('project', `${String(dealId)}-1`) };
}

/** States in which no workflow parks: it looks, chooses, asks, or ends. */
const passing = /^(Where it stands|Which stage|Converted|Next generation|Superseded|.*: is it overdue)$/;
export const parkingsIn = (states: readonly string[]): number => states.filter((name) => !passing.test(name)).length;
