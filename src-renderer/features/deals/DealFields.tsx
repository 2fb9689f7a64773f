import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Deal } from '../../../src-shared/contract/deals';
import { parseMoney } from '../../../src-shared/domain/money';
import { useCompanyNames } from '../../api/company-names';
import { useErrorText } from '../../api/errors';
import { orpc } from '../../api/orpc';
import { useUsers } from '../../api/parties';
import type { useRecord } from '../../api/record';
import { InlineMoment } from '../../ui/edit/InlineMoment';
import { InlineSelect } from '../../ui/edit/InlineSelect';
import { InlineText } from '../../ui/edit/InlineText';
import { Field, Fields } from '../../ui/record/Fields';
import { Tags } from '../../ui/record/Tags';
import { useDraftErrors } from './use-draft-errors';
import type { useSaveDeal } from './use-save-deal';
import { useDealWords } from './words';

/** What was typed is no amount; `reason` says why. */
class WrongAmount extends Error {
  constructor(readonly reason: string) {
    super(reason);
  }
}

/** Every fact about a deal, each changed where it stands. */
export function DealFields({
  deal,
  save,
  tags,
}: {
  deal: Deal;
  save: ReturnType<typeof useSaveDeal>;
  tags: ReturnType<typeof useRecord>['tags'];
}) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const { words } = useDraftErrors();
  const { locale, money } = useDealWords();
  const users = useUsers();
  const { data: known } = useQuery(orpc.deals.suggestions.queryOptions());
  const [company, setCompany] = useState('');
  const [source, setSource] = useState('');
  const companies = useCompanyNames(company);
  const name = (field: 'amount' | 'expectedClose' | 'company' | 'source' | 'about') => t(`deals.field.${field}`);
  const { amount, currency } = deal;
  const saveAmount = (text: string) => {
    if (text === '') return save({ amount: null }, name('amount'));
    const parsed = parseMoney(text, { locale, currency });
    if (!parsed.ok) return Promise.reject(new WrongAmount(parsed.reason));
    return save({ amount: parsed.amount, currency: parsed.currency }, name('amount'));
  };
  const owner = t('party.field.owner');
  return (
    <Fields>
      <Field name={name('amount')}>
        <InlineText
          label={name('amount')}
          value={amount === null ? '' : money({ amount, currency })}
          onSave={saveAmount}
          errorText={(error) =>
            error instanceof WrongAmount ? (words({ amount: error.reason }).amount ?? '') : errorText(error)
          }
        />
      </Field>
      <Field name={name('expectedClose')}>
        <InlineMoment
          type="date"
          halfWords={t('error.reason.field.day')}
          label={name('expectedClose')}
          value={deal.expectedClose ?? ''}
          onSave={(day) => save({ expectedClose: day === '' ? null : day }, name('expectedClose'))}
          errorText={errorText}
        />
      </Field>
      <Field name={name('company')}>
        <InlineText
          label={name('company')}
          value={deal.companyName}
          suggestions={companies}
          onType={setCompany}
          onSave={(companyName) => save({ companyName }, name('company'))}
          errorText={errorText}
        />
      </Field>
      <Field name={name('source')}>
        <InlineText
          label={name('source')}
          value={deal.source}
          suggestions={(known?.sources ?? []).filter((one) => one.toLowerCase().includes(source.toLowerCase()))}
          onType={setSource}
          onSave={(value) => save({ source: value }, name('source'))}
          errorText={errorText}
        />
      </Field>
      <Field name={t('party.tag.title')}>
        <Tags tags={deal.tags} {...tags} />
      </Field>
      <Field name={owner}>
        <InlineSelect
          label={owner}
          value={deal.ownerId}
          options={users.map((user) => ({ value: user.id, label: user.name || t('party.you') }))}
          onSave={(ownerId) => save({ ownerId }, owner)}
          errorText={errorText}
        />
      </Field>
      <Field name={name('about')}>
        <InlineText
          label={name('about')}
          value={deal.about}
          multiline
          onSave={(about) => save({ about }, name('about'))}
          errorText={errorText}
        />
      </Field>
    </Fields>
  );
}
