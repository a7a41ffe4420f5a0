import { Checkbox, NumberInput, Select, Stack, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Amount } from '../../../../shared/domain/money/money.ts';
import { settingQuery } from '../../api/plant.ts';
import { useChange } from '../../api/use-change.ts';
import { FormWindow } from '../../ui/form-window.tsx';
import { AmountInput } from '../../forms/amount-input.tsx';
import { useSaid } from '../../language/use-language.ts';
import { addProduct, editProduct, type NewProduct, type Product } from './products-api.ts';
import classes from './settings.module.css';

type Draft = {
  readonly code: string;
  readonly ru: string;
  readonly en: string;
  readonly group: string | undefined;
  readonly kind: Product['kind'];
  readonly pyramidStep: number | undefined;
  readonly unit: string;
  readonly listPrice: Amount | undefined;
  readonly marginPercent: number | undefined;
  readonly leadTimeDays: number | undefined;
  readonly active: boolean;
};

const fresh: Draft = {
  ...{ code: '', ru: '', en: '', unit: '', kind: 'catalogue', active: true },
  ...{ group: undefined, pyramidStep: undefined, listPrice: undefined },
  ...{ marginPercent: undefined, leadTimeDays: undefined },
};

const draftOf = ({ title, ...product }: Product): Draft => ({
  ...fresh,
  ...product,
  ...title,
  unit: product.unit ?? '',
});

/** What is known of a product, said for the first time or anew. */
export function ProductForm({ before, onClose }: { readonly before?: Product; readonly onClose: () => void }) {
  const { t } = useTranslation('settings');
  const [draft, setDraft] = useState(before ? draftOf(before) : fresh);
  const { change, isBusy, error } = useChange(
    (said: NewProduct, options) =>
      before
        ? editProduct({ ...editsOf(said), id: before.id, expectedVersion: before.version }, options)
        : addProduct(said, options),
    {
      refresh: () => [['products']],
      done: () => {
        notifications.show({ message: t('products.saved'), color: 'green' });
        onClose();
      },
      failed: () => true,
    },
  );
  return (
    <FormWindow
      title={before ? t('products.edit', { code: before.code }) : t('products.add')}
      error={error}
      isBusy={isBusy}
      onClose={onClose}
      onSubmit={() => {
        const said = saidIn(draft);
        if (said) change(said);
      }}
    >
      <ProductFields draft={draft} put={(changes) => setDraft({ ...draft, ...changes })} />
    </FormWindow>
  );
}

/** What is asked of the API; nothing as long as what every product needs is not there. */
function saidIn({ code, ru, en, group, unit, kind, active, ...numbers }: Draft): NewProduct | undefined {
  const isWhole = [code, ru, en, group ?? ''].every((text) => text.trim() !== '');
  if (!isWhole || group === undefined) return undefined;
  const rest = { ...numbers, unit: unit.trim() === '' ? undefined : unit.trim() };
  return { code: code.trim(), title: { ru: ru.trim(), en: en.trim() }, group, kind, active, ...known(rest) };
}

/** What is `undefined` is not sent. */
const known = <T extends object>(of: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(of).filter(([, value]) => value !== undefined)) as typeof of; // less of the same

/** What is not said any more is taken back. */
const editsOf = ({ slug: _never, unit, listPrice, marginPercent, leadTimeDays, ...said }: NewProduct) => ({
  ...said,
  unit: unit ?? null,
  listPrice: listPrice ?? null,
  marginPercent: marginPercent ?? null,
  leadTimeDays: leadTimeDays ?? null,
});

type FieldsProps = { readonly draft: Draft; readonly put: (changes: Partial<Draft>) => void };

function ProductFields({ draft, put }: FieldsProps) {
  const { t } = useTranslation('settings');
  const said = useSaid();
  const { data: groups = [] } = useQuery(settingQuery('product-groups'));
  return (
    <Stack gap="sm">
      <div className={classes.fields}>
        <TextInput
          label={t('products.code')}
          value={draft.code}
          onChange={(event) => put({ code: event.currentTarget.value })}
          required
          maxLength={50}
          data-autofocus
        />
        <Select
          label={t('products.group')}
          data={groups.map(({ id, title }) => ({ value: id, label: said(title) }))}
          value={draft.group ?? null}
          onChange={(group) => put({ group: group ?? undefined })}
          required
          searchable
        />
        <Select
          label={t('products.kind')}
          data={(['catalogue', 'engineered'] as const).map((value) => ({ value, label: t(`products.kinds.${value}`) }))}
          value={draft.kind}
          onChange={(kind) => kind !== null && put({ kind })}
          allowDeselect={false}
        />
      </div>
      {(['ru', 'en'] as const).map((language) => (
        <TextInput
          key={language}
          label={t(language === 'ru' ? 'inRu' : 'inEn', { label: t('products.name') })}
          value={draft[language]}
          onChange={(event) => put({ [language]: event.currentTarget.value })}
          required
          maxLength={200}
        />
      ))}
      <Numbers draft={draft} put={put} />
      <Checkbox
        label={t('products.isActive')}
        checked={draft.active}
        onChange={(event) => put({ active: event.currentTarget.checked })}
      />
    </Stack>
  );
}

const orNothing = (typed: number | string): number | undefined => (typed === '' ? undefined : Number(typed));

function Numbers({ draft, put }: FieldsProps) {
  const { t } = useTranslation('settings');
  return (
    <div className={classes.fields}>
      <AmountInput label={t('products.price')} value={draft.listPrice} onChange={(listPrice) => put({ listPrice })} />
      <TextInput
        label={t('products.unit')}
        value={draft.unit}
        onChange={(event) => put({ unit: event.currentTarget.value })}
        maxLength={20}
      />
      <NumberInput
        label={t('products.margin')}
        value={draft.marginPercent ?? ''}
        onChange={(typed) => put({ marginPercent: orNothing(typed) })}
        min={0}
        max={100}
        decimalScale={2}
      />
      <NumberInput
        label={t('products.leadTime')}
        value={draft.leadTimeDays ?? ''}
        onChange={(typed) => put({ leadTimeDays: orNothing(typed) })}
        min={1}
        max={365}
        allowDecimal={false}
      />
      <NumberInput
        label={t('products.step')}
        description={t('products.stepAbout')}
        value={draft.pyramidStep ?? ''}
        onChange={(typed) => put({ pyramidStep: orNothing(typed) })}
        min={1}
        max={9}
        allowDecimal={false}
      />
    </div>
  );
}
