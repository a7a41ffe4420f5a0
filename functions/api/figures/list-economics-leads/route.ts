import type { Member } from '../../../../shared/domain/figures/members.ts';
import { verdictOf } from '../../../../shared/domain/figures/quality.ts';
import { leadsBehindEconomics } from '../../../../shared/domain/figures/report-economics.ts';
import { present } from '../../../../shared/domain/present.ts';
import { apiRoute } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { recordsOf } from '../records.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

export async function listEconomicsLeads(input: Input, services: Services) {
  const { figure, row, month, limit, after, ...asked } = present(input);
  const cell = { figure, ...present({ row, month }) };
  const { asOf, leads } = await leadsBehindEconomics(asked, cell, services);
  const members = leads.map((member) => ({ member }));
  return { asOf, ...(await recordsOf(members, { limit, after }, services.records, told)) };
}

const told = ({ member }: { readonly member: Member }) => ({
  ...{ arrivedAt: member.arrivedAt, verdict: verdictOf(member) },
});

export const listEconomicsLeadsRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: listEconomicsLeads,
});
