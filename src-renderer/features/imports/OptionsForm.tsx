import { Radio, Stack, TagsInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { importOptions } from '../../../src-shared/contract/imports';
import { orpc } from '../../api/orpc';
import { CountrySelect } from '../../ui/CountrySelect';
import classes from './ColumnsStep.module.css';
import { useImport } from './store';

const onMatch = importOptions.shape.onMatch.unwrap();

/** What holds for the whole file: what a match does, tags for everybody, the country of the numbers. */
export function OptionsForm() {
  const { t } = useTranslation();
  const state = useImport();
  const { data: tags = [] } = useQuery(orpc.records.tags.queryOptions());
  return (
    <div className={classes.options}>
      <Radio.Group
        label={t('imports.onMatch.title')}
        value={state.onMatch}
        onChange={(value) => useImport.setState({ onMatch: onMatch.parse(value) })}
      >
        <Stack gap={6} mt={6}>
          {onMatch.options.map((value) => (
            <Radio
              key={value}
              size="xs"
              value={value}
              label={t(`imports.onMatch.${value}`)}
              description={t(`imports.onMatch.${value}Hint`)}
            />
          ))}
        </Stack>
      </Radio.Group>
      <Stack gap="lg">
        <TagsInput
          label={t('imports.tags')}
          description={t('imports.tagsHint')}
          maxTags={20}
          maxLength={60}
          data={tags.map(({ name }) => name)}
          value={[...state.tags]}
          onChange={(names) =>
            useImport.setState({ tags: names.map((name) => name.trim()).filter((name) => name !== '') })
          }
        />
        <CountrySelect
          label={t('imports.country')}
          description={t('imports.countryHint')}
          value={state.country}
          onChange={(country) => useImport.setState({ country })}
        />
      </Stack>
    </div>
  );
}
