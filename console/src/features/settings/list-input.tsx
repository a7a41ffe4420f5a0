import { ActionIcon, Button, Fieldset, Group, Stack, Text } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Said } from '../../../../shared/domain/said.ts';
import { useSaid } from '../../language/use-language.ts';
import { below, Fields } from './fields.tsx';
import { useForm } from './form-context.ts';
import classes from './settings.module.css';
import { freshOf } from './shape.ts';
import type { Drawn } from './simple-inputs.tsx';

const iconSize = 16;

/** Entries that can be added, removed and put into another order. */
export function ListInput({ shape, label, value, onChange, path }: Drawn<'list'>) {
  const { t } = useTranslation('settings');
  const { isReadOnly, wrongAt } = useForm();
  const [added, setAdded] = useState<number>();
  const items = (value ?? []) as readonly unknown[]; // a list is an array
  const body = (
    <Stack gap="xs">
      {items.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('list.none')}
        </Text>
      )}
      {items.map((item, at) => (
        // an entry is nothing but its place until it is saved
        <Item key={at} {...{ shape, items, at, onChange, path }} isOpen={at === added}>
          {item}
        </Item>
      ))}
      {wrongAt(path) !== undefined && (
        <Text size="sm" c="var(--mantine-color-error)">
          {wrongAt(path)}
        </Text>
      )}
      {!isReadOnly && (
        <Button
          className="starts"
          size="compact-sm"
          variant="subtle"
          leftSection={<IconPlus size={iconSize} />}
          onClick={() => {
            setAdded(items.length);
            onChange([...items, freshOf(shape.item)]);
          }}
        >
          {t('list.add')}
        </Button>
      )}
    </Stack>
  );
  return path === '' ? body : <Fieldset legend={label}>{body}</Fieldset>;
}

type ItemProps = Pick<Drawn<'list'>, 'shape' | 'onChange' | 'path'> & {
  readonly items: readonly unknown[];
  readonly at: number;
  /** Just added. */
  readonly isOpen: boolean;
  readonly children: unknown;
};

function Item({ shape, items, at, onChange, path, isOpen, children: item }: ItemProps) {
  const { t } = useTranslation('settings');
  const titleOf = useItemTitle();
  const { isWrongBelow } = useForm();
  const here = below(path, String(at));
  const title = titleOf(item, at);
  const inputs = (
    <ItemInputs
      shape={shape}
      value={item}
      onChange={(next) => onChange(items.map((each, n) => (n === at ? next : each)))}
      path={here}
      label={title}
    />
  );
  const tools = <Tools title={title} items={items} at={at} onChange={onChange} />;
  if (shape.isFolded !== true)
    return (
      <div className={classes.item} role="group" aria-label={title}>
        <div className="grows">{inputs}</div>
        {tools}
      </div>
    );
  return (
    <details className={classes.folded} open={isOpen || isWrongBelow(here)}>
      <summary>{title === '' ? t('list.item', { number: at + 1 }) : title}</summary>
      <Stack gap="sm" p="sm">
        {inputs}
        {tools}
      </Stack>
    </details>
  );
}

function ItemInputs({ shape: { item: shape }, ...props }: Drawn<'list'>) {
  const { draw } = useForm();
  return shape.of === 'group' ? <Fields {...props} fields={shape.fields} /> : draw({ ...props, shape });
}

type ToolsProps = Pick<ItemProps, 'items' | 'at' | 'onChange'> & { readonly title: string };

function Tools({ title, items, at, onChange }: ToolsProps) {
  const { t } = useTranslation('settings');
  const { isReadOnly } = useForm();
  if (isReadOnly) return null;
  const rest = items.filter((_item, n) => n !== at);
  const moved = (to: number): void => onChange(rest.toSpliced(to, 0, items[at]));
  return (
    <Group gap={4} wrap="nowrap">
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t('list.up', { title })}
        disabled={at === 0}
        onClick={() => moved(at - 1)}
      >
        <IconArrowUp size={iconSize} />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t('list.down', { title })}
        disabled={at === items.length - 1}
        onClick={() => moved(at + 1)}
      >
        <IconArrowDown size={iconSize} />
      </ActionIcon>
      <ActionIcon variant="subtle" color="red" aria-label={t('list.remove', { title })} onClick={() => onChange(rest)}>
        <IconTrash size={iconSize} />
      </ActionIcon>
    </Group>
  );
}

/** What an entry is told by: its title, its name, else its place. */
function useItemTitle(): (item: unknown, at: number) => string {
  const said = useSaid();
  return (item, at) => {
    if (typeof item === 'string' && item !== '') return item;
    const { title, role, name, letter } = item as Partial<
      Record<'title' | 'role', Said> & Record<'name' | 'letter', string>
    >; // what entries have
    const both = title ?? role;
    const known = both ? said(both) : (name ?? letter);
    return known === undefined || known === '' ? String(at + 1) : known;
  };
}
