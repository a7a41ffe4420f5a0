/** How charts look: the colours the page has now, read from the variables of its style. */
export type Look = {
  readonly text: string;
  readonly dimmed: string;
  readonly line: string;
  readonly paper: string;
  readonly font: string;
  readonly series: readonly string[];
  readonly good: string;
  readonly bad: string;
  readonly quiet: string;
};

const seriesOf = [
  'indigo',
  'teal',
  'orange',
  'grape',
  'cyan',
  'red',
  'lime',
  'pink',
  'yellow',
  'blue',
  'violet',
  'green',
];

/** Reads the colours an element of the page would have. */
export function lookOf(element: HTMLElement): Look {
  const probe = document.createElement('span');
  element.append(probe);
  const colour = (value: string): string => {
    probe.style.color = value;
    return getComputedStyle(probe).color;
  };
  const shade = (name: string): string =>
    colour(`light-dark(var(--mantine-color-${name}-7), var(--mantine-color-${name}-4))`);
  const look = {
    text: colour('var(--mantine-color-text)'),
    dimmed: colour('var(--mantine-color-dimmed)'),
    line: colour('var(--shell-line)'),
    paper: colour('var(--shell-paper)'),
    font: getComputedStyle(element).fontFamily,
    series: seriesOf.map(shade),
    good: shade('teal'),
    bad: shade('red'),
    quiet: colour('light-dark(var(--mantine-color-gray-5), var(--mantine-color-gray-6))'),
  };
  probe.remove();
  return look;
}
