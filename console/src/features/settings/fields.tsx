import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useForm } from './form-context.ts';
import type { FieldName, Named, Shape } from './shape.ts';
import classes from './settings.module.css';

type Props = {
  readonly fields: readonly Named[];
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly path: string;
};

/** What is `undefined` is not there. */
export const put = (held: unknown, name: string, value: unknown): Readonly<Record<string, unknown>> => {
  const { [name]: _before, ...rest } = (held ?? {}) as Readonly<Record<string, unknown>>; // a group is an object
  return value === undefined ? rest : { ...rest, [name]: value };
};

/** The place of a part of what stands at a place. */
export const below = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);

/** The fields of a group, without a frame around them. */
export function Fields({ fields, value, onChange, path }: Props): ReactNode {
  const { t } = useTranslation('settings');
  const { draw } = useForm();
  const held = (value ?? {}) as Readonly<Record<string, unknown>>; // a group is an object
  return (
    <div className={classes.fields}>
      {fields.map(({ name, shape }) => (
        <div key={name} className={isWide(shape) ? classes.whole : undefined}>
          {draw({
            shape,
            label: t(`field.${shape.title ?? (name as FieldName)}`), // `group` takes no name without a title
            value: held[name],
            onChange: (next) => onChange(put(held, name, next)),
            path: below(path, name),
          })}
        </div>
      ))}
    </div>
  );
}

const wide: readonly Shape['of'][] = ['group', 'list', 'table', 'days', 'said', 'longSaid', 'choices', 'numbers'];
const isWide = ({ of }: Shape): boolean => wide.includes(of);
