import { UnstyledButton } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../api/orpc';
import type { ExistingProps } from '../../ui/record/parts';
import classes from './Record.module.css';
import { useMatchWords } from './words';

const pauseMs = 200;

/** While a record is being typed in: who is there already and may be the same, with the reason; a click opens it. */
export function Existing({ typed, onOpen }: ExistingProps) {
  const { t } = useTranslation();
  const words = useMatchWords();
  const [input] = useDebouncedValue(typed, pauseMs);
  const isBlank = Object.values(input).every((value) => value.length === 0 || value === input.kind);
  const { data } = useQuery(
    orpc.duplicates.candidates.queryOptions({
      input: { ...input, emails: [...input.emails], phones: [...input.phones] },
      enabled: !isBlank,
      placeholderData: keepPreviousData,
      gcTime: 0,
    }),
  );
  const found = isBlank ? [] : (data ?? []).slice(0, 3);
  return (
    <div role="status">
      {found.length > 0 && (
        <div className={classes.existing}>
          <p className={classes.existingTitle}>{t('duplicates.existing', { count: found.length })}</p>
          <ul className={classes.list}>
            {found.map(({ id, name, subtitle, reasons }) => (
              <li key={id}>
                <UnstyledButton
                  className={classes.existingLine}
                  title={t('duplicates.openExisting', { name })}
                  onClick={() => onOpen(id)}
                >
                  <span className={classes.existingName}>{name}</span>
                  <span className={classes.why}>
                    {[
                      ...reasons
                        .filter(({ points }) => points > 0)
                        .slice(0, 2)
                        .map(words.reason),
                      subtitle,
                    ]
                      .filter((part) => part !== '')
                      .join(' · ')}
                  </span>
                </UnstyledButton>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
