/** How the value of a setting is edited: a small description, from which its form is drawn. */
import type texts from './settings.en.json';

/** A field that has a title. */
export type FieldName = keyof (typeof texts)['field'];

/** Where what can be chosen comes from: other settings, or the words of the product. */
export type Source =
  | 'segments'
  | 'criteria'
  | 'sources'
  | 'productGroups'
  | 'staff'
  | 'sellers'
  | 'groups'
  | 'committee'
  | 'process'
  | 'origin'
  | 'lane'
  | 'lifecycle'
  | 'lossStages'
  | 'deadlineStages'
  | 'notice'
  | 'formField'
  | 'weekday'
  | 'day'
  | 'letters';

type Common = {
  /** What it is called, where its name is called otherwise elsewhere. */
  readonly title?: FieldName;
  /** It may be left out. @default false */
  readonly isOptional?: boolean;
};

type Each<O extends string, More> = { [K in O]: { readonly of: K } & More }[O];

/** One input, or several. */
export type Shape = Common &
  (
    | { readonly of: 'text' }
    | Each<'id' | 'newId' | 'said' | 'longSaid' | 'flag' | 'day' | 'time' | 'competitor', unknown>
    | { readonly of: 'number'; readonly least?: number; readonly most?: number; readonly digits?: number }
    | Each<'choice' | 'choices' | 'numbers', { readonly from: Source }>
    | { readonly of: 'group'; readonly fields: readonly Named[] }
    | { readonly of: 'list'; readonly item: Shape; readonly isFolded?: boolean }
    | { readonly of: 'table'; readonly keys: Source; readonly item: Shape }
    | { readonly of: 'days'; readonly item: Shape }
  );

export type Named = { readonly name: string; readonly shape: Shape };

type Shapes<T> = { readonly [K in keyof T]-?: Shape & (K extends FieldName ? unknown : { readonly title: FieldName }) };

/** Fields of a value, every one of them. @example group<Company>({ country: text, ... }) */
export const group = <T>(fields: Shapes<T>): Shape => ({
  of: 'group',
  fields: Object.entries<Shape>(fields as Readonly<Record<string, Shape>>).map(([name, shape]) => ({ name, shape })), // entries forget the names
});

/** The same, where it may be left out. */
export const optional = <S extends Shape>(shape: S): S => ({ ...shape, isOptional: true });

export const text = { of: 'text' } as const satisfies Shape;
export const said = { of: 'said' } as const satisfies Shape;
export const longSaid = { of: 'longSaid' } as const satisfies Shape;
export const id = { of: 'id' } as const satisfies Shape;
export const uuid = { of: 'newId' } as const satisfies Shape;
export const flag = { of: 'flag' } as const satisfies Shape;
export const number = (least: number, most: number, digits = 0) => ({ of: 'number', least, most, digits }) as const;
export const percent = number(0, 100, 2);
export const choice = (from: Source) => ({ of: 'choice', from }) as const;
export const choices = (from: Source) => ({ of: 'choices', from }) as const;
export const list = (item: Shape): Shape => ({ of: 'list', item });
/** Its entries are many, or large: each is opened by itself. */
export const folded = (item: Shape): Shape => ({ of: 'list', item, isFolded: true });

/** What a fresh value of a shape is, before anybody has said anything. */
export function freshOf(shape: Shape): unknown {
  switch (shape.of) {
    case 'group':
      return Object.fromEntries(
        shape.fields
          .filter(({ shape: { isOptional = false } }) => !isOptional)
          .map((field) => [field.name, freshOf(field.shape)]),
      );
    case 'newId':
      return crypto.randomUUID();
    case 'said':
    case 'longSaid':
      return { en: '', ru: '' };
    case 'flag':
      return false;
    default:
      return freshSimple(shape.of);
  }
}

function freshSimple(of: Shape['of']): unknown {
  if (of === 'list' || of === 'choices' || of === 'numbers') return [];
  if (of === 'table' || of === 'days') return {};
  return of === 'number' ? undefined : '';
}
