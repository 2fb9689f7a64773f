import { ActionIcon, Menu, Switch } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconDots, IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DealLine, DealLines as Lines } from '../../../src-shared/contract/products';
import { useErrorText } from '../../api/errors';
import { orpc } from '../../api/orpc';
import { useErrorToast, useUndoToast } from '../../api/undo';
import { InlineText } from '../../ui/edit/InlineText';
import { AddButton } from '../../ui/record/AddButton';
import { AddLine } from './AddLine';
import { useAmounts } from './amounts';
import classes from './DealLines.module.css';

/** What a deal is about, line by line, and what that comes to. In the bin nothing can be changed. */
export function DealLines({ dealId, isBinned }: { dealId: string; isBinned: boolean }) {
  const { t } = useTranslation();
  const { sums } = useAmounts();
  const { data } = useQuery(orpc.lines.ofDeal.queryOptions({ input: { dealId } }));
  const [isAdding, setAdding] = useState(false);
  const acts = useLineActs(dealId);
  if (!data) return null;
  const { lines, gross, net, setsAmount } = data;
  const words = sums(net);
  return (
    <section className={classes.lines} aria-label={t('lines.title')}>
      <h3 className={classes.title}>{t('lines.title')}</h3>
      {lines.length > 0 && (
        <div className={classes.scroll}>
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">{t('lines.what')}</th>
                <th scope="col">{t('lines.quantity')}</th>
                <th scope="col">{t('lines.price')}</th>
                <th scope="col">{t('lines.discount')}</th>
                <th scope="col" className={classes.end}>
                  {t('lines.net')}
                </th>
                <td className={classes.acts} />
              </tr>
            </thead>
            <tbody>
              {lines.map((line, at) => (
                <Line key={line.id} line={line} lines={lines} at={at} acts={acts} isBinned={isBinned} />
              ))}
            </tbody>
            <tfoot>
              <tr>
                <td colSpan={4}>
                  {sums(gross) === words ? t('lines.total') : t('lines.totalOf', { gross: sums(gross) })}
                </td>
                <td className={classes.end}>
                  <strong>{words}</strong>
                </td>
                <td className={classes.acts} />
              </tr>
            </tfoot>
          </table>
        </div>
      )}
      {!isBinned && (
        <>
          {isAdding && <AddLine onAdd={acts.add} onDone={() => setAdding(false)} />}
          <div className={classes.foot}>
            {!isAdding && <AddButton words={t('lines.add')} onAdd={() => setAdding(true)} />}
            {lines.length > 0 && (
              <Switch
                size="xs"
                label={t('lines.setsAmount')}
                checked={setsAmount}
                onChange={(event) => acts.follow(event.currentTarget.checked)}
              />
            )}
          </div>
        </>
      )}
    </section>
  );
}

type Fields = Partial<Pick<DealLine, 'title' | 'quantity' | 'unitPrice' | 'discount'>>;

/** What can be done with the lines of a deal. Saving fails as the procedure does: the words stand beside the field. */
function useLineActs(dealId: string) {
  const { t } = useTranslation();
  const onError = useErrorToast();
  const undoToast = useUndoToast();
  const queryClient = useQueryClient();
  const { queryKey } = orpc.lines.ofDeal.queryOptions({ input: { dealId } });
  const show = (lines: Lines) => queryClient.setQueryData(queryKey, lines);
  const save = useMutation(orpc.lines.save.mutationOptions()).mutateAsync;
  const move = useMutation(orpc.lines.move.mutationOptions({ onError, onSuccess: show }));
  const remove = useMutation(orpc.lines.remove.mutationOptions({ onError }));
  const setAmount = useMutation(orpc.lines.setAmount.mutationOptions({ onError, onSuccess: show }));
  return {
    add: async (what: { productId: string } | { title: string }) => {
      show(await save('productId' in what ? { dealId, ...what, line: {} } : { dealId, line: what }));
      undoToast(t('lines.added'));
    },
    change: async (id: string, line: Fields) => {
      show(await save({ dealId, id, line }));
      undoToast(t('lines.changed'));
    },
    move: (id: string, afterId: string | null) => move.mutate({ dealId, id, afterId }),
    remove: (id: string) =>
      remove.mutate(
        { dealId, id },
        {
          onSuccess: (lines) => {
            show(lines);
            undoToast(t('lines.removed'));
          },
        },
      ),
    follow: (follows: boolean) => setAmount.mutate({ dealId, follows }),
  };
}

interface LineProps {
  readonly line: DealLine;
  readonly lines: readonly DealLine[];
  readonly at: number;
  readonly acts: ReturnType<typeof useLineActs>;
  readonly isBinned: boolean;
}

function Line({ line, lines, at, acts, isBinned }: LineProps) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const { money, price, quantity, percent } = useAmounts();
  const { id, title, unit, currency } = line;
  const cell = (label: string, value: string, read: (text: string) => Fields) => (
    <InlineText
      label={t('lines.fieldOf', { field: label, title })}
      value={value}
      onSave={async (text) => acts.change(id, read(text))}
      errorText={errorText}
    />
  );
  return (
    <tr>
      <td>{cell(t('lines.what'), title, (text) => ({ title: text }))}</td>
      <td>
        {cell(t('lines.quantity'), [quantity.shown(line.quantity), unit].join(' ').trim(), (text) => ({
          quantity: quantity.read(text.endsWith(unit) ? text.slice(0, text.length - unit.length) : text),
        }))}
      </td>
      <td>
        {cell(t('lines.price'), money({ amount: line.unitPrice, currency }), (text) => ({
          unitPrice: price.readIn(text, currency),
        }))}
      </td>
      <td>
        {cell(t('lines.discount'), line.discount === 0 ? '' : `${percent.shown(line.discount)} %`, (text) => ({
          discount: percent.read(text),
        }))}
      </td>
      <td className={classes.end}>{money({ amount: line.net, currency })}</td>
      <td className={classes.acts}>
        {!isBinned && (
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon size="sm" variant="subtle" aria-label={t('lines.more', { title })}>
                <IconDots size={14} aria-hidden />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item
                disabled={at === 0}
                leftSection={<IconArrowUp size={14} aria-hidden />}
                onClick={() => acts.move(id, lines[at - 2]?.id ?? null)}
              >
                {t('lines.up')}
              </Menu.Item>
              <Menu.Item
                disabled={at === lines.length - 1}
                leftSection={<IconArrowDown size={14} aria-hidden />}
                onClick={() => acts.move(id, lines[at + 1]?.id ?? null)}
              >
                {t('lines.down')}
              </Menu.Item>
              <Menu.Item leftSection={<IconTrash size={14} aria-hidden />} onClick={() => acts.remove(id)}>
                {t('lines.remove')}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        )}
      </td>
    </tr>
  );
}
