import { expect, it } from '@jest/globals';
import known from '../../../console/src/features/imports/known-columns.json' with { type: 'json' };
import { rowFields } from '../../../shared/domain/imports/kinds/row-fields.ts';
import { policyWith } from '../../support/domain/contexts.ts';

type Named = { readonly titles: readonly string[]; readonly in?: object; readonly needed?: boolean };

it('finds the columns of a file as the API does', () => {
  const policy = policyWith({});
  const fields = Object.entries(rowFields).map(([kind, of]) => {
    const named = Object.entries<Named>(of(policy)).map(
      ([name, { titles, in: systems, needed }]) =>
        [name, { titles, ...(systems && { in: systems }), ...(needed && { needed }) }] as const,
    );
    return [kind, Object.fromEntries(named)] as const;
  });
  expect(known).toEqual(Object.fromEntries(fields));
});
