import { ActionIcon, Anchor, Badge, FileButton, Button, Group, Progress, Text, Tooltip } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPaperclip, IconRestore, IconTrash } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNameOf } from '../../../api/plant.ts';
import { useChange } from '../../../api/use-change.ts';
import { useMay, useIsIn } from '../../../api/use-session.ts';
import { useFormat } from '../../../language/format.ts';
import { useProblemText } from '../../../ui/problem-text.ts';
import { Empty, Shown } from '../../../ui/shown.tsx';
import classes from '../cards.module.css';
import { downloadFile, type FileSubject, filesQuery, removeFile, restoreFile, type SentFile } from './api.ts';
import { upload } from './upload.ts';

type Props = { readonly subject: FileSubject; readonly owner: string | undefined };
type Sending = { readonly name: string; readonly share: number };

/** Files of a record: sent with their progress, downloaded, removed and brought back. */
export function Files({ subject, owner }: Props) {
  const { t } = useTranslation('cards');
  const may = useMay();
  const files = useQuery(filesQuery(subject));
  const { send, sending } = useSending(subject);
  const [isOver, setIsOver] = useState(false);
  const mayChange = may('change-files', owner);
  return (
    <div
      className={classes.drop}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        if (!mayChange) return;
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setIsOver(false);
        if (mayChange) send([...event.dataTransfer.files]);
      }}
    >
      {mayChange && (
        <Group mb="sm" gap="sm">
          <FileButton onChange={send} multiple>
            {(props) => (
              <Button {...props} size="compact-sm" variant="default" leftSection={<IconPaperclip size={15} />}>
                {t('files.add')}
              </Button>
            )}
          </FileButton>
          <Text size="xs" c="dimmed">
            {t('files.drop')}
          </Text>
        </Group>
      )}
      {sending.map(({ name, share }) => (
        <div key={name}>
          <Text size="xs">{name}</Text>
          <Progress value={share * 100} size="sm" mb="xs" aria-label={t('files.progress', { name })} />
        </div>
      ))}
      <Shown query={files}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('files.none')} />
          ) : (
            <ul className={classes.list}>
              {items.map((file) => (
                <FileItem key={file.id} file={file} mayChange={mayChange} subject={subject} />
              ))}
            </ul>
          )
        }
      </Shown>
    </div>
  );
}

function useSending(subject: FileSubject) {
  const { t } = useTranslation('cards');
  const queries = useQueryClient();
  const textOf = useProblemText();
  const [sending, setSending] = useState<readonly Sending[]>([]);
  const one = async (file: File): Promise<void> => {
    const tell = (share: number): void =>
      setSending((all) => [...all.filter(({ name }) => name !== file.name), { name: file.name, share }]);
    tell(0);
    try {
      await upload(file, subject, tell, new AbortController().signal);
      await queries.invalidateQueries({ queryKey: ['files', subject.kind, subject.id] });
    } catch (error) {
      notifications.show({ color: 'red', title: t('files.failed', { name: file.name }), message: textOf(error) });
    } finally {
      setSending((all) => all.filter(({ name }) => name !== file.name));
    }
  };
  return { sending, send: (files: readonly File[]) => void Promise.all(files.map(one)) };
}

const colors: Readonly<Record<SentFile['state'], string>> = {
  waiting: 'gray',
  unchecked: 'orange',
  clean: 'teal',
  infected: 'red',
  refused: 'red',
  removed: 'gray',
};

type ItemProps = { readonly file: SentFile; readonly subject: FileSubject; readonly mayChange: boolean };

function FileItem({ file, subject, mayChange }: ItemProps) {
  const { t } = useTranslation('cards');
  const format = useFormat();
  const nameOf = useNameOf();
  const { fileName = t('files.unnamed', { type: file.type }), state, size, at, by, restorableUntil } = file;
  const about = [
    sizeIn(size, format.number, t),
    format.dayAndTime(at),
    nameOf(by),
    restorableUntil !== undefined && t('files.restorable', { until: format.day(restorableUntil) }),
  ];
  return (
    <li className={classes.listItem}>
      <div>
        <FileName id={file.id} name={fileName} isThere={isThere(file)} />
        <Text size="xs" c="dimmed">
          {about.filter((part) => typeof part === 'string').join(' · ')}
        </Text>
      </div>
      <Group gap={6}>
        <Badge variant="light" color={colors[state]}>
          {t(`files.state.${state}`)}
        </Badge>
        {mayChange && <FileAction file={file} name={fileName} subject={subject} />}
      </Group>
    </li>
  );
}

const isThere = ({ state }: SentFile): boolean => state === 'clean' || state === 'unchecked';

function FileName({
  id,
  name,
  isThere: isHere,
}: {
  readonly id: string;
  readonly name: string;
  readonly isThere: boolean;
}) {
  const isIn = useIsIn();
  const { change } = useChange(downloadFile, { done: ({ url }) => window.location.assign(url) });
  if (!isHere || !isIn('manager', 'head', 'office', 'director')) return <Text size="sm">{name}</Text>;
  return (
    <Anchor component="button" size="sm" onClick={() => change({ id })}>
      {name}
    </Anchor>
  );
}

type ActionProps = { readonly file: SentFile; readonly name: string; readonly subject: FileSubject };

/** A file that is there is removed, one that was removed is brought back. */
function FileAction({ file, name, subject }: ActionProps) {
  const { t } = useTranslation('cards');
  const isRemoved = file.state === 'removed';
  const { change } = useChange(isRemoved ? restoreFile : removeFile, {
    refresh: () => [['files', subject.kind, subject.id]],
  });
  if (!isRemoved && !isThere(file)) return null;
  return (
    <Tooltip label={t(isRemoved ? 'files.restore' : 'files.remove')}>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t(isRemoved ? 'files.restoreOf' : 'files.removeOf', { name })}
        onClick={() => change({ id: file.id })}
      >
        {isRemoved ? <IconRestore size={16} /> : <IconTrash size={16} />}
      </ActionIcon>
    </Tooltip>
  );
}

const kilo = 1024;

function sizeIn(
  bytes: number,
  number: (value: number, digits?: number) => string,
  t: (key: 'files.kb' | 'files.mb', values: { n: string }) => string,
): string {
  const kb = bytes / kilo;
  return kb < kilo ? t('files.kb', { n: number(Math.max(kb, 1)) }) : t('files.mb', { n: number(kb / kilo, 1) });
}
