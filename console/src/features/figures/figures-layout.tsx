import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { NavLink, Outlet, useSearchParams } from 'react-router';
import { Page } from '../../ui/page.tsx';
import { kept, reportNames } from './asked.ts';
import classes from './figures.module.css';
import { RecordsDrawer } from './records-drawer.tsx';
import { usePrintInLight } from './use-print-in-light.ts';

const iconSize = 16;

/** The reports, each at an address of its own; the months and whom they are about go along from one to the next. */
export function Component() {
  const { t } = useTranslation('figures');
  const [params] = useSearchParams();
  usePrintInLight();
  const along = new URLSearchParams(
    kept.flatMap((name) => {
      const value = params.get(name);
      return value === null ? [] : [[name, value]];
    }),
  ).toString();
  return (
    <Page
      title={t('title')}
      actions={
        <Button
          className="no-print"
          size="xs"
          variant="default"
          leftSection={<IconPrinter size={iconSize} />}
          onClick={() => window.print()}
        >
          {t('print')}
        </Button>
      }
    >
      <nav className={classes.tabs} aria-label={t('title')}>
        {reportNames.map((name) => (
          <NavLink key={name} to={{ pathname: `/figures/${name}`, search: along }} className={classes.tab ?? ''}>
            {t(`report.${name}`)}
          </NavLink>
        ))}
      </nav>
      <Outlet />
      <RecordsDrawer />
    </Page>
  );
}
