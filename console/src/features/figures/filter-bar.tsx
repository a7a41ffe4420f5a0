import { Badge, Button, Collapse, Group, Text } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { taken, type ReportName, useAsked } from './asked.ts';
import { useAskedWords } from './asked-words.ts';
import classes from './figures.module.css';
import { FilterInputs } from './filter-inputs.tsx';
import { PeriodInputs } from './period-inputs.tsx';

const iconSize = 16;

/** Which months a report is about and whom; on paper what was asked for, in words. */
export function FilterBar({ report }: { readonly report: ReportName }) {
  const { t } = useTranslation('figures');
  const { asked, ask } = useAsked(report);
  const names: readonly string[] = taken[report];
  const said = names.filter((name) => asked[name] !== undefined);
  const [isOpen, setOpen] = useState(said.length > 0);
  const wordsOf = useAskedWords();
  return (
    <>
      <Text className={classes.onPaper} size="sm" mb="xs">
        {wordsOf(asked).join(' · ')}
      </Text>
      <div className="no-print">
        <Group gap="xs" align="end">
          <PeriodInputs asked={asked} ask={ask} />
          {names.length > 0 && (
            <Button
              size="xs"
              variant="default"
              leftSection={<IconFilter size={iconSize} />}
              aria-expanded={isOpen}
              onClick={() => setOpen(!isOpen)}
              rightSection={
                said.length > 0 && (
                  <Badge size="sm" circle>
                    {said.length}
                  </Badge>
                )
              }
            >
              {t('filter.title')}
            </Button>
          )}
          {said.length > 0 && (
            <Button
              size="xs"
              variant="subtle"
              onClick={() => ask(Object.fromEntries(names.map((name) => [name, undefined])))}
            >
              {t('filter.clear')}
            </Button>
          )}
        </Group>
        <Collapse expanded={isOpen}>
          <Group gap="xs" align="end" pt="xs">
            <FilterInputs report={report} asked={asked} ask={ask} />
          </Group>
        </Collapse>
      </div>
    </>
  );
}
