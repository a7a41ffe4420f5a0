import { may } from '../../../../shared/domain/people/rights.ts';
import { present } from '../../../../shared/domain/present.ts';
import type { Listing } from '../../../../shared/domain/records/records.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { registrationView } from '../registrations.ts';
import { buildServices, type Services } from '../services.ts';
import { type Input as Asked, Input, Output, route } from './contract.ts';

/** Registrations a page at a time, those of dealers whoever asks may see. */
export async function listRegistrations({ limit, cursor, ...of }: Asked, { records }: Services, { by }: Call) {
  const { items, next } = await records.list(listingFor(of), { limit, ...present({ cursor }) });
  const registrations = await records.getMany(
    'registration',
    items.map(({ id }) => id),
  );
  const dealers = await records.getMany('account', [...new Set(registrations.map(({ dealerId }) => dealerId))]);
  const seen = registrations.filter(({ dealerId }) =>
    may(by, 'read-account', dealers.find(({ id }) => id === dealerId)?.owner),
  );
  return {
    items: seen.toSorted((a, b) => b.at.localeCompare(a.at)).map(registrationView),
    ...present({ next }),
  };
}

function listingFor({ dealer, customer }: Pick<Asked, 'dealer' | 'customer'>): Listing {
  if (customer !== undefined) return { index: 'parent', of: customer, kind: 'registration' };
  if (dealer !== undefined) return { index: 'owner', of: dealer, kind: 'registration' };
  return { index: 'board', of: 'registration/contested' };
}

export const listRegistrationsRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: listRegistrations,
});
