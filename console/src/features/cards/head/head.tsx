import { Anchor, Badge, Group, Text, Title } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import { Link } from 'react-router';
import classes from '../cards.module.css';

type Props = {
  /** Where cards of its kind are listed. */
  readonly from: { readonly path: string; readonly title: string };
  readonly title: string;
  readonly about?: ReactNode;
  /** What it stands at, when that is not of the ribbon. */
  readonly badge?: { readonly title: string; readonly color: string } | undefined;
  readonly actions?: ReactNode;
  readonly children?: ReactNode;
};

/** The head of a card: whose it is, where it stands, and what to do about it. */
export function Head({ from, title, about, badge, actions, children }: Props) {
  useEffect(() => {
    document.title = `${title} · Voronka`;
  }, [title]);
  return (
    <header className={classes.head}>
      <div className={classes.headTop}>
        <div className={classes.headTitle}>
          <Anchor component={Link} to={from.path} size="xs">
            {from.title}
          </Anchor>
          <Group gap="xs">
            <Title order={1} size="h3" dir="auto">
              {title}
            </Title>
            {badge && (
              <Badge variant="light" color={badge.color}>
                {badge.title}
              </Badge>
            )}
          </Group>
          {about !== undefined && (
            <Text size="sm" c="dimmed" component="div">
              {about}
            </Text>
          )}
        </div>
        {actions !== undefined && <div className={classes.actions}>{actions}</div>}
      </div>
      {children}
    </header>
  );
}
