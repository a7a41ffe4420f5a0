import { Tooltip, UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './defined.module.css';

const widthOfHelp = 320;

type Props = { readonly help: string; readonly children: ReactNode };

/** A term that says what it means on hover, on focus and when it is touched. */
export function Defined({ help, children }: Props) {
  return (
    <Help text={help}>
      <UnstyledButton type="button" className={classes.defined}>
        {children}
      </UnstyledButton>
    </Help>
  );
}

/** What something that can be focused means, beside it while one is there. */
export function Help({ text, children }: { readonly text: string | undefined; readonly children: ReactNode }) {
  if (text === undefined) return <>{children}</>;
  return (
    <Tooltip label={text} events={{ hover: true, focus: true, touch: true }} multiline maw={widthOfHelp}>
      {children}
    </Tooltip>
  );
}
