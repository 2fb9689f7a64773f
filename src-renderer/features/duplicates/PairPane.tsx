import { ActionIcon, Tooltip } from '@mantine/core';
import { IconArrowLeft, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { MergePreview } from '../../../src-shared/contract/duplicates';
import type { PartyKind } from '../../../src-shared/contract/parties';
import { useErrorText } from '../../api/errors';
import { orpc } from '../../api/orpc';
import { EmptyState } from '../../ui/EmptyState';
import classes from './Pair.module.css';
import type { Pair } from './use-queue';
import { useMatchWords } from './words';

/** Two records side by side: why they may be one, and what would become of them. */
export function PairPane({
  pair,
  onClose,
  children,
}: {
  pair: Pair;
  onClose: () => void;
  children: (preview: MergePreview) => ReactNode;
}) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const { leftId, rightId } = pair;
  const preview = useQuery(orpc.duplicates.preview.queryOptions({ input: { leftId, rightId }, retry: false }));
  const title = useRef<HTMLHeadingElement>(null);
  const isKnown = preview.isSuccess;
  // Where the pane covers the list, what had the focus is out of sight.
  useEffect(() => {
    if (isKnown && window.matchMedia('(max-width: 1100px)').matches) title.current?.focus();
  }, [isKnown]);
  return (
    <section className={classes.pane} aria-label={t('duplicates.pair')}>
      <header className={classes.head}>
        <h2 className={classes.title} ref={title} tabIndex={-1}>
          {preview.data
            ? t('duplicates.two', { left: preview.data.left.name, right: preview.data.right.name })
            : t('duplicates.pair')}
        </h2>
        <Tooltip label={t('common.close')}>
          <ActionIcon className={classes.close} aria-label={t('common.close')} onClick={onClose}>
            <IconArrowLeft className={classes.narrow} size={17} stroke={1.7} aria-hidden />
            <IconX className={classes.broad} size={15} stroke={1.7} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </header>
      {preview.isError && (
        <EmptyState
          title={t('duplicates.gone')}
          text={errorText(preview.error)}
          actions={[{ words: t('duplicates.toQueue'), run: onClose }]}
        />
      )}
      {preview.data && children(preview.data)}
    </section>
  );
}

/** What speaks for one and the same, and what against it. */
export function Evidence({ preview }: { preview: MergePreview }) {
  const { t } = useTranslation();
  const words = useMatchWords();
  const sides = [
    { name: t('duplicates.for'), reasons: preview.reasons.filter(({ points }) => points > 0), tone: 'good' },
    { name: t('duplicates.against'), reasons: preview.reasons.filter(({ points }) => points < 0), tone: 'warn' },
  ];
  return (
    <div className={classes.evidence}>
      <p className={classes.standing} data-class={preview.class ?? 'unlike'}>
        {words.standing(preview.class)} · {words.score(preview.score)}
      </p>
      {sides.map(
        ({ name, reasons, tone }) =>
          reasons.length > 0 && (
            <ul key={name} className={classes.reasons} aria-label={name}>
              {reasons.map((reason) => (
                <li key={`${reason.kind} ${reason.left}`} data-tone={tone}>
                  {words.reason(reason)}
                </li>
              ))}
            </ul>
          ),
      )}
    </div>
  );
}

/** Leads to a record as it is. */
export const partyPath = (kind: PartyKind) => (kind === 'contact' ? '/contacts/$id' : '/companies/$id');
