import { Anchor, Button, Group, SegmentedControl, Select, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { settingQuery } from '../../api/plant.ts';
import { useIsIn, useMay } from '../../api/use-session.ts';
import { useFormat } from '../../language/format.ts';
import { useSaid } from '../../language/use-language.ts';
import { useTitleIn } from '../../language/words-of.ts';
import type { Column } from '../../ui/data-table.tsx';
import { PagedTable } from '../../ui/paged-table.tsx';
import { Page } from '../../ui/page.tsx';
import { Empty } from '../../ui/shown.tsx';
import { ProductForm } from './product-form.tsx';
import { type Product, type ProductsAsked, productsQuery } from './products-api.ts';

const iconSize = 16;
const whole = 100;

/** What the plant sells, and what it no longer does. */
export function Component() {
  const { t } = useTranslation('settings');
  const may = useMay();
  const [asked, ask] = useAsked();
  const [editing, setEditing] = useState<Product | 'new'>();
  const query = useInfiniteQuery({ ...productsQuery(asked), placeholderData: keepPreviousData });
  const columns = useColumns(may('edit-products') ? setEditing : undefined);
  return (
    <Page
      title={t('products.title')}
      actions={
        may('edit-products') && (
          <Button size="xs" leftSection={<IconPlus size={iconSize} />} onClick={() => setEditing('new')}>
            {t('products.add')}
          </Button>
        )
      }
    >
      <Filters asked={asked} onAsk={ask} />
      <PagedTable
        query={query}
        label={t('products.title')}
        columns={columns}
        keyOf={({ id }) => id}
        orderIn="order"
        empty={<NoProducts />}
      />
      {editing && <ProductForm {...(editing !== 'new' && { before: editing })} onClose={() => setEditing(undefined)} />}
    </Page>
  );
}

function NoProducts() {
  const { t } = useTranslation('settings');
  const isIn = useIsIn();
  return (
    <Empty title={t('products.none')}>
      {isIn('head', 'operator') && (
        <>
          {t('products.noneAbout')}{' '}
          <Anchor component={Link} to="/imports/new?kind=products" size="sm">
            {t('products.import')}
          </Anchor>
        </>
      )}
    </Empty>
  );
}

type Ask = (changes: Partial<Record<keyof ProductsAsked, string>>) => void;

/** What is looked for stands in the address. */
function useAsked(): readonly [ProductsAsked, Ask] {
  const [params, setParams] = useSearchParams();
  const group = params.get('group') ?? '';
  const code = params.get('code') ?? '';
  const asked: ProductsAsked = {
    active: params.get('active') === 'false' ? 'false' : 'true',
    ...(group !== '' && { group }),
    ...(code !== '' && { code }),
  };
  const ask: Ask = (changes) => {
    const next = { ...asked, ...changes };
    setParams(Object.fromEntries(Object.entries(next).filter(([, value]) => value !== '')), { replace: true });
  };
  return [asked, ask];
}

function Filters({ asked, onAsk }: { readonly asked: ProductsAsked; readonly onAsk: Ask }) {
  const { t } = useTranslation('settings');
  const said = useSaid();
  const { data: groups = [] } = useQuery(settingQuery('product-groups'));
  return (
    <Group gap="sm" mb="md" align="end">
      <SegmentedControl
        aria-label={t('products.which')}
        data={[
          { value: 'true', label: t('products.active') },
          { value: 'false', label: t('products.inactive') },
        ]}
        value={asked.active}
        onChange={(active) => onAsk({ active })}
      />
      <Select
        label={t('products.group')}
        data={groups.map(({ id, title }) => ({ value: id, label: said(title) }))}
        value={asked.group ?? null}
        onChange={(group) => onAsk({ group: group ?? '' })}
        placeholder={t('any')}
        clearable
        searchable
      />
      <TextInput
        label={t('products.find')}
        value={asked.code ?? ''}
        onChange={(event) => onAsk({ code: event.currentTarget.value })}
        maxLength={50}
      />
    </Group>
  );
}

function useColumns(onEdit: ((product: Product) => void) | undefined): readonly Column<Product>[] {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const said = useSaid();
  const titleIn = useTitleIn();
  const { data: groups = [] } = useQuery(settingQuery('product-groups'));
  return [
    {
      ...{ id: 'code', title: t('products.code'), value: ({ code }) => code },
      show: (product) =>
        onEdit ? (
          <Anchor component="button" type="button" ta="start" inherit onClick={() => onEdit(product)}>
            {product.code}
          </Anchor>
        ) : (
          product.code
        ),
    },
    { id: 'title', title: t('products.name'), value: ({ title }) => said(title) },
    { id: 'group', title: t('products.group'), value: ({ group }) => titleIn(groups, group) },
    { id: 'kind', title: t('products.kind'), value: ({ kind }) => t(`products.kinds.${kind}`) },
    { id: 'step', title: t('products.step'), isNumber: true, value: ({ pyramidStep }) => pyramidStep },
    { id: 'unit', title: t('products.unit'), value: ({ unit }) => unit },
    {
      ...{ id: 'price', title: t('products.price'), isNumber: true, value: ({ listPrice }) => listPrice?.netMinor },
      show: ({ listPrice }) => listPrice && format.exactMoney(listPrice),
    },
    {
      ...{ id: 'margin', title: t('products.margin'), isNumber: true, value: ({ marginPercent }) => marginPercent },
      show: ({ marginPercent }) => marginPercent !== undefined && format.percent(marginPercent / whole),
    },
    { id: 'leadTime', title: t('products.leadTime'), isNumber: true, value: ({ leadTimeDays }) => leadTimeDays },
  ];
}
