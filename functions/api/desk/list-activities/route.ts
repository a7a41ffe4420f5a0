import { mayReadContacts } from '../../../../shared/domain/contacts/contacts-for.ts';
import { foundSurvivor } from '../../../../shared/domain/merges/aliases.ts';
import { present } from '../../../../shared/domain/present.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { assertMay } from '../../../../shared/domain/people/rights.ts';
import { found } from '../../../../shared/domain/records/found.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { notesUnder } from '../../../../shared/domain/people/notes.ts';
import { Input, Output, route } from './contract.ts';

/** The touches with the people of a lead or a deal; of an account those that came with a file and name neither. */
export async function listActivities({ kind, id: of, limit, cursor }: Input, services: Services, { by }: Call) {
  const { records } = services;
  const record = kind === 'account' ? await foundSurvivor(kind, of, records) : await found(records, kind, of);
  assertMay(by, `read-${kind}`, record.owner);
  const { items: entries, next } = await records.list(
    { index: 'parent', of, kind: 'activity' },
    { limit, ...present({ cursor }) },
  );
  const [activities, notes] = await Promise.all([
    records.getMany(
      'activity',
      entries.map(({ id }) => id),
    ),
    notesUnder(of, mayReadContacts(by, record), services),
  ]);
  const items = entries.flatMap(({ id }) => activities.filter((activity) => activity.id === id));
  return {
    items: items.map(({ kind: _activity, noted: _noted, ...activity }) => {
      const { text: note, attached } = notes.find(({ id }) => id === activity.id) ?? {};
      return { ...activity, ...present({ note, attached }) };
    }),
    ...present({ next }),
  };
}

export const listActivitiesRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: listActivities,
});
