/** Where the states of a graph stand: laid out in layers, from where it begins to the right. */
import { Graph as Layers, layout as layOut } from '@dagrejs/dagre';
import type { Execution } from './api.ts';

type Graph = Execution['graph'];
type Point = { readonly x: number; readonly y: number };
type Size = { readonly width: number; readonly height: number };
type Box = Point & Size;

export type Placed = Graph['states'][number] & Box & { readonly title: string };
type Drawn = { readonly key: string; readonly path: string; readonly kind: Graph['edges'][number]['kind'] };

const letterWidth = 7.4;
const padding = 26;
const stateHeight = 32;
const margin = 12;

/** Sizes go in, and places come out: dagre writes into what it is given. */
type Settings = Partial<Size> & { readonly rankdir: 'LR' } & Readonly<
    Record<'nodesep' | 'ranksep' | 'marginx' | 'marginy', number>
  >;
type Way = { readonly points: readonly Point[] };

/** @param titleOf what a state is called on the page */
export function layout({ states, edges }: Graph, titleOf: (state: string) => string) {
  const layers = new Layers<Settings, Box, Way>({ multigraph: true });
  layers.setGraph({ rankdir: 'LR', nodesep: 14, ranksep: 40, marginx: margin, marginy: margin });
  for (const { name } of states)
    layers.setNode(name, {
      ...{ x: 0, y: 0, height: stateHeight },
      width: titleOf(name).length * letterWidth + padding,
    });
  for (const { from, to, kind } of edges) layers.setEdge(from, to, { points: [] }, kind);
  layOut(layers);
  const { width = 0, height = 0 } = layers.graph();
  return {
    width,
    height,
    states: states.map((state): Placed => ({ ...layers.node(state.name), ...state, title: titleOf(state.name) })),
    edges: edges.map(({ from, to, kind }): Drawn => {
      const { points } = layers.edge(from, to, kind);
      return { key: `${from} ${to} ${kind}`, kind, path: pathThrough(points) };
    }),
  };
}

/** A smooth line: through the middles of the stretches between the points. */
function pathThrough(points: readonly Point[]): string {
  const [first, ...rest] = points;
  const last = rest.at(-1);
  if (!first || !last) return '';
  const curves = rest.slice(0, -1).map((point, n) => {
    const next = rest[n + 1] ?? last;
    return `Q ${at(point)} ${at({ x: (point.x + next.x) / 2, y: (point.y + next.y) / 2 })}`;
  });
  return `M ${at(first)} ${curves.join(' ')} L ${at(last)}`;
}

const at = ({ x, y }: Point): string => `${x.toFixed(1)} ${y.toFixed(1)}`;
