import { Anchor, Group, Paper, Stack, Text } from '@mantine/core';
import { SidePanel } from '../../ui/window.tsx';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { cellCount } from '../../../../shared/domain/return/rfm/cells.ts';
import { useNameOf } from '../../api/plant.ts';
import { useFormat } from '../../language/format.ts';
import { Empty, Shown } from '../../ui/shown.tsx';
import { ShowMore } from '../../ui/show-more.tsx';
import { cellQuery, type Cut, type Row } from './api.ts';
import { Chance } from './chance.tsx';
import { useCellName } from './words.ts';

type Props = {
  readonly cell: number;
  readonly run: string;
  readonly cut: Cut;
  readonly currency: string;
  readonly onClose: () => void;
};

/** Who stands in one group, who stands for most in front. */
export function CellDrawer(props: Props) {
  const { cell } = props;
  return Number.isInteger(cell) && cell >= 0 && cell < cellCount ? <Known {...props} /> : null;
}

function Known({ cell, run, cut, currency, onClose }: Props) {
  const { t } = useTranslation('return');
  const cellName = useCellName();
  const rows = useInfiniteQuery(cellQuery(cell, run));
  return (
    <SidePanel opened onClose={onClose} position="right" size="lg" title={cellName(cell)}>
      <Shown query={rows}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          if (items.length === 0 && !rows.hasNextPage) return <Empty title={t('board.none')} />;
          return (
            <Stack gap={6} component="ul" className="plain-list">
              {items.map((row) => (
                <Account key={row.accountId} row={row} cut={cut} currency={currency} />
              ))}
              {rows.hasNextPage && (
                <li>
                  <ShowMore of={rows} />
                </li>
              )}
            </Stack>
          );
        }}
      </Shown>
    </SidePanel>
  );
}

function Account({ row, cut, currency }: { readonly row: Row; readonly cut: Cut; readonly currency: string }) {
  const { t } = useTranslation('return');
  const format = useFormat();
  const nameOf = useNameOf();
  const { accountId, company, lastOn, orders, averageMinor, marginMinor, owner } = row;
  const money = (netMinor: number): string => format.shortMoney({ netMinor, currency });
  return (
    <Paper component="li" withBorder px="sm" py={8}>
      <Group justify="space-between" wrap="nowrap" align="start">
        <Anchor component={Link} to={`/accounts/${accountId}`} size="sm" fw={600}>
          {company ?? t('private')}
        </Anchor>
        <Chance row={row} cut={cut} />
      </Group>
      <Text size="xs" c="dimmed">
        {[
          t('lastOrder', { on: format.day(lastOn) }),
          t('orders', { count: orders, average: money(averageMinor) }),
          t('margin', { margin: money(marginMinor) }),
          nameOf(owner),
        ]
          .filter((part) => part !== undefined)
          .join(' · ')}
      </Text>
    </Paper>
  );
}
