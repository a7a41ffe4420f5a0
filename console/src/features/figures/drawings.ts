/** The kinds of charts reports are drawn as. */
import type { EChartsCoreOption } from 'echarts/core';
import { useCallback } from 'react';
import { useFormat } from '../../language/format.ts';
import type { Look } from '../../ui/chart-look.ts';

type Series = {
  readonly name: string;
  /** Nothing is drawn where nobody knows. */
  readonly values: readonly (number | undefined)[];
  readonly colour?: string | undefined;
  /** Those of one name stand on each other. */
  readonly stack?: string;
};

type Drawn = {
  readonly names: readonly string[];
  readonly textOf: (value: number) => string;
  readonly series: readonly Series[];
  /** Bars lie, and their names stand before them: for long names. */
  readonly isLying?: boolean;
  /** Where the axis ends. @default - where the values do */
  readonly most?: number;
  /** What is counted has no half of it on the axis. */
  readonly isCounted?: boolean;
};

/** Money without much room, or a number. @param currency of money */
export function useAmountText(currency: string | undefined): (value: number) => string {
  const format = useFormat();
  return useCallback(
    (value) => (currency === undefined ? format.number(value, 1) : format.shortMoney({ netMinor: value, currency })),
    [currency, format],
  );
}

const fontSize = 12;
const space = { left: 8, right: 16, top: 36, bottom: 8 } as const;

/** Bars side by side or on each other. */
export function bars(look: Look, drawn: Drawn): EChartsCoreOption {
  const { names, textOf, series, isLying = false, most, isCounted = false } = drawn;
  const places = { type: 'category', data: [...names], ...axis(look), ...(isLying && { inverse: true }) };
  const amounts = {
    ...{ type: 'value', ...axis(look, textOf) },
    ...(most !== undefined && { max: most }),
    ...(isCounted && { minInterval: 1 }),
  };
  return {
    ...around(look, textOf),
    xAxis: isLying ? amounts : places,
    yAxis: isLying ? places : amounts,
    series: series.map(({ name, values, colour, stack }) => ({
      ...{ type: 'bar', name, data: values.map((value) => value ?? null), barMaxWidth: 28 },
      ...(colour !== undefined && { itemStyle: { color: colour } }),
      ...(stack !== undefined && { stack }),
    })),
  };
}

type Line = { readonly at: number; readonly name: string };

/** Lines over a count of months or months; a line across where something is reached. */
export function lines(look: Look, drawn: Drawn & { readonly across?: Line }): EChartsCoreOption {
  const { names, textOf, series, across } = drawn;
  return {
    ...around(look, textOf),
    xAxis: { type: 'category', data: [...names], boundaryGap: false, ...axis(look) },
    yAxis: { type: 'value', ...axis(look, textOf) },
    series: series.map(({ name, values, colour }, n) => ({
      ...{ type: 'line', name, data: values.map((value) => value ?? null), symbolSize: 5 },
      ...(colour !== undefined && { itemStyle: { color: colour }, lineStyle: { color: colour } }),
      ...(across && n === 0 && { markLine: markAt(across, look) }),
    })),
  };
}

const markAt = ({ at, name }: Line, { good, text }: Look) => ({
  ...{ silent: true, symbol: 'none', data: [{ yAxis: at }], lineStyle: { color: good, type: 'dashed', width: 2 } },
  label: { formatter: name, position: 'insideEndTop', color: text },
});

const axis = ({ dimmed, line }: Look, textOf?: (value: number) => string) => ({
  axisLabel: { color: dimmed, fontSize, hideOverlap: true, ...(textOf && { formatter: textOf }) },
  axisLine: { lineStyle: { color: line } },
  axisTick: { show: false },
  splitLine: { show: textOf !== undefined, lineStyle: { color: line } },
});

const around = ({ text, dimmed, paper, line }: Look, textOf: (value: number) => string) => ({
  grid: { ...space, containLabel: true },
  legend: {
    type: 'scroll',
    top: 0,
    left: 0,
    textStyle: { color: text, fontSize },
    pageTextStyle: { color: dimmed },
    pageIconColor: text,
  },
  tooltip: {
    trigger: 'axis',
    renderMode: 'richText', // HTML would need styles of its own inline
    confine: true,
    backgroundColor: paper,
    borderColor: line,
    textStyle: { color: text, fontSize },
    valueFormatter: (value: unknown) => (typeof value === 'number' ? textOf(value) : '—'),
  },
});
