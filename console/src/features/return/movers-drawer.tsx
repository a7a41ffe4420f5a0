import { Anchor, Paper, Stack, Text } from '@mantine/core';
import { SidePanel } from '../../ui/window.tsx';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useNameOf } from '../../api/plant.ts';
import { useFormat } from '../../language/format.ts';
import { Empty, Shown } from '../../ui/shown.tsx';
import { ShowMore } from '../../ui/show-more.tsx';
import { type Moved, type Mover, moversQuery, type Period } from './api.ts';
import { useCellName } from './words.ts';

type Props = {
  readonly period: Period;
  readonly moved: Moved;
  readonly currency: string;
  readonly onClose: () => void;
};

/** Who went from one group to another, and over which boundary. */
export function MoversDrawer({ period, moved, currency, onClose }: Props) {
  const { t } = useTranslation('return');
  const cellName = useCellName();
  const movers = useInfiniteQuery(moversQuery(period, moved));
  const from = moved.from === undefined ? t('moved.new') : cellName(moved.from);
  const to = moved.to === undefined ? t('moved.gone') : cellName(moved.to);
  return (
    <SidePanel opened onClose={onClose} position="right" size="lg" title={t('moved.fromTo', { from, to })}>
      <Shown query={movers}>
        {({ pages }) => {
          const items = pages
            .flatMap((page) => page.items)
            .filter((each) => each.from?.cell === moved.from && each.to.cell === moved.to);
          if (items.length === 0 && !movers.hasNextPage) return <Empty title={t('moved.notYours')} />;
          return (
            <Stack gap={6} component="ul" className="plain-list">
              {items.map((mover) => (
                <MoverRow key={`${mover.accountId} ${mover.at}`} mover={mover} currency={currency} />
              ))}
              {movers.hasNextPage && (
                <li>
                  <ShowMore of={movers} />
                </li>
              )}
            </Stack>
          );
        }}
      </Shown>
    </SidePanel>
  );
}

function MoverRow({ mover, currency }: { readonly mover: Mover; readonly currency: string }) {
  const { t } = useTranslation('return');
  const format = useFormat();
  const nameOf = useNameOf();
  const { accountId, company, on, crossed, marginMinor, owner } = mover;
  const written = (value: number): string =>
    crossed?.axis === 'monetary' ? format.shortMoney({ netMinor: value, currency }) : format.number(value);
  return (
    <Paper component="li" withBorder px="sm" py={8}>
      <Anchor component={Link} to={`/accounts/${accountId}`} size="sm" fw={600}>
        {company ?? t('private')}
      </Anchor>
      {crossed && (
        <Text size="sm">
          {t(`crossed.${crossed.axis}`, { value: written(crossed.value), boundary: written(crossed.boundary) })}
        </Text>
      )}
      <Text size="xs" c="dimmed">
        {[
          format.day(on),
          t('margin', { margin: format.shortMoney({ netMinor: marginMinor, currency }) }),
          nameOf(owner),
        ]
          .filter((part) => part !== undefined)
          .join(' · ')}
      </Text>
    </Paper>
  );
}
