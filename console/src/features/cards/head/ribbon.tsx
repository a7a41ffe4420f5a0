import { UnstyledButton } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useStageTitle } from '../../../language/words-of.ts';
import classes from '../cards.module.css';

type Props = {
  /** In the order of the pipeline. */
  readonly stages: readonly string[];
  /** Where the record stands: of the stages, when it is open. */
  readonly at: string;
  /** Where it left the pipeline, when it did. */
  readonly left: { readonly from?: unknown } | undefined;
  /** Stages it may be moved to. */
  readonly targets: readonly string[];
  readonly onMove: (to: string) => void;
};

/** The stages of the pipeline in one row, the present one lit; those it may go to are buttons. */
export function Ribbon({ stages, at, left, targets, onMove }: Props) {
  const { t } = useTranslation('cards');
  const titleOf = useStageTitle();
  const now = useRef<HTMLLIElement>(null);
  useEffect(() => {
    now.current?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [at]);
  const place = stages.indexOf(at);
  return (
    <ol className={classes.ribbon} aria-label={t('head.stages')} tabIndex={0}>
      {stages.map((stage, n) => (
        <li
          key={stage}
          className={classes.stage}
          ref={stage === at ? now : undefined}
          aria-current={stage === at ? 'step' : undefined}
        >
          {targets.includes(stage) ? (
            <UnstyledButton
              className={boxOf(n, place, stage === left?.from)}
              title={t('head.moveTo', { stage: titleOf(stage) })}
              onClick={() => onMove(stage)}
            >
              {titleOf(stage)}
            </UnstyledButton>
          ) : (
            <span className={boxOf(n, place, stage === left?.from)}>{titleOf(stage)}</span>
          )}
        </li>
      ))}
    </ol>
  );
}

function boxOf(n: number, place: number, isLeft: boolean): string {
  const state = n === place ? classes.stageNow : n < place ? classes.stagePast : undefined;
  return [classes.stageBox, state, isLeft ? classes.stageLeft : undefined].filter(Boolean).join(' ');
}
