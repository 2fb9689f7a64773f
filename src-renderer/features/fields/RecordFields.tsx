import { Link } from '@tanstack/react-router';
import { Fragment, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Field, Fields } from '../../ui/record/Fields';
import classes from './Fields.module.css';
import { LinkedFrom } from './LinkedFrom';
import { bySection, isShown, useRecordFields } from './use-record-fields';
import { ValueEditor } from './ValueEditor';

/** The fields that the users made, on a record: each changed where it stands, those without a reason to be seen hidden. */
export function RecordFields({ recordId, isBinned }: { recordId: string; isBinned: boolean }) {
  const { t } = useTranslation();
  const id = useId();
  const { fields, save } = useRecordFields(recordId);
  if (!fields) return null;
  const shown = fields.filter(({ field }) => isShown(field, fields));
  return (
    <section aria-label={t('fields.title')}>
      {bySection(shown).map(({ section, fields: below }) => (
        <Fragment key={section}>
          {section !== '' && (
            <h3 id={`${id}-${section}`} className={classes.heading}>
              {section}
            </h3>
          )}
          <Fields>
            {below.map((one) => (
              <Field
                key={one.field.id}
                name={
                  <span title={one.field.hint || one.field.name}>
                    {one.field.name}
                    {one.field.required && one.value === null && (
                      <span className={classes.missing} role="img" aria-label={t('fields.missing')}>
                        {' '}
                        *
                      </span>
                    )}
                  </span>
                }
              >
                <ValueEditor field={one.field} value={one.value} save={save(one)} recordId={recordId} />
              </Field>
            ))}
          </Fields>
        </Fragment>
      ))}
      <LinkedFrom recordId={recordId} />
      {!isBinned && (
        <p className={classes.more}>
          <Link to="/settings/$page" params={{ page: 'fields' }}>
            {t(fields.length === 0 ? 'fields.first' : 'fields.arrange')}
          </Link>
        </p>
      )}
    </section>
  );
}
