import { Group, Title } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';

type Props = {
  readonly title: string;
  /** At the right of the title. */
  readonly actions?: ReactNode;
  /** Its own height, and scrolling inside: a board. @default - it grows with what is in it */
  readonly isFixed?: boolean;
  readonly children: ReactNode;
};

/** A page of the console: its title in front, which the tab of the browser has too. */
export function Page({ title, actions, isFixed = false, children }: Props) {
  useEffect(() => {
    document.title = `${title} · Voronka`;
  }, [title]);
  return (
    <div className={isFixed ? 'page page-fixed' : 'page'}>
      <Group justify="space-between" gap="sm" wrap="wrap" className="page-head">
        <Title order={1} size="h3">
          {title}
        </Title>
        {actions !== undefined && <Group gap="xs">{actions}</Group>}
      </Group>
      {children}
    </div>
  );
}
