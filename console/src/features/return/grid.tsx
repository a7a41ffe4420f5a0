import { SegmentedControl, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { Shown } from '../../ui/shown.tsx';
import { type Cut, rowsQuery, type Scored } from './api.ts';
import { Boundaries } from './boundaries.tsx';
import { CellDrawer } from './cell-drawer.tsx';
import { CellMap } from './cell-map.tsx';
import { type Colouring, colourings, shadesOf } from './colouring.ts';
import { Migrations } from './migrations.tsx';
import { useMigrations } from './use-migrations.ts';

type Props = { readonly scored: Scored; readonly cut: Cut; readonly currency: string };

/** The 27 groups, with who went from which to which. */
export function Grid({ scored, cut, currency }: Props) {
  const { t } = useTranslation('return');
  const [search, setSearch] = useSearchParams();
  const rows = useQuery(rowsQuery(scored));
  const migrations = useMigrations();
  const colouring = colourings.find((each) => each === search.get('colour')) ?? 'progress';
  const opened = search.get('cell');
  const set = (name: string, value: string | undefined): void =>
    setSearch((before) => {
      if (value === undefined) before.delete(name);
      else before.set(name, value);
      return before;
    });
  return (
    <Stack gap="lg">
      <SegmentedControl
        className="starts"
        size="xs"
        aria-label={t('colour.by')}
        value={colouring}
        onChange={(chosen) => set('colour', chosen === 'progress' ? undefined : chosen)}
        data={colourings.map((each: Colouring) => ({ value: each, label: t(`colour.${each}`) }))}
      />
      <Shown query={rows}>
        {(data) => (
          <>
            <CellMap
              cells={scored.cells}
              shades={shadesOf(data.rows, colouring)}
              colouring={colouring}
              currency={currency}
              moved={migrations.shown}
              onOpen={(cell) => set('cell', String(cell))}
            />
            {!data.isWhole && (
              <Text size="xs" c="dimmed">
                {t('board.partial')}
              </Text>
            )}
          </>
        )}
      </Shown>
      <Migrations {...migrations} currency={currency} />
      <Boundaries cut={cut} currency={currency} />
      {opened !== null && (
        <CellDrawer
          cell={Number(opened)}
          run={scored.finishedAt}
          cut={cut}
          currency={currency}
          onClose={() => set('cell', undefined)}
        />
      )}
    </Stack>
  );
}
