import { SegmentedControl } from '@mantine/core';

type Props = {
  /** What is chosen, for who does not see it. */
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly chosen: string;
  readonly onChoose: (value: string) => void;
};

/** One of a few ways to look at a report. */
export function Choose({ label, options, chosen, onChoose }: Props) {
  return (
    <SegmentedControl
      className="no-print starts"
      size="xs"
      aria-label={label}
      data={[...options]}
      value={chosen}
      onChange={onChoose}
    />
  );
}
