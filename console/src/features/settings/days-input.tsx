import { ActionIcon, Button, Fieldset, Group, Select, Stack, Text } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useToday } from '../../api/now.ts';
import { DayInput } from '../../forms/day-input.tsx';
import { useFormat } from '../../language/format.ts';
import { useForm } from './form-context.ts';
import classes from './settings.module.css';
import type { Drawn } from './simple-inputs.tsx';

const iconSize = 16;
const yearOf = (day: string): string => day.slice(0, 4);

/** Days that are not as others are, one year at a time. */
export function DaysInput({ shape, label, value, onChange, path }: Drawn<'days'>) {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const { isReadOnly, draw } = useForm();
  const thisYear = yearOf(useToday());
  const [year, setYear] = useState(thisYear);
  const held = value as Readonly<Record<string, unknown>>; // days are an object
  const without = (day: string) => Object.fromEntries(Object.entries(held).filter(([each]) => each !== day));
  const put = (day: string, kind: unknown): void => {
    setYear(yearOf(day));
    onChange({ ...held, [day]: kind });
  };
  const days = Object.keys(held).toSorted();
  const shown = days.filter((day) => yearOf(day) === year);
  return (
    <Fieldset legend={label}>
      <Stack gap="xs">
        <Select
          label={t('year')}
          data={[...new Set([...days.map(yearOf), thisYear])].toSorted()}
          value={year}
          onChange={(chosen) => chosen !== null && setYear(chosen)}
          allowDeselect={false}
          w={120}
        />
        {shown.length === 0 && (
          <Text size="sm" c="dimmed">
            {t('list.none')}
          </Text>
        )}
        <div className={classes.days}>
          {shown.map((day) => (
            <Group key={day} gap="xs" align="end" wrap="nowrap">
              {draw({
                shape: shape.item,
                label: format.longDay(day),
                value: held[day],
                onChange: (kind) => put(day, kind),
                path: `${path}.${day}`,
              })}
              {!isReadOnly && (
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size="lg"
                  aria-label={t('list.remove', { title: format.longDay(day) })}
                  onClick={() => onChange(without(day))}
                >
                  <IconTrash size={iconSize} />
                </ActionIcon>
              )}
            </Group>
          ))}
        </div>
        {!isReadOnly && <AddDay onAdd={(day) => put(day, 'off')} />}
      </Stack>
    </Fieldset>
  );
}

function AddDay({ onAdd }: { readonly onAdd: (day: string) => void }) {
  const { t } = useTranslation('settings');
  const [day, setDay] = useState<string>();
  return (
    <Group align="end" gap="xs">
      <DayInput label={t('day')} value={day} onChange={setDay} />
      <Button
        variant="default"
        leftSection={<IconPlus size={iconSize} />}
        disabled={day === undefined}
        onClick={() => {
          if (day !== undefined) onAdd(day);
          setDay(undefined);
        }}
      >
        {t('list.add')}
      </Button>
    </Group>
  );
}
