import { Button, Group } from '@mantine/core';
import { Link } from 'react-router';

type Section = { readonly to: string; readonly title: string };

type Props = {
  /** What the pages are of. */
  readonly label: string;
  readonly sections: readonly Section[];
  /** The address of the page that is looked at. */
  readonly at: string;
};

/** Leads from one page of several to the others. */
export function Sections({ label, sections, at }: Props) {
  return (
    <Group component="nav" gap="xs" mb="md" aria-label={label}>
      {sections.map(({ to, title }) => (
        <Button
          key={to}
          component={Link}
          to={to}
          size="compact-md"
          variant={to === at ? 'light' : 'subtle'}
          {...(to === at && { 'aria-current': 'page' })}
        >
          {title}
        </Button>
      ))}
    </Group>
  );
}
