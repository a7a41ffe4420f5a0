import { Button, Fieldset, Group } from '@mantine/core';
import { type ComponentType, Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DaysInput } from './days-input.tsx';
import { below, Fields, put } from './fields.tsx';
import { type Drawing, useForm } from './form-context.ts';
import { ListInput } from './list-input.tsx';
import { freshOf, type Shape } from './shape.ts';
import classes from './settings.module.css';
import {
  CheckInput,
  ChoiceInput,
  ChoicesInput,
  CompetitorInput,
  DayOfYearInput,
  type Drawn,
  NumberOf,
  SaidInput,
  TimeOf,
  WrittenInput,
} from './simple-inputs.tsx';

type Inputs = { readonly [O in Shape['of']]: ComponentType<Drawn<O>> };

const inputs: Inputs = {
  text: WrittenInput,
  id: WrittenInput,
  newId: () => null, // nobody has to see it
  said: (props) => <SaidInput {...props} isLong={false} />,
  longSaid: (props) => <SaidInput {...props} isLong />,
  flag: CheckInput,
  competitor: CompetitorInput,
  day: DayOfYearInput,
  time: TimeOf,
  number: NumberOf,
  choice: ChoiceInput,
  choices: ChoicesInput,
  numbers: (props) => (
    <ChoicesInput
      {...props}
      value={(props.value as readonly number[]).map(String)} // as its shape says
      onChange={(all) => props.onChange((all as readonly string[]).map(Number).sort())}
    />
  ),
  group: (props) => <GroupInput {...props} />,
  list: (props) => <ListInput {...props} />,
  table: (props) => <TableInput {...props} />,
  days: (props) => <DaysInput {...props} />,
};

/** One field of a value, or the whole of it. */
export function drawValue(props: Drawing): ReactNode {
  const Draw = inputs[props.shape.of] as ComponentType<Drawing>; // of its own kind, which the compiler does not follow through the table
  return <Draw {...props} />;
}

function GroupInput({ shape, label, value, onChange, path }: Drawn<'group'>) {
  const { t } = useTranslation('settings');
  const { isReadOnly } = useForm();
  if (path === '') return <Fields fields={shape.fields} value={value} onChange={onChange} path={path} />;
  const isLeftOut = shape.isOptional === true && value === undefined;
  return (
    <Fieldset legend={label}>
      {isLeftOut ? null : <Fields fields={shape.fields} value={value} onChange={onChange} path={path} />}
      {shape.isOptional === true && !isReadOnly && (
        <Group mt="xs">
          <Button
            size="compact-sm"
            variant="subtle"
            onClick={() => onChange(isLeftOut ? freshOf({ ...shape, isOptional: false }) : undefined)}
          >
            {t(isLeftOut ? 'group.add' : 'group.remove')}
          </Button>
        </Group>
      )}
    </Fieldset>
  );
}

function TableInput({ shape, value, onChange, path }: Drawn<'table'>) {
  const { choicesFrom, draw } = useForm();
  const held = (value ?? {}) as Readonly<Record<string, unknown>>; // a table is an object
  return (
    <div className={shape.item.of === 'number' ? classes.fields : classes.stack}>
      {choicesFrom(shape.keys).map(({ value: key, label }) => (
        <Fragment key={key}>
          {draw({
            shape: shape.item,
            label,
            value: held[key] ?? freshOf(shape.item),
            onChange: (next) => onChange(put(held, key, next)),
            path: below(path, key),
          })}
        </Fragment>
      ))}
    </div>
  );
}
