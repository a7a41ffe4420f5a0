import { createContext, type ReactNode, use } from 'react';
import type { Choice } from './use-choices.ts';
import type { Shape, Source } from './shape.ts';

/** What an input is drawn with. */
export type Drawing = {
  readonly shape: Shape;
  readonly label: string;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  /** Where it is in the value: `2.title`. */
  readonly path: string;
};

type Form = {
  /** Draws an input: groups and lists hold others of any kind. */
  readonly draw: (drawing: Drawing) => ReactNode;
  readonly isReadOnly: boolean;
  /** What is wrong at a place of the value. */
  readonly wrongAt: (path: string) => string | undefined;
  /** Whether anything is wrong there, or in what is below. */
  readonly isWrongBelow: (path: string) => boolean;
  readonly choicesFrom: (source: Source) => readonly Choice[];
};

export const FormContext = createContext<Form | undefined>(undefined);

/** What the inputs of a form have in common. */
export function useForm(): Form {
  const form = use(FormContext);
  if (!form) throw new Error('outside of a form');
  return form;
}
