import { Button, NativeSelect } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomField, FieldTarget } from '../../../src-shared/contract/fields';
import { FieldDialog } from './FieldDialog';
import classes from './FieldsPage.module.css';
import { Layout } from './Layout';
import { useTargets } from './targets';
import { useFields } from './use-fields';

/** Which fields records have besides those that are there for everybody, and how they are laid out. */
export function FieldsPage() {
  const { t } = useTranslation();
  const [target, setTarget] = useState<FieldTarget>('contact');
  const { fields, ...acts } = useFields(target);
  const targets = useTargets();
  const [open, setOpen] = useState<CustomField | 'new' | null>(null);
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
      {fields && fields.length > 0 && (
        <Layout fields={fields} onOpen={setOpen} onMove={acts.move} onRemove={acts.remove} />
      )}
      {open !== null && fields && (
        <FieldDialog
          key={open === 'new' ? 'new' : open.id}
          target={target}
          field={open === 'new' ? null : open}
          fields={fields}
          onCreate={acts.create}
          onUpdate={acts.update}
          onRetype={acts.retype}
          onClose={() => setOpen(null)}
        />
      )}
    </div>
  );
}
