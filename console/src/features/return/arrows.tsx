import { type RefObject, useEffect, useState } from 'react';
import type { Moved } from './api.ts';
import classes from './grid.module.css';

type Props = {
  readonly frame: RefObject<HTMLDivElement | null>;
  readonly places: RefObject<ReadonlyMap<number, HTMLElement>>;
  readonly moved: readonly Moved[];
};

type Point = { readonly x: number; readonly y: number };
type Layout = { readonly width: number; readonly height: number; readonly centres: ReadonlyMap<number, Point> };
type Arrow = { readonly id: string; readonly path: string; readonly width: number; readonly cause: Moved['cause'] };

/** Arrows over the groups: the more went the way, the thicker. Who cannot see them reads the table. */
export function Arrows({ frame, places, moved }: Props) {
  const [layout, setLayout] = useState<Layout>();
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const measure = (): void => setLayout(layoutOf(element, places.current));
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, [frame, places]);
  if (!layout) return null;
  const { width, height } = layout;
  return (
    <svg className={classes.arrows} viewBox={`0 0 ${String(width)} ${String(height)}`} aria-hidden="true">
      <defs>
        {(['own', 'boundary'] as const).map((cause) => (
          <marker
            key={cause}
            id={`arrow-${cause}`}
            data-cause={cause}
            viewBox="0 0 8 8"
            refX="6"
            refY="4"
            markerWidth="9"
            markerHeight="9"
            markerUnits="userSpaceOnUse"
            orient="auto"
          >
            <path d="M0,0 L8,4 L0,8 z" />
          </marker>
        ))}
      </defs>
      {arrowsOf(moved, layout).map(({ id, path, width: stroke, cause }) => (
        <path
          key={id}
          d={path}
          data-cause={cause}
          strokeWidth={stroke}
          markerEnd={`url(#arrow-${cause})`}
          fill="none"
        />
      ))}
    </svg>
  );
}

function layoutOf(frame: HTMLElement, places: ReadonlyMap<number, HTMLElement>): Layout {
  const { left, top, width, height } = frame.getBoundingClientRect();
  const centreOf = (element: HTMLElement): Point => {
    const box = element.getBoundingClientRect();
    return { x: box.left - left + box.width / 2, y: box.top - top + box.height / 2 };
  };
  return { width, height, centres: new Map([...places].map(([cell, element]) => [cell, centreOf(element)])) };
}

const thinnest = 1.5;
const thickest = 6;
/** So far from the middle of a group an arrow begins and ends, so that its number can be read. */
const clear = 22;
/** How far it bends, of its length: there and back are two. */
const bend = 0.16;

function arrowsOf(moved: readonly Moved[], { centres }: Layout): Arrow[] {
  const most = Math.max(1, ...moved.map(({ accounts }) => accounts));
  return moved.flatMap(({ from, to, cause, accounts }) => {
    const [start, end] = [centres.get(from ?? -1), centres.get(to ?? -1)];
    if (!start || !end || from === to) return [];
    const width = thinnest + (thickest - thinnest) * Math.sqrt(accounts / most) * (most === 1 ? 0.2 : 1);
    return [{ id: `${String(from)} ${String(to)} ${cause}`, path: pathOf(start, end), width, cause }];
  });
}

function pathOf(start: Point, end: Point): string {
  const [dx, dy] = [end.x - start.x, end.y - start.y];
  const length = Math.hypot(dx, dy) || 1;
  const [ux, uy] = [dx / length, dy / length];
  const middle = { x: (start.x + end.x) / 2 - uy * length * bend, y: (start.y + end.y) / 2 + ux * length * bend };
  const from = { x: start.x + ux * clear, y: start.y + uy * clear };
  const to = { x: end.x - ux * clear, y: end.y - uy * clear };
  return `M${at(from)} Q${at(middle)} ${at(to)}`;
}

const at = ({ x, y }: Point): string => `${x.toFixed(1)},${y.toFixed(1)}`;
