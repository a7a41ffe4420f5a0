import { ActionIcon, Button, Fieldset, Stack } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './planning.module.css';

const iconSize = 16;

type Props<R> = {
  readonly legend: string;
  readonly rows: readonly R[];
  readonly onChange: (rows: readonly R[]) => void;
  readonly add: string;
  readonly fresh: () => R;
  readonly remove: (n: number) => string;
  /** The inputs of one row. */
  readonly children: (row: R, put: (changes: Partial<R>) => void) => ReactNode;
};

/** Rows of inputs, of which there may be more or fewer. */
export function RowsInput<R extends object>({ legend, rows, onChange, add, fresh, remove, children }: Props<R>) {
  return (
    <Fieldset legend={legend}>
      <Stack gap="sm">
        {rows.map((row, at) => (
          // a row is nothing but its place until it is saved
          <div key={at} className={classes.fields}>
            {children(row, (changes) => onChange(rows.map((each, n) => (n === at ? { ...each, ...changes } : each))))}
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              aria-label={remove(at + 1)}
              onClick={() => onChange(rows.filter((_row, n) => n !== at))}
            >
              <IconTrash size={iconSize} />
            </ActionIcon>
          </div>
        ))}
        <Button
          variant="subtle"
          size="compact-sm"
          className="starts"
          leftSection={<IconPlus size={iconSize} />}
          onClick={() => onChange([...rows, fresh()])}
        >
          {add}
        </Button>
      </Stack>
    </Fieldset>
  );
}
