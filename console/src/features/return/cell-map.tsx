import { Text, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { type Ref, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { bands } from '../../../../shared/domain/return/rfm/cells.ts';
import { useFormat } from '../../language/format.ts';
import type { CellCount, Moved } from './api.ts';
import { Arrows } from './arrows.tsx';
import type { Colouring, Shade } from './colouring.ts';
import classes from './grid.module.css';
import { useCellName } from './words.ts';

type Props = {
  readonly cells: readonly CellCount[];
  readonly shades: ReadonlyMap<number, Shade>;
  readonly colouring: Colouring;
  readonly currency: string;
  readonly moved: readonly Moved[];
  readonly onOpen: (cell: number) => void;
};

const bestFirst = bands.toReversed();

/** The 27 groups as three squares, one for each band of recency, with arrows from group to group over them. */
export function CellMap({ cells, shades, colouring, currency, moved, onOpen }: Props) {
  const { t } = useTranslation('return');
  const places = useRef(new Map<number, HTMLElement>());
  const frame = useRef<HTMLDivElement>(null);
  return (
    <div className={classes.map} ref={frame}>
      {bestFirst.map((recency) => (
        <table key={recency} className={classes.square}>
          <caption>{t(`recency.${recency}`)}</caption>
          <thead>
            <tr>
              <td />
              {bands.map((monetary) => (
                <th key={monetary} scope="col">
                  {t(`monetary.${monetary}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {bestFirst.map((frequency) => (
              <tr key={frequency}>
                <th scope="row">{t(`frequency.${frequency}`)}</th>
                {bands.map((monetary) => {
                  const cell = cells.find(
                    (each) => each.recency === recency && each.frequency === frequency && each.monetary === monetary,
                  );
                  return (
                    <td key={monetary}>
                      {cell && (
                        <Cell
                          cell={cell}
                          shade={shades.get(cell.cell) ?? nobody}
                          colouring={colouring}
                          currency={currency}
                          onOpen={onOpen}
                          place={(element) => {
                            if (element) places.current.set(cell.cell, element);
                          }}
                        />
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      ))}
      <Arrows frame={frame} places={places} moved={moved} />
    </div>
  );
}

const nobody: Shade = { chance: undefined, marginMinor: 0, hue: 'none', strength: 0 };

type CellProps = Pick<Props, 'colouring' | 'currency' | 'onOpen'> & {
  readonly cell: CellCount;
  readonly shade: Shade;
  readonly place: Ref<HTMLButtonElement>;
};

function Cell({ cell, shade, colouring, currency, onOpen, place }: CellProps) {
  const format = useFormat();
  const cellName = useCellName();
  const { accounts, share } = cell;
  const words = useShadeWords(currency);
  const { money, chance } = words(shade);
  const told = colouring === 'money' ? money : chance;
  return (
    <UnstyledButton
      ref={place}
      className={classes.cell}
      data-hue={shade.hue}
      style={{ '--strength': shade.strength }}
      disabled={accounts === 0}
      onClick={() => onOpen(cell.cell)}
    >
      <VisuallyHidden>{cellName(cell)}</VisuallyHidden>
      <Text span fw={650} size="lg" lh={1.1}>
        {format.number(accounts)}
      </Text>
      <Text span size="xs">
        {format.percent(share, 1)}
      </Text>
      {told !== undefined && (
        <Text span size="xs">
          {told}
        </Text>
      )}
    </UnstyledButton>
  );
}

/** The chance and the money of a group, as they are written. */
function useShadeWords(currency: string) {
  const format = useFormat();
  return ({ chance, marginMinor }: Shade) => ({
    chance: chance === undefined ? undefined : format.percent(chance),
    money: marginMinor === 0 ? undefined : format.shortMoney({ netMinor: marginMinor, currency }),
  });
}
