import type { ReactNode } from 'react';
import classes from '../cards.module.css';

/** What is known, each under its name. */
export function Rows({ children }: { readonly children: ReactNode }) {
  return <dl className={classes.rows}>{children}</dl>;
}

/** One thing that is known. */
export function Row({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className={classes.row}>
      <dt className={classes.rowLabel}>{label}</dt>
      <dd className={classes.rowValue}>{children}</dd>
    </div>
  );
}

/** A value nobody edits here. */
export function Plain({ children }: { readonly children: ReactNode }) {
  return <div className={classes.plain}>{children}</div>;
}
