import { expect, test } from 'vitest';
import { emptyDraft, entryOf } from '../../../../src-renderer/features/deals/draft';

const draft = emptyDraft('EUR');

test('what is typed becomes what the core takes', () => {
  const typed = {
    ...draft,
    ...{
      title: ' A mill ',
      amount: '1.200,50',
      expectedClose: '2026-03-01',
      companyName: ' Babbage ',
      source: ' Fair ',
    },
    contact: { id: 'ada', name: 'Ada' },
  };
  expect(entryOf(typed, 'de')).toEqual({
    fields: {
      ...{ title: 'A mill', amount: 120_050, currency: 'EUR', expectedClose: '2026-03-01' },
      ...{ companyName: 'Babbage', source: 'Fair', contactId: 'ada' },
    },
  });
  expect(entryOf(draft, 'en')).toEqual({ fields: { currency: 'EUR' } });
});

test('what can’t be taken is told by its field', () => {
  const typed = { ...draft, amount: 'much', contact: { id: null, name: 'Somebody' } };
  expect(entryOf(typed, 'en')).toEqual({ errors: { amount: 'money.malformed', contact: 'contact.pick' } });
});
