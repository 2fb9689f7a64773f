import { ActionIcon, Button, NativeSelect, UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomField, FieldTarget } from '../../../src-shared/contract/fields';
import { FieldDialog } from './FieldDialog';
import classes from './FieldsPage.module.css';
import { typeIcons } from './field-types';
import { useTargets } from './targets';
import { useFields } from './use-fields';

/** Which fields records have besides those that are there for everybody, and how they are laid out. */
export function FieldsPage() {
  const { t } = useTranslation();
  const [target, setTarget] = useState<FieldTarget>('contact');
  const { fields, ...acts } = useFields(target);
  const targets = useTargets();
  const [open, setOpen] = useState<CustomField | 'new' | null>(null);
  const sections = [...new Set((fields ?? []).map(({ section }) => section))];
  return (
    <div className={classes.page}>
      <p className={classes.about}>{t('fields.about')}</p>
      <div className={classes.bar}>
        <NativeSelect
          label={t('fields.of')}
          value={target}
          data={[...targets]}
          onChange={(event) => setTarget(event.currentTarget.value)}
        />
        <Button variant="filled" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => setOpen('new')}>
          {t('fields.add')}
        </Button>
      </div>
      {fields?.length === 0 && <p className={classes.none}>{t('fields.none')}</p>}
      {sections.map((section) => (
        <FieldList
          key={section}
          section={section}
          fields={(fields ?? []).filter((field) => field.section === section)}
          onOpen={setOpen}
          onMove={acts.move}
          onRemove={acts.remove}
        />
      ))}
      {open !== null && fields && (
        <FieldDialog
          key={open === 'new' ? 'new' : open.id}
          target={target}
          field={open === 'new' ? null : open}
          fields={fields}
          onCreate={acts.create}
          onUpdate={acts.update}
          onClose={() => setOpen(null)}
        />
      )}
    </div>
  );
}

function FieldList({
  section,
  fields,
  onOpen,
  onMove,
  onRemove,
}: {
  section: string;
  fields: readonly CustomField[];
  onOpen: (field: CustomField) => void;
  onMove: (field: CustomField, section: string, after: string | null) => Promise<void>;
  onRemove: (field: CustomField) => Promise<void>;
}) {
  const { t } = useTranslation();
  return (
    <>
      {section !== '' && <h3 className={classes.heading}>{section}</h3>}
      <ul className={classes.list} aria-label={section || t('fields.title')}>
        {fields.map((field, at) => {
          const Icon = typeIcons[field.type];
          const { name } = field;
          return (
            <li key={field.id} className={classes.row}>
              <Icon className={classes.icon} size={16} stroke={1.5} aria-hidden />
              <UnstyledButton className={classes.name} onClick={() => onOpen(field)}>
                {name}
                {field.required && ' *'}
              </UnstyledButton>
              <span className={classes.type}>{t(`fields.type.${field.type}`)}</span>
              <ActionIcon
                aria-label={t('fields.up', { name })}
                disabled={at === 0}
                onClick={() => void onMove(field, section, fields[at - 2]?.id ?? null)}
              >
                <IconArrowUp size={14} aria-hidden />
              </ActionIcon>
              <ActionIcon
                aria-label={t('fields.down', { name })}
                disabled={at === fields.length - 1}
                onClick={() => void onMove(field, section, fields[at + 1]?.id ?? null)}
              >
                <IconArrowDown size={14} aria-hidden />
              </ActionIcon>
              <ActionIcon aria-label={t('fields.remove', { name })} onClick={() => void onRemove(field)}>
                <IconTrash size={14} aria-hidden />
              </ActionIcon>
            </li>
          );
        })}
      </ul>
    </>
  );
}
