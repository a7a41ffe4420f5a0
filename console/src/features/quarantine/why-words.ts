import { useTranslation } from 'react-i18next';

const causes = {
  'neither the e-mail nor the phone can be one': 'contacts',
  'the body is JSON, but not an object': 'json',
  'the body is neither JSON nor form-encoded': 'neither',
  contention: 'contention',
  spam: 'spam',
} as const;

const signs = {
  'hidden field filled in': 'hidden',
  'filled in faster than anybody types': 'fast',
  'the form was never opened': 'unopened',
  'many links': 'links',
  links: 'links',
  'an offer of its own': 'offer',
  'a link for a name': 'name',
  markup: 'markup',
  'no-company': 'company',
} as const;

const isIn = <T extends object>(table: T, told: string): told is keyof T & string => told in table;

/** Why a request is held, which the API says in English, in the language of the page. */
export function useHeldWhy(): (reason: string) => string {
  const { t } = useTranslation('quarantine');
  return (reason) => {
    if (isIn(causes, reason)) return t(`why.${causes[reason]}`);
    return reason
      .split(', ')
      .map((sign) => (isIn(signs, sign) ? t(`sign.${signs[sign]}`) : sign))
      .join(', ');
  };
}
