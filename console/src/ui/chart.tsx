import { Button, Group, Skeleton, Table, Text } from '@mantine/core';
import { IconChartBar, IconTable } from '@tabler/icons-react';
import type { EChartsCoreOption } from 'echarts/core';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './chart.module.css';
import type { Look } from './chart-look.ts';

/** What to draw, in the colours of the page. The same function as long as it draws the same. */
export type Drawing = (look: Look) => EChartsCoreOption;

/** The numbers of a chart, as they are read. */
export type ChartTable = {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
};

type Props = {
  /** What the chart shows, in a sentence. */
  readonly label: string;
  readonly draw: Drawing;
  readonly table: ChartTable;
  /** In pixels. @default 320 */
  readonly height?: number;
};

const usualHeight = 320;
const iconSize = 16;
const Canvas = lazy(() => import('./chart-canvas.tsx'));

/** A chart, and behind a button the same numbers as a table. */
export function Chart({ label, draw, table, height = usualHeight }: Props) {
  const { t } = useTranslation('ui');
  const [isTable, setTable] = useState(false);
  const Icon = isTable ? IconChartBar : IconTable;
  return (
    <figure className={classes.chart}>
      <Group justify="space-between" gap="xs" wrap="nowrap" align="start">
        <Text component="figcaption" fw={600} size="sm">
          {label}
        </Text>
        <Button
          size="compact-xs"
          variant="subtle"
          className={`no-print ${classes.toggle ?? ''}`}
          leftSection={<Icon size={iconSize} />}
          onClick={() => setTable(!isTable)}
        >
          {isTable ? t('chart.asChart') : t('chart.asTable')}
        </Button>
      </Group>
      {isTable ? (
        <Numbers label={label} table={table} />
      ) : (
        <div role="img" aria-label={t('chart.label', { label })} className={classes.canvas} style={{ height }}>
          <Suspense fallback={<Skeleton height={height} />}>
            <Canvas draw={draw} />
          </Suspense>
        </div>
      )}
    </figure>
  );
}

function Numbers({ label, table: { columns, rows } }: Pick<Props, 'label' | 'table'>) {
  return (
    // what scrolls is to be reached by the keyboard (WCAG 2.1.1)
    <section className={classes.numbers} aria-label={label} tabIndex={0}>
      <Table tabularNums verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            {columns.map((column) => (
              <Table.Th key={column} scope="col">
                {column}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(([first = '', ...others]) => (
            <Table.Tr key={first}>
              <Table.Th scope="row">{first}</Table.Th>
              {others.map((cell, n) => (
                <Table.Td key={columns[n + 1]}>{cell}</Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}
