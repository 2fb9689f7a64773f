import { MultiSelect, Select } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tone as tones } from '../../../src-shared/contract/practice';
import { formatIban } from '../../../src-shared/domain/iban';
import { useErrorText } from '../../api/errors';
import { languagesIn } from '../../ui/languages';
import { Section } from '../../ui/settings/Section';
import classes from '../../ui/settings/Settings.module.css';
import { LineField, LinesField } from './fields';
import { Letterhead } from './Letterhead';
import { LogoField } from './LogoField';
import { type SaveField, usePractice } from './use-practice';

/** Who one works as: what letters, invoices and the AI know of the practice. */
export function PracticePage() {
  const { t } = useTranslation();
  const { profile, save } = usePractice();
  if (!profile) return null;
  const common = { profile, save };
  return (
    <>
      <Section title={t('practice.identity')}>
        <LineField {...common} field="name" hint={t('practice.hint.name')} autoComplete="organization" />
        <LogoField logo={profile.logo} />
      </Section>
      <Section title={t('practice.voice')}>
        <Choices tone={profile.tone} languages={profile.languages} save={save} />
        <LineField {...common} field="greeting" hint={t('practice.hint.greeting')} />
      </Section>
      <Section title={t('practice.place')}>
        <LineField {...common} field="street" autoComplete="street-address" />
        <LineField {...common} field="extended" />
        <LineField {...common} field="postalCode" autoComplete="postal-code" />
        <LineField {...common} field="city" autoComplete="address-level2" />
        <LineField {...common} field="region" />
        <LineField {...common} field="country" autoComplete="country-name" />
      </Section>
      <Section title={t('practice.reach')}>
        <LinesField {...common} field="phones" hint={t('practice.hint.several')} />
        <LinesField {...common} field="emails" hint={t('practice.hint.several')} />
        <LineField {...common} field="website" autoComplete="url" />
      </Section>
      <Section title={t('practice.money')}>
        <LineField {...common} field="taxNumber" />
        <LineField {...common} field="vatId" />
        <LineField {...common} field="registration" hint={t('practice.hint.registration')} />
        <LineField {...common} field="accountHolder" />
        <LineField {...common} field="iban" shown={formatIban} />
        <LineField {...common} field="bic" />
      </Section>
      <Section title={t('practice.letterhead')}>
        <Letterhead profile={profile} />
      </Section>
    </>
  );
}

function Choices({ tone, languages, save }: { tone: string; languages: string[]; save: SaveField }) {
  const { t, i18n } = useTranslation();
  const errorText = useErrorText();
  const [error, setError] = useState<string | null>(null);
  const data = useMemo(() => languagesIn(i18n.language, ''), [i18n.language]);
  const told = (saving: Promise<void>) =>
    void saving.then(
      () => setError(null),
      (reason: unknown) => setError(errorText(reason)),
    );
  return (
    <>
      <Select
        className={classes.field}
        label={t('practice.field.tone')}
        allowDeselect={false}
        data={tones.options.map((value) => ({ value, label: t(`practice.tones.${value}`) }))}
        value={tone}
        onChange={(value) => {
          const chosen = tones.options.find((one) => one === value);
          if (chosen) told(save('tone', chosen));
        }}
      />
      <MultiSelect
        className={classes.field ?? ''}
        label={t('practice.field.languages')}
        description={t('practice.hint.languages')}
        searchable
        maxDropdownHeight={240}
        data={data}
        value={languages}
        error={error}
        onChange={(value) => told(save('languages', value))}
      />
    </>
  );
}
