import { UnstyledButton } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from '../cards.module.css';
import { Plain, Row } from '../parts/rows.tsx';

type Editor<V> = {
  readonly value: V | undefined;
  readonly onChange: (value: V | undefined) => void;
  /** Saves what is there, or what is given instead. */
  readonly save: (value?: V) => void;
};

type Props<V> = {
  readonly label: string;
  readonly value: V | undefined;
  readonly mayEdit: boolean;
  /** Hears of another value; of none when it is to be forgotten. */
  readonly onSave: (value: V | null) => void;
  /** @default - nothing can be forgotten */
  readonly canForget?: boolean;
  /** Enter begins a new line, and Ctrl+Enter saves. */
  readonly isLong?: boolean;
  readonly shown: ReactNode;
  readonly children: (editor: Editor<V>) => ReactNode;
};

/** A value that becomes an input when it is clicked: Enter or leaving it saves, Esc does not. */
export function InPlace<V>(props: Props<V>) {
  const { label, value, mayEdit, shown } = props;
  const { t } = useTranslation('cards');
  const [state, setState] = useState<'shut' | 'open' | 'left'>('shut');
  if (!mayEdit)
    return (
      <Row label={label}>
        <Plain>{isBlank(value) ? <span className={classes.nothing}>—</span> : shown}</Plain>
      </Row>
    );
  return (
    <Row label={label}>
      {state === 'open' ? (
        <Open {...props} onShut={(isBack) => setState(isBack ? 'left' : 'shut')} />
      ) : (
        <UnstyledButton
          className={classes.editable ?? ''}
          onClick={() => setState('open')}
          title={t('edit.change', { what: label })}
          autoFocus={state === 'left'}
        >
          {isBlank(value) ? <span className={classes.nothing}>{t('edit.add')}</span> : shown}
        </UnstyledButton>
      )}
    </Row>
  );
}

type OpenProps<V> = Props<V> & {
  /** `isBack`: by the keyboard, so that the focus goes back to the value. */
  readonly onShut: (isBack: boolean) => void;
};

function Open<V>({ value, onSave, canForget = true, isLong = false, children, onShut }: OpenProps<V>) {
  const [typed, setTyped] = useState(value);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.querySelector<HTMLElement>('input, textarea')?.focus(), []);
  const save = (next = typed, isBack = true): void => {
    onShut(isBack);
    if (isBlank(next)) {
      if (!isBlank(value) && canForget) onSave(null);
    } else if (JSON.stringify(next) !== JSON.stringify(value)) onSave(next as V); // not blank
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      onShut(true);
    }
    const isSaving = event.key === 'Enter' && !event.defaultPrevented && (!isLong || event.ctrlKey || event.metaKey);
    if (!isSaving) return;
    event.preventDefault();
    save();
  };
  return (
    <div
      ref={box}
      onKeyDown={onKeyDown}
      onBlur={(event) => {
        if (leaves(event.currentTarget, event.relatedTarget)) save(typed, false);
      }}
    >
      {children({ value: typed, onChange: setTyped, save })}
    </div>
  );
}

/** Whether the focus goes elsewhere: a list or a calendar of the input lies outside of it in the page. */
const leaves = (box: HTMLElement, to: EventTarget | null): boolean =>
  !(to instanceof Node) || !(box.contains(to) || (to instanceof Element && to.closest('[data-portal]') !== null));

const isBlank = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
