import { layout, type Placed } from './layout.ts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Execution, Step } from './api.ts';
import classes from './operator.module.css';
import { useStateName } from './use-words.ts';

/** The graph of an execution: the state it is in is lit, those it came through are marked. */
export default function Drawing({ of, steps }: { readonly of: Execution; readonly steps: readonly Step[] }) {
  const { t } = useTranslation('operator');
  const stateName = useStateName();
  const { graph, at } = of;
  const { states, edges, width, height } = useMemo(() => layout(graph, stateName), [graph, stateName]);
  const passed = new Set(steps.map(({ state }) => state));
  const failed = new Set(steps.filter(({ kind }) => kind === 'failed').map(({ state }) => state));
  const lookOf = ({ name }: Placed): string => {
    if (name === at) return 'at';
    if (failed.has(name)) return 'failed';
    return passed.has(name) ? 'passed' : 'other';
  };
  return (
    <section className={classes.graph} aria-label={t('graph')} tabIndex={0}>
      <svg
        viewBox={`0 0 ${String(width)} ${String(height)}`}
        style={{ maxWidth: width }}
        role="img"
        aria-label={at === undefined ? t('graph') : t('graphAt', { state: stateName(at) })}
      >
        {edges.map(({ key, path, kind }) => (
          <path key={key} d={path} className={classes.edge} data-kind={kind} />
        ))}
        {states.map((state) => (
          <g
            key={state.name}
            className={classes.state}
            data-look={lookOf(state)}
            ref={state.name === at ? bringIntoSight : undefined}
          >
            <rect
              x={state.x - state.width / 2}
              y={state.y - state.height / 2}
              width={state.width}
              height={state.height}
              rx={state.type === 'Choice' ? state.height / 2 : cornerOf}
            />
            <text x={state.x} y={state.y} dominantBaseline="central" textAnchor="middle">
              {state.title}
            </text>
          </g>
        ))}
      </svg>
    </section>
  );
}

const cornerOf = 6;

/** The graph is larger than its frame: what matters comes into its middle. */
const bringIntoSight = (state: SVGGElement | null): void =>
  state?.scrollIntoView({ block: 'nearest', inline: 'center' });
