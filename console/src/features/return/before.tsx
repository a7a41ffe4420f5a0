import { Anchor, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '../../language/format.ts';
import { useSaid } from '../../language/use-language.ts';
import { Shown } from '../../ui/shown.tsx';
import { ShowMore } from '../../ui/show-more.tsx';
import { winBacksQuery } from './api.ts';

/** The other attempts there were with this customer. */
export function Before({ accountId, winBackId }: { readonly accountId: string; readonly winBackId: string }) {
  const { t } = useTranslation('return');
  const format = useFormat();
  const said = useSaid();
  const winBacks = useInfiniteQuery(winBacksQuery(accountId));
  return (
    <Shown query={winBacks}>
      {({ pages }) => {
        const others = pages.flatMap(({ items }) => items).filter(({ id }) => id !== winBackId);
        return (
          <>
            {others.length === 0 && (
              <Text size="sm" c="dimmed">
                {t('winBack.first')}
              </Text>
            )}
            <ul className="plain-list">
              {others.map(({ id, startedOn, action, says, cause }) => (
                <li key={id}>
                  <Anchor component={Link} to={`/return/win-backs/${id}`} size="sm">
                    {t('winBack.earlier', { on: format.day(startedOn), action: t(`action.${action}`) })}
                  </Anchor>
                  <Text size="xs" c="dimmed">
                    {[said(says), cause && t(`silence.${cause}`)].filter((part) => part !== undefined).join(' · ')}
                  </Text>
                </li>
              ))}
            </ul>
            <ShowMore of={winBacks} />
          </>
        );
      }}
    </Shown>
  );
}
