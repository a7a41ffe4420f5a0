import { Anchor, Button, Group, Select, Stack, Table, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { useNameOf, usePlant } from '../../../api/plant.ts';
import { useIsIn, useMay } from '../../../api/use-session.ts';
import { RecordInput } from '../../../entry/record-input.tsx';
import { useTitleIn } from '../../../language/words-of.ts';
import { Page } from '../../../ui/page.tsx';
import { Empty, Shown } from '../../../ui/shown.tsx';
import { ShowMore } from '../../../ui/show-more.tsx';
import { accountsQuery } from '../api.ts';
import classes from '../cards.module.css';
import { instantOfId } from '../parts/instant-of-id.ts';
import { useFormat } from '../../../language/format.ts';
import { OpenAccountWindow } from './open-account-window.tsx';

/** Customers by name; a manager sees their own. */
export function Component() {
  const { t } = useTranslation('cards');
  const go = useNavigate();
  const isIn = useIsIn();
  const may = useMay();
  const { staff } = usePlant();
  const [search, setSearch] = useSearchParams();
  const owner = search.get('owner') ?? undefined;
  const accounts = useInfiniteQuery(accountsQuery(owner));
  const [isOpening, setIsOpening] = useState(false);
  const seesAll = isIn('head', 'director', 'marketer', 'office');
  return (
    <Page
      title={t('accounts.title')}
      actions={
        <>
          {isIn('manager', 'head') && (
            <Button component={Link} to="/duplicates" variant="default" size="sm">
              {t('duplicates.title')}
            </Button>
          )}
          {may('work-account') && (
            <Button size="sm" leftSection={<IconPlus size={16} />} onClick={() => setIsOpening(true)}>
              {t('accounts.open')}
            </Button>
          )}
        </>
      }
    >
      <Stack gap="md">
        <Group align="end" gap="sm">
          <div className="grows">
            <RecordInput
              label={t('accounts.find')}
              kinds={['account', 'person']}
              value={undefined}
              onChange={(chosen) => chosen && void go(`/${chosen.kind}s/${chosen.id}`)}
            />
          </div>
          {seesAll && (
            <Select
              label={t('head.owner')}
              data={staff
                .filter(({ group }) => group === 'manager' || group === 'head')
                .map(({ id, name }) => ({ value: id, label: name }))}
              value={owner ?? null}
              onChange={(id) => setSearch(id === null ? {} : { owner: id }, { replace: true })}
              placeholder={t('accounts.anybody')}
              clearable
              w={220}
            />
          )}
        </Group>
        <Shown query={accounts}>
          {({ pages }) => {
            const items = pages.flatMap((page) => page.items);
            if (items.length === 0) return <Empty title={t('accounts.none')}>{t('accounts.noneAbout')}</Empty>;
            return (
              <>
                <AccountTable items={items} />
                <ShowMore of={accounts} />
              </>
            );
          }}
        </Shown>
      </Stack>
      {isOpening && <OpenAccountWindow onClose={() => setIsOpening(false)} />}
    </Page>
  );
}

type Entry = {
  readonly id: string;
  readonly company?: string | undefined;
  readonly owner?: string | undefined;
  readonly segment?: string | undefined;
};

function AccountTable({ items }: { readonly items: readonly Entry[] }) {
  const { t } = useTranslation('cards');
  const titleIn = useTitleIn();
  const nameOf = useNameOf();
  const format = useFormat();
  const { segments } = usePlant();
  return (
    <div className={classes.wide}>
      <Table highlightOnHover verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('accounts.company')}</Table.Th>
            <Table.Th className={classes.onlyWide}>{t('field.segment')}</Table.Th>
            <Table.Th>{t('head.owner')}</Table.Th>
            <Table.Th className={classes.onlyWide}>{t('accounts.since')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map(({ id, company, owner, segment }) => {
            const since = instantOfId(id);
            return (
              <Table.Tr key={id}>
                <Table.Td>
                  <Anchor component={Link} to={`/accounts/${id}`} fw={500} size="sm">
                    {company ?? t('privateBuyer')}
                  </Anchor>
                </Table.Td>
                <Table.Td className={classes.onlyWide}>
                  {segment === undefined ? '—' : titleIn(segments, segment)}
                </Table.Td>
                <Table.Td>{nameOf(owner) ?? t('head.nobody')}</Table.Td>
                <Table.Td className={classes.onlyWide}>
                  <Text size="sm" c="dimmed">
                    {since === undefined ? '—' : format.day(since)}
                  </Text>
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </div>
  );
}
