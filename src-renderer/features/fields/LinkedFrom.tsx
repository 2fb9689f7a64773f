import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { recordPath } from '../../../src-shared/domain/record-kind';
import { orpc } from '../../api/orpc';
import { Field, Fields } from '../../ui/record/Fields';
import classes from './Fields.module.css';

/** Records whose relation fields lead here: the other side of a relation. */
export function LinkedFrom({ recordId }: { recordId: string }) {
  const { t } = useTranslation();
  const { data = [] } = useQuery(orpc.fields.linked.queryOptions({ input: { recordId } }));
  if (data.length === 0) return null;
  return (
    <Fields>
      {data.map(({ fieldId, name, records }) => (
        <Field key={fieldId} name={t('fields.linked', { field: name })}>
          <span className={classes.links}>
            {records.map((one) => (
              <Link key={one.id} className={classes.link} to={recordPath(one.kind, one.id)}>
                {one.name}
              </Link>
            ))}
          </span>
        </Field>
      ))}
    </Fields>
  );
}
