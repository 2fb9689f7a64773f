import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListKind } from '../../../src-shared/contract/filters';
import { type ReadFilter, readFilter } from '../../../src-shared/domain/filter-words/read-filter';
import { localDateAt } from '../../../src-shared/domain/local-date';
import { useFormat } from '../format-locale';
import classes from './Filter.module.css';
import type { FilterLanguage } from './language';
import { groupWords } from './words';

/** A filter in plain words: shows what it is taken for, and applies that on Enter. */
export function WordsInput({
  kind,
  language,
  onApply,
}: {
  kind: ListKind;
  language: FilterLanguage;
  onApply: (read: ReadFilter) => void;
}) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const [text, setText] = useState('');
  const read = readFilter(text, kind, language, localDateAt(Date.now()));
  const says = read.where.of.length > 0 ? groupWords(read.where, kind, { t, locale, language }) : '';
  const isSaid = says !== '' || read.unread !== '';
  return (
    <form
      className={classes.words}
      onSubmit={(event) => {
        event.preventDefault();
        if (isSaid) onApply(read);
      }}
    >
      <TextInput
        label={t('views.say.label')}
        placeholder={t('views.say.placeholder')}
        value={text}
        maxLength={200}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <p className={classes.read} role="status">
        {says}
      </p>
      {text.trim() !== '' && (read.unread !== '' || !isSaid) && (
        <p className={classes.read}>{isSaid ? t('views.say.unread', { words: read.unread }) : t('views.say.none')}</p>
      )}
    </form>
  );
}
