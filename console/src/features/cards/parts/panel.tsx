import { Paper, Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import classes from '../cards.module.css';

type Props = {
  readonly title: string;
  /** At the right of the title. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
};

/** A part of a card under its title. */
export function Panel({ title, actions, children }: Props) {
  const id = useId();
  return (
    <Paper component="section" withBorder px="md" py="sm" aria-labelledby={id}>
      <div className={classes.panelHead}>
        <Title order={2} size="h6" id={id}>
          {title}
        </Title>
        {actions}
      </div>
      {children}
    </Paper>
  );
}
