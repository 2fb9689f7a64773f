import { useTranslation } from 'react-i18next';
import type { PracticeProfile } from '../../../src-shared/contract/practice';
import { formatIban } from '../../../src-shared/domain/iban';
import { useFormat } from '../../ui/format-locale';
import classes from './Practice.module.css';
import { useLogo } from './use-logo';

const joined = (separator: string, ...parts: readonly string[]) => parts.filter((part) => part !== '').join(separator);

/** How a letter of the practice would look, on paper: white whatever the theme. */
export function Letterhead({ profile }: { profile: PracticeProfile }) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const url = useLogo(profile.logo);
  const { street, extended, postalCode, city, region, country, phones, emails, website } = profile;
  const name = profile.name || t('practice.letter.noName');
  const place = [joined(', ', street, extended), joined(' ', postalCode, city), joined(', ', region, country)];
  const columns = [
    [name, ...place],
    [...phones, ...emails, website],
    [
      profile.taxNumber && t('practice.letter.tax', { number: profile.taxNumber }),
      profile.vatId && t('practice.letter.vat', { number: profile.vatId }),
      profile.registration,
    ],
    [profile.accountHolder, formatIban(profile.iban), profile.bic],
  ].map((lines) => joined('\n', ...lines));
  return (
    <figure className={classes.figure}>
      <div className={classes.paper}>
        <div className={classes.head}>
          {url ? <img src={url} alt={t('practice.logo.alt')} /> : <strong>{name}</strong>}
        </div>
        <p className={classes.sender}>{joined(' · ', name, ...place)}</p>
        <p className={classes.recipient}>{t('practice.letter.recipient')}</p>
        <p className={classes.date}>{new Date().toLocaleDateString(locale, { dateStyle: 'long' })}</p>
        <p>{profile.greeting || t('practice.letter.greeting')} …</p>
        <p>{t('practice.letter.body')}</p>
        <div className={classes.foot}>{columns.map((lines) => lines !== '' && <div key={lines}>{lines}</div>)}</div>
      </div>
      <figcaption>{t('practice.letter.caption')}</figcaption>
    </figure>
  );
}
