import { Alert, Anchor, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { useMay } from '../../api/use-session.ts';
import { languages } from '../../language/languages.ts';
import { languagesOf, type LetterId, letterQuery, lettersQuery } from '../../ui/letters/api.ts';
import { LetterPreview } from '../../ui/letters/letter-preview.tsx';
import { plainSubject } from '../../ui/letters/subject.ts';
import { Page } from '../../ui/page.tsx';
import { Empty, Shown } from '../../ui/shown.tsx';
import classes from './campaigns.module.css';
import { LetterEditor } from './letter-editor.tsx';
import { LetterHistory } from './letter-history.tsx';
import { topics } from './topics.ts';

/** One letter in one language: written, looked at as its reader gets it, and all its versions. */
export function Component() {
  const { t } = useTranslation('campaigns');
  const params = useParams();
  const topic = topics.find((each) => each === params.topic);
  const language = languages.find((each) => each === params.language);
  if (!topic || !language || params.letter === undefined)
    return (
      <Page title={t('letters.title')}>
        <Empty title={t('letters.unknown')}>
          <Anchor component={Link} to="/letters">
            {t('letters.all')}
          </Anchor>
        </Empty>
      </Page>
    );
  return <LetterPage key={`${topic} ${params.letter} ${language}`} id={{ topic, letter: params.letter, language }} />;
}

type Id = Pick<LetterId, 'topic' | 'letter' | 'language'>;

function LetterPage({ id }: { readonly id: Id }) {
  const { t } = useTranslation(['campaigns', 'ui']);
  const may = useMay();
  const [search] = useSearchParams();
  const n = search.get('n');
  const { data: all } = useQuery(lettersQuery);
  const isThere = all !== undefined && languagesOf(all, id).includes(id.language);
  const letter = useQuery({ ...letterQuery({ ...id, ...(n !== null && { n: Number(n) }) }), enabled: isThere });
  const other = languages.find((each) => each !== id.language) ?? id.language;
  return (
    <Page
      title={letter.data ? plainSubject(letter.data.subject) : id.letter}
      actions={
        <>
          <Anchor component={Link} to={`/letters/${id.topic}/${id.letter}/${other}`} size="sm">
            {t(`ui:letter.languages.${other}`)}
          </Anchor>
          <Anchor component={Link} to={`/letters?topic=${id.topic}`} size="sm">
            {t('letters.all')}
          </Anchor>
        </>
      }
    >
      {all && !isThere ? (
        <Unwritten id={id} />
      ) : (
        <Shown query={letter}>
          {(data) => {
            const { language, subject, preheader, body } = data;
            return (
              <Stack gap="lg">
                {n !== null && <Alert color="blue">{t('letters.old', { n: data.n })}</Alert>}
                {may('edit-letters') ? (
                  <LetterEditor key={data.n} id={id} letter={data} />
                ) : (
                  <div className={classes.columns}>
                    <LetterPreview draft={{ language, subject, preheader, body }} />
                  </div>
                )}
                <LetterHistory id={id} letter={data} />
              </Stack>
            );
          }}
        </Shown>
      )}
    </Page>
  );
}

/** Nobody has written it in this language. */
function Unwritten({ id: { topic, letter, language } }: { readonly id: Id }) {
  const { t } = useTranslation('campaigns');
  const may = useMay();
  return (
    <Empty title={t('letters.unwritten')}>
      {may('edit-letters') && (
        <Anchor component={Link} to={`/letters/new?${new URLSearchParams({ topic, letter, language }).toString()}`}>
          {t('letters.write')}
        </Anchor>
      )}
    </Empty>
  );
}
