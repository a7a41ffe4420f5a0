import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { type EChartsType, init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import type { Drawing } from './chart.tsx';
import { type Look, lookOf } from './chart-look.ts';

const scheme = 'data-mantine-color-scheme';

/** What draws a chart: of echarts only what our charts are made of. */
export default function ChartCanvas({ draw }: { readonly draw: Drawing }) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType>(undefined);
  useEffect(() => {
    const element = place.current;
    if (!element) return undefined;
    use([BarChart, LineChart, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent, CanvasRenderer]);
    const made = init(element, undefined, { renderer: 'canvas' });
    chart.current = made;
    const resized = new ResizeObserver(() => made.resize());
    resized.observe(element);
    return () => {
      resized.disconnect();
      made.dispose();
    };
  }, []);
  useEffect(() => {
    const redraw = (): void => {
      if (!place.current || !chart.current) return;
      const look = lookOf(place.current);
      chart.current.setOption({ ...framed(look), ...draw(look) }, { notMerge: true });
    };
    redraw();
    const changed = new MutationObserver(redraw); // light, dark, or light while it is printed
    changed.observe(document.documentElement, { attributeFilter: [scheme] });
    return () => changed.disconnect();
  }, [draw]);
  return <div ref={place} className="chart-canvas" />;
}

/** What all charts have alike. */
const framed = ({ text, font, series }: Look) => ({
  animation: !window.matchMedia('(prefers-reduced-motion: reduce), print').matches,
  animationDuration: 300,
  color: [...series],
  textStyle: { fontFamily: font, color: text },
});
