import { Alert, Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { ImportKind } from '../../../../shared/domain/imports/import.ts';
import { useFormat } from '../../language/format.ts';
import { Page } from '../../ui/page.tsx';
import { kinds } from './columns.ts';
import { ExpectedFields } from './expected-fields.tsx';
import { FileDrop } from './file-drop.tsx';
import { type Head, readHead, type Unreadable } from './file-head.ts';
import { OnlyImporters } from './only-importers.tsx';
import { TakeInForm } from './take-in-form.tsx';

type Chosen = { readonly file: File; readonly head: Head | Unreadable };

/** A file is chosen, looked at and sent. */
export function Component() {
  const { t } = useTranslation('imports');
  return (
    <Page title={t('new')}>
      <OnlyImporters>
        <Choosing />
      </OnlyImporters>
    </Page>
  );
}

function Choosing() {
  const { t } = useTranslation('imports');
  const [kind, setKind] = useKind();
  const [chosen, setChosen] = useState<Chosen>();
  const choose = (file: File): void => void readHead(file).then((head) => setChosen({ file, head }));
  return (
    <Stack gap="lg" maw={1000}>
      <Select
        label={t('kind')}
        description={t(`kindAbout.${kind}`)}
        data={kinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
        value={kind}
        onChange={setKind}
        allowDeselect={false}
        maw={460}
      />
      <FileDrop onChoose={choose} hasChosen={chosen !== undefined} />
      {chosen === undefined ? <ExpectedFields kind={kind} /> : <Looked chosen={chosen} kind={kind} />}
    </Stack>
  );
}

/** The kind stands in the address, so that a link can ask for it. */
function useKind(): readonly [ImportKind, (kind: string | null) => void] {
  const [params, setParams] = useSearchParams();
  const asked = params.get('kind');
  const kind = kinds.find((each) => each === asked) ?? 'accounts';
  return [kind, (value) => value !== null && setParams({ kind: value }, { replace: true })];
}

const bytesInMb = 1024 ** 2;
/** The least that two decimals tell. */
const leastMb = 0.01;

function Looked({ chosen: { file, head }, kind }: { readonly chosen: Chosen; readonly kind: ImportKind }) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  if (typeof head === 'string')
    return (
      <Alert role="alert" color="red" title={file.name}>
        {t(`form.unreadable.${head}`)}
      </Alert>
    );
  const size = format.number(Math.max(file.size / bytesInMb, leastMb), 2);
  return (
    <>
      <Text role="status">{t('form.chosen', { name: file.name, size, encoding: head.encoding })}</Text>
      <TakeInForm key={`${kind} ${file.name} ${String(file.lastModified)}`} kind={kind} file={file} head={head} />
    </>
  );
}
