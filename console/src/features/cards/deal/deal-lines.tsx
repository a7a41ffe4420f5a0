import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Line } from '../../../../../shared/domain/deals/deal.ts';
import { LinesInput } from '../../../forms/lines-input.tsx';
import { useFormat } from '../../../language/format.ts';
import { totalOf } from '../../../moves/known.ts';
import type { DealCard } from '../api.ts';
import { Panel } from '../parts/panel.tsx';
import { PanelButton } from '../parts/panel-button.tsx';
import { useDealEdit } from './use-deal-edit.ts';
import { LinesTable } from '../parts/lines-table.tsx';

type Props = { readonly card: DealCard; readonly mayEdit: boolean };

/** What is being sold, line by line; not edited any more once it is paid. */
export function DealLines({ card, mayEdit }: Props) {
  const { t } = useTranslation('cards');
  const format = useFormat();
  const edit = useDealEdit(card);
  const [lines, setLines] = useState<readonly Line[]>();
  const total = totalOf(card.lines);
  return (
    <Panel
      title={t('lines.title')}
      actions={
        mayEdit &&
        !lines && (
          <PanelButton isEdit onClick={() => setLines(card.lines)}>
            {t('edit.edit')}
          </PanelButton>
        )
      }
    >
      {lines ? (
        <Stack gap="sm">
          <LinesInput label={t('lines.title')} value={lines} onChange={setLines} />
          <Group justify="end">
            <Button variant="default" size="xs" onClick={() => setLines(undefined)}>
              {t('edit.cancel')}
            </Button>
            <Button
              size="xs"
              disabled={lines.some(({ title }) => title.trim() === '')}
              onClick={() => {
                edit({ lines: [...lines] });
                setLines(undefined);
              }}
            >
              {t('edit.save')}
            </Button>
          </Group>
        </Stack>
      ) : card.lines.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('lines.none')}
        </Text>
      ) : (
        <div>
          <LinesTable
            lines={card.lines.map((line) => ({
              ...line,
              price: line.price && format.exactMoney(line.price),
              sum: sumOf(line, format.exactMoney),
            }))}
          />
          {total && (
            <Text size="sm" fw={600} ta="end" mt="xs">
              {t('lines.total', { sum: format.exactMoney(total) })}
            </Text>
          )}
        </div>
      )}
    </Panel>
  );
}

function sumOf(line: Line, money: (sum: { netMinor: number; currency: string }) => string): string | undefined {
  const sum = totalOf([line]);
  return sum && money(sum);
}
