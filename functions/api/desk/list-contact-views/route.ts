import { viewsOf } from '../../../../shared/domain/contacts/views.ts';
import { apiRoute } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

export const listContactViews = async ({ id }: Input, { people }: Pick<Services, 'people'>) => ({
  items: await viewsOf(id, people),
});

export const listContactViewsRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: listContactViews,
});
