import { Alert, Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import classes from '../cards.module.css';
import { Panel } from '../parts/panel.tsx';
import type { Mergeable } from './api.ts';
import { UndoButton } from './undo.tsx';

type Alias = { readonly id: string; readonly title: string; readonly mergeId?: string | undefined };
type Props = {
  readonly of: Mergeable;
  readonly title: string;
  readonly aliases: readonly Alias[];
  readonly mayUndo: boolean;
};

/** What was merged into a record, each to be taken out again. */
export function Aliases({ of, title, aliases, mayUndo }: Props) {
  if (aliases.length === 0) return null;
  return (
    <Panel title={title}>
      <ul className={classes.list}>
        {aliases.map((alias) => (
          <li key={alias.id} className={classes.listItem}>
            <span>{alias.title}</span>
            {alias.mergeId !== undefined && mayUndo && <UndoButton of={of} mergeId={alias.mergeId} />}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** Says that a record goes on as another one. */
export function GoesOn({ of, into }: { readonly of: 'account' | 'person'; readonly into: string | undefined }) {
  const { t } = useTranslation('cards');
  if (into === undefined) return null;
  return (
    <Alert color="blue" py="xs" title={t('duplicates.goesOn')}>
      <Anchor component={Link} to={`/${of}s/${into}`}>
        {t(`link.${of}`)}
      </Anchor>
    </Alert>
  );
}
