import { Alert, Button, Group, Text, Title } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { download } from '../../api/send.ts';
import { useFormat } from '../../language/format.ts';
import { SaveButton } from '../../ui/save-button.tsx';
import { LinesSkeleton, Shown } from '../../ui/shown.tsx';
import { type ByMonths, type Report, reportQuery } from './api.ts';
import { type Asked, useAsked } from './asked.ts';
import classes from './figures.module.css';
import { FilterBar } from './filter-bar.tsx';

const formats = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;
type Format = keyof typeof formats;
const iconSize = 14;
const skeletonLines = 8;

type Props<N extends ByMonths> = {
  readonly report: N;
  /** What the report can be kept as. @default - CSV */
  readonly files?: readonly Format[];
  readonly children: (report: Report<N>) => ReactNode;
};

/** A report: what it is of, what it says, as of when, and as a file. */
export function ReportFrame<N extends ByMonths>({ report, files = ['csv'], children }: Props<N>) {
  const { t } = useTranslation('figures');
  const { asked, ask, isPeriodSaid } = useAsked(report);
  const { from, to } = asked;
  useEffect(() => {
    document.title = `${t(`report.${report}`)} · Voronka`;
  }, [t, report]);
  useEffect(() => {
    if (!isPeriodSaid) ask({ from, to }, true); // a link shows the same months, whenever it is followed
  });
  const query = useQuery(reportQuery(report, asked));
  return (
    <div>
      <Group justify="space-between" align="baseline" gap="xs" mb="xs">
        <Title order={2} size="h4">
          {t(`report.${report}`)}
        </Title>
        <Group gap={4} className="no-print">
          {files.map((format) => (
            <FileButton key={format} report={report} asked={asked} format={format} />
          ))}
        </Group>
      </Group>
      <Text size="sm" c="dimmed" mb="sm" maw={820}>
        {t(`about.${report}`)}
      </Text>
      <FilterBar report={report} />
      <Shown query={query} skeleton={<LinesSkeleton lines={skeletonLines} />}>
        {(answer) => (
          <div className={classes.report} data-stale={query.isPlaceholderData}>
            <AsOf at={answer.asOf} isPinned={asked['asOf'] !== undefined} onPin={(asOf) => ask({ asOf })} />
            {children(answer)}
          </div>
        )}
      </Shown>
    </div>
  );
}

/** When the report is known as of; pinned, a link to it shows the same for ever. */
function AsOf({
  at,
  isPinned,
  onPin,
}: {
  readonly at: string;
  readonly isPinned: boolean;
  readonly onPin: (at: string) => void;
}) {
  const { t } = useTranslation('figures');
  const format = useFormat();
  return (
    <Group gap="xs" mb={-8}>
      <Text size="xs" c="dimmed">
        {t('asOfNet', { when: format.dayAndTime(at) })}
      </Text>
      {!isPinned && (
        <Button
          className="no-print"
          size="compact-xs"
          variant="subtle"
          leftSection={<IconLock size={iconSize} />}
          onClick={() => onPin(at)}
        >
          {t('pin')}
        </Button>
      )}
    </Group>
  );
}

type FileProps = { readonly report: ByMonths; readonly asked: Asked; readonly format: Format };

function FileButton({ report, asked, format }: FileProps) {
  const { t } = useTranslation('figures');
  return (
    <SaveButton
      label={t(`file.${format}`)}
      name={`${report}-${asked.from}-${asked.to}.${format}`}
      make={() => download(`/reports/${report}?${new URLSearchParams(asked).toString()}`, formats[format])}
    />
  );
}

/** A part of a report under a title of its own. */
export function Part({
  title,
  about,
  children,
}: {
  readonly title: string;
  readonly about?: string | undefined;
  readonly children: ReactNode;
}) {
  return (
    <section>
      <Title order={3} size="h5" mb={about === undefined ? 'xs' : 2}>
        {title}
      </Title>
      {about !== undefined && (
        <Text size="sm" c="dimmed" mb="xs" maw={820}>
          {about}
        </Text>
      )}
      {children}
    </section>
  );
}

/** Something to know before one reads on. */
export function Note({ children }: { readonly children: ReactNode }) {
  return (
    <Alert color="yellow" variant="light" py="xs">
      {children}
    </Alert>
  );
}
