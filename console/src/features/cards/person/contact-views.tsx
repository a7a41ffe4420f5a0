import { Table, Text } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type * as ListContactViews from '../../../../../functions/api/desk/list-contact-views/contract.ts';
import { endpoint } from '../../../api/endpoint.ts';
import { useNameOf } from '../../../api/plant.ts';
import { useFormat } from '../../../language/format.ts';
import { Shown } from '../../../ui/shown.tsx';
import classes from '../cards.module.css';
import { Panel } from '../parts/panel.tsx';

const listContactViews = endpoint<typeof ListContactViews>('GET', '/persons/{id}/views');
const viewsQuery = (id: string) =>
  queryOptions({ queryKey: ['person', id, 'views'], queryFn: ({ signal }) => listContactViews({ id }, { signal }) });

/** Who of the staff saw the contacts of a person, and when. */
export function ContactViews({ id }: { readonly id: string }) {
  const { t } = useTranslation('cards');
  const format = useFormat();
  const nameOf = useNameOf();
  const views = useQuery(viewsQuery(id));
  return (
    <Panel title={t('views.title')}>
      <Shown query={views}>
        {({ items }) =>
          items.length === 0 ? (
            <Text size="sm" c="dimmed">
              {t('views.none')}
            </Text>
          ) : (
            <div className={classes.wide}>
              <Table fz="sm" verticalSpacing={4}>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{t('views.who')}</Table.Th>
                    <Table.Th>{t('views.when')}</Table.Th>
                    <Table.Th>{t('views.where')}</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {items.map(({ by, at, kind, id: of }) => (
                    <Table.Tr key={`${by} ${at} ${of}`}>
                      <Table.Td>{nameOf(by)}</Table.Td>
                      <Table.Td>{format.dayAndTime(at)}</Table.Td>
                      <Table.Td>{whereOf(kind, t)}</Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </div>
          )
        }
      </Shown>
    </Panel>
  );
}

const kinds = ['lead', 'deal', 'account', 'person'] as const;
type Kind = (typeof kinds)[number];

function whereOf(kind: string, t: (key: `link.${Kind}`) => string): string {
  const known = kinds.find((each) => each === kind);
  return known ? t(`link.${known}`) : kind;
}
