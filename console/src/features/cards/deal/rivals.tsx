import { ActionIcon, Button, Group, MultiSelect, Stack } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useIsIn } from '../../../api/use-session.ts';
import { useFormat } from '../../../language/format.ts';
import { competitorsQuery } from '../../../moves/api.ts';
import type { DealCard } from '../api.ts';
import classes from '../cards.module.css';
import { Plain, Row } from '../parts/rows.tsx';
import { useDealEdit } from './use-deal-edit.ts';

type Props = { readonly card: DealCard; readonly mayEdit: boolean };

/** Who else is in it, or over whom it was won: nobody is an answer too. */
export function Rivals({ card, mayEdit }: Props) {
  const { t } = useTranslation('cards');
  const format = useFormat();
  const isIn = useIsIn();
  const { data } = useQuery({ ...competitorsQuery, enabled: isIn('manager', 'head', 'marketer', 'director') });
  const [chosen, setChosen] = useState<string[]>();
  const edit = useDealEdit(card);
  const nameOf = (slug: string): string => data?.items.find((each) => each.slug === slug)?.name ?? slug;
  const { rivals } = card;
  const save = (next: readonly string[]): void => {
    setChosen(undefined);
    edit({ rivals: [...next] });
  };
  if (chosen)
    return (
      <Row label={t('field.rivals')}>
        <Stack gap={6}>
          <MultiSelect
            size="xs"
            aria-label={t('field.rivals')}
            data={(data?.items ?? [])
              .filter(({ us, active }) => !us && active)
              .map(({ slug, name }) => ({ value: slug, label: name }))}
            value={chosen}
            onChange={setChosen}
            searchable
          />
          <Group gap={6}>
            <Button size="compact-xs" onClick={() => save(chosen)} disabled={chosen.length === 0}>
              {t('edit.save')}
            </Button>
            <Button size="compact-xs" variant="default" onClick={() => save([])}>
              {t('rivals.none')}
            </Button>
            <Button size="compact-xs" variant="subtle" onClick={() => setChosen(undefined)}>
              {t('edit.cancel')}
            </Button>
          </Group>
        </Stack>
      </Row>
    );
  return (
    <Row label={t('field.rivals')}>
      <Group gap={4} wrap="nowrap">
        <Plain>
          {rivals === undefined ? (
            <span className={classes.nothing}>{t('rivals.unknown')}</span>
          ) : rivals.length === 0 ? (
            t('rivals.none')
          ) : (
            format.list(rivals.map(nameOf))
          )}
        </Plain>
        {mayEdit && (
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            aria-label={t('edit.change', { what: t('field.rivals') })}
            onClick={() => setChosen([...(rivals ?? [])])}
          >
            <IconPencil size={14} />
          </ActionIcon>
        )}
      </Group>
    </Row>
  );
}
