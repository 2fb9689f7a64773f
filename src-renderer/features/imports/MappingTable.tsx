import { NativeSelect, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type ColumnMapping, type ImportAnalysis, importTarget } from '../../../src-shared/contract/imports';
import { isTyped } from '../../../src-shared/domain/custom/types';
import { orpc } from '../../api/orpc';
import classes from './ColumnsStep.module.css';
import { changeColumn, useImport } from './store';
import { hasLabel, isAddressPart, targetGroups } from './words';

type Column = ImportAnalysis['columns'][number];

/** What each column means: its heading, some of its cells, and where they go. */
export function MappingTable({ columns }: { columns: readonly Column[] }) {
  const { t } = useTranslation();
  const mapping = useImport((state) => state.mapping);
  const nameOf = (index: number) => columns[index]?.header || t('imports.columnNumber', { number: index + 1 });
  return (
    <table className={classes.table}>
      <caption className="visually-hidden">{t('imports.columns')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('imports.column')}</th>
          <th scope="col">{t('imports.samples')}</th>
          <th scope="col">{t('imports.goesTo')}</th>
          <th scope="col">{t('imports.labelTitle')}</th>
        </tr>
      </thead>
      <tbody>
        {columns.map((column) => {
          const mapped = mapping.find(({ index }) => index === column.index) ?? column.mapping;
          const name = nameOf(column.index);
          return (
            <tr key={column.index} className={mapped.target === 'ignore' ? classes.ignored : undefined}>
              <th scope="row">{name}</th>
              <td className={classes.samples} title={column.samples.join('\n')}>
                {column.samples.join(' · ')}
              </td>
              <td>
                <TargetSelect mapping={mapped} name={name} />
              </td>
              <td>
                <LabelFields mapping={mapped} name={name} labelColumnName={nameOf(mapped.labelColumn ?? 0)} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** A target in the list of choices that is a field the users made: with its id behind it. */
const ofField = 'custom:';

function TargetSelect({ mapping, name }: { mapping: ColumnMapping; name: string }) {
  const { t } = useTranslation();
  const { data: fields = [] } = useQuery(orpc.fields.list.queryOptions({ input: { target: 'contact' } }));
  const known = Object.entries(targetGroups).map(([group, targets]) => ({
    group: t(`imports.targetGroup.${group as keyof typeof targetGroups}`),
    items: targets.map((value) => ({ value, label: t(`imports.target.${value}`) })),
  }));
  const own = fields
    .filter(({ type }) => isTyped(type))
    .map(({ id, name: label }) => ({ value: `${ofField}${id}`, label }));
  const groups = own.length === 0 ? known : [...known, { group: t('imports.targetGroup.custom'), items: own }];
  const choose = (value: string) => {
    const fieldId = value.startsWith(ofField) ? value.slice(ofField.length) : null;
    if (fieldId === null) changeColumn(mapping.index, { target: importTarget.parse(value) });
    else changeColumn(mapping.index, { target: 'custom', fieldId });
  };
  return (
    <NativeSelect
      className={classes.pick}
      aria-label={t('imports.targetOf', { column: name })}
      data={[{ value: 'ignore', label: t('imports.target.ignore') }, ...groups]}
      value={mapping.target === 'custom' ? `${ofField}${mapping.fieldId}` : mapping.target}
      onChange={(event) => choose(event.currentTarget.value)}
    />
  );
}

const labels = ['work', 'home', 'mobile', 'main', 'fax', 'other'] as const;
const addressNumbers = [0, 1, 2, 3, 4];

function LabelFields({
  mapping,
  name,
  labelColumnName,
}: {
  mapping: ColumnMapping;
  name: string;
  labelColumnName: string;
}) {
  const { t } = useTranslation();
  if (!hasLabel(mapping.target)) return null;
  const isOwn = mapping.label !== '' && !labels.some((label) => label === mapping.label);
  return (
    <div className={classes.labels}>
      {mapping.labelColumn === null ? (
        <NativeSelect
          aria-label={t('imports.labelOf', { column: name })}
          data={[
            { value: '', label: t('imports.label.none') },
            ...labels.map((value) => ({ value, label: t(`imports.label.${value}`) })),
            ...(isOwn ? [{ value: mapping.label, label: mapping.label }] : []),
          ]}
          value={mapping.label}
          onChange={(event) => changeColumn(mapping.index, { label: event.currentTarget.value })}
        />
      ) : (
        <Text size="xs" c="dimmed">
          {t('imports.labelFrom', { column: labelColumnName })}
        </Text>
      )}
      {isAddressPart(mapping.target) && (
        <NativeSelect
          aria-label={t('imports.addressOf', { column: name })}
          data={[...new Set([...addressNumbers, mapping.group])].map((group) => ({
            value: String(group),
            label: t('imports.addressNumber', { number: group + 1 }),
          }))}
          value={String(mapping.group)}
          onChange={(event) => changeColumn(mapping.index, { group: Number(event.currentTarget.value) })}
        />
      )}
    </div>
  );
}
