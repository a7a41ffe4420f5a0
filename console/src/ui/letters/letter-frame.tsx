import { useEffect, useState } from 'react';
import classes from './letter.module.css';
import { showLetter } from './show-letter.ts';

type Props = {
  /** The whole document of the letter. */
  readonly html: string;
  /** What the frame is called for who cannot see it. */
  readonly title: string;
  readonly isNarrow: boolean;
  readonly isDark: boolean;
};

const leastHeight = 240;

/** A letter as a mail program shows it: in a frame that runs no script and goes nowhere, as high as the letter is. */
export function LetterFrame({ html, title, isNarrow, isDark }: Props) {
  const [inside, setInside] = useState<Document>();
  const [height, setHeight] = useState(leastHeight);
  useEffect(() => {
    if (!inside) return;
    showLetter(html, inside, isDark);
    const measure = (): void => setHeight(Math.max(inside.body.scrollHeight, leastHeight));
    const observer = new ResizeObserver(measure);
    observer.observe(inside.body);
    measure();
    return () => observer.disconnect();
  }, [html, inside, isDark]);
  return (
    <iframe
      className={classes.frame}
      data-narrow={isNarrow}
      data-dark={isDark}
      style={{ height }}
      title={title}
      sandbox="allow-same-origin"
      srcDoc="<!doctype html>"
      onLoad={({ currentTarget }) => setInside(currentTarget.contentDocument ?? undefined)}
    />
  );
}
