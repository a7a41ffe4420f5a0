import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { usePlant } from '../../api/plant.ts';
import { useIsIn } from '../../api/use-session.ts';

/** Whose cards are shown, for those who see more than their own. */
export function OwnerFilter() {
  const { t } = useTranslation('boards');
  const { staff } = usePlant();
  const isIn = useIsIn();
  const [params, setParams] = useSearchParams();
  if (!isIn('head', 'marketer', 'office', 'director')) return null;
  return (
    <Select
      size="xs"
      aria-label={t('owner')}
      placeholder={t('everybody')}
      data={staff
        .filter(({ group }) => group === 'manager' || group === 'head')
        .map(({ id, name }) => ({ value: id, label: name }))}
      value={params.get('owner')}
      onChange={(owner) =>
        setParams((before) => {
          if (owner === null) before.delete('owner');
          else before.set('owner', owner);
          return before;
        })
      }
      clearable
      searchable
      w={190}
    />
  );
}
