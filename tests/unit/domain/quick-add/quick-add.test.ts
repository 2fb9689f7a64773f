import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLocalDate } from '../../../../src-shared/domain/local-date';
import { isCalled } from '../../../../src-shared/domain/quick-add/people';
import { readQuickAdd } from '../../../../src-shared/domain/quick-add/quick-add';
import { isWallTime } from '../../../../src-shared/domain/task';

/** A Thursday, ten in the morning. */
const now = { today: '2026-11-19', minute: 600 };
const read = (text: string) => readQuickAdd(text, now);
const when = (text: string) => {
  const { due } = read(text);
  return due && (due.time === null ? due.on : `${due.on} ${due.time}`);
};

describe('whole lines', () => {
  it('reads the line of the book in English', () => {
    expect(read('call Anna tomorrow 3pm about offer')).toMatchObject({
      title: 'Call Anna about offer',
      due: { on: '2026-11-20', time: '15:00' },
      kind: 'call',
      people: [['Anna']],
    });
  });

  it('reads the same in German', () => {
    expect(read('Anna morgen 15 Uhr anrufen wegen Angebot')).toMatchObject({
      title: 'Anna anrufen wegen Angebot',
      due: { on: '2026-11-20', time: '15:00' },
      kind: 'call',
      people: [['Anna']],
    });
  });

  it('reads everything at once', () => {
    expect(read('Send report to Ben Ito every Monday at 9 !high remind me 30 min before')).toEqual({
      title: 'Send report to Ben Ito',
      due: { on: '2026-11-23', time: '09:00' },
      repeat: 'FREQ=WEEKLY;BYDAY=MO',
      remind: 30,
      priority: 'high',
      kind: 'todo',
      people: [['Ben Ito', 'Ben']],
      parts: expect.any(Array),
    });
  });

  it('says which words it took', () => {
    const text = 'Call Anna tomorrow 3pm !!';
    expect(read(text).parts.map(({ from, to, kind }) => [kind, text.slice(from, to)])).toEqual([
      ['day', 'tomorrow'],
      ['time', '3pm'],
      ['priority', '!!'],
    ]);
  });

  it('leaves alone what stands in quotation marks', () => {
    expect(read('read "Monday at 3pm" tomorrow')).toMatchObject({
      title: 'Read Monday at 3pm',
      due: { on: '2026-11-20', time: null },
    });
  });

  it('takes the first day, and leaves the second in the text', () => {
    expect(read('Tomorrow prepare for 24.12.')).toMatchObject({
      title: 'Prepare for 24.12.',
      due: { on: '2026-11-20', time: null },
    });
  });

  it('says that a day does not exist', () => {
    const { due, parts } = read('Inventur am 31.2.');
    expect(due).toBeNull();
    expect(parts).toEqual([{ from: 9, to: 17, kind: 'day', isWrong: true }]);
  });
});

describe('days and times', () => {
  it.each([
    ['x today', '2026-11-19'],
    ['x heute', '2026-11-19'],
    ['x übermorgen', '2026-11-21'],
    ['x the day after tomorrow', '2026-11-21'],
    ['x Monday', '2026-11-23'],
    ['x Thursday', '2026-11-26'],
    ['x am Freitag', '2026-11-20'],
    ['x am Fr.', '2026-11-20'],
    ['x this Sunday', '2026-11-22'],
    ['x next Friday', '2026-11-27'],
    ['x nächsten Montag', '2026-11-23'],
    ['x kommenden Dienstag', '2026-11-24'],
    ['x next week', '2026-11-23'],
    ['x nächste Woche Mittwoch', '2026-11-25'],
    ['x Wednesday next week', '2026-11-25'],
    ['x next month', '2026-12-01'],
    ['x am Wochenende', '2026-11-21'],
    ['x end of the month', '2026-11-30'],
    ['x Ende des Monats', '2026-11-30'],
    ['x in 2 weeks', '2026-12-03'],
    ['x in einer Woche', '2026-11-26'],
    ['x in three days', '2026-11-22'],
    ['x in einem Monat', '2026-12-19'],
    ['x in a year', '2027-11-19'],
    ['x 2026-12-24', '2026-12-24'],
    ['x am 24.12.', '2026-12-24'],
    ['x 1.2.', '2027-02-01'],
    ['x 24.12.27', '2027-12-24'],
    ['x 24. Dezember', '2026-12-24'],
    ['x on the 24th of December 2027', '2027-12-24'],
    ['x Dec 24', '2026-12-24'],
    ['x on the 15th', '2026-12-15'],
    ['x am 20.', '2026-11-20'],
    ['x am 29.2.', '2028-02-29'],
    ['x 3pm', '2026-11-19 15:00'],
    ['x 9am', '2026-11-20 09:00'],
    ['x at 3', '2026-11-19 15:00'],
    ['x um 15', '2026-11-19 15:00'],
    ['x 15:30', '2026-11-19 15:30'],
    ['x 15.30 Uhr', '2026-11-19 15:30'],
    ['x 15 Uhr 30', '2026-11-19 15:30'],
    ['x 12am', '2026-11-20 00:00'],
    ['x 12:30 pm', '2026-11-19 12:30'],
    ['x um halb vier', '2026-11-19 15:30'],
    ['x Viertel nach drei', '2026-11-19 15:15'],
    ['x quarter to four', '2026-11-19 15:45'],
    ['x half past eleven', '2026-11-19 11:30'],
    ['x um 8 Uhr abends', '2026-11-19 20:00'],
    ['x tomorrow morning', '2026-11-20 09:00'],
    ['x morgen früh', '2026-11-20 08:00'],
    ['x heute Abend', '2026-11-19 19:00'],
    ['x tonight', '2026-11-19 19:00'],
    ['x tonight at 9pm', '2026-11-19 21:00'],
    ['x am Nachmittag', '2026-11-19 15:00'],
    ['x at noon', '2026-11-19 12:00'],
    ['x in 2 hours', '2026-11-19 12:00'],
    ['x in einer halben Stunde', '2026-11-19 10:30'],
    ['x in 45 min', '2026-11-19 10:45'],
    ['x in 20 hours', '2026-11-20 06:00'],
    ['x um 9 am Montag', '2026-11-23 09:00'],
  ])('%s', (text, expected) => {
    expect([when(text), read(text).title]).toEqual([expected, 'X']);
  });

  it.each(['so do it', 'buy 3 chairs', 'May is on leave', 'version 2.5', 'room 15', 'we meet again', 'a Mo thing'])(
    'finds no day or time in: %s',
    (text) => {
      expect(read(text).due).toBeNull();
    },
  );
});

describe('what comes back', () => {
  it.each([
    ['every day', 'FREQ=DAILY', '2026-11-19'],
    ['täglich', 'FREQ=DAILY', '2026-11-19'],
    ['every Monday', 'FREQ=WEEKLY;BYDAY=MO', '2026-11-23'],
    ['jeden Montag', 'FREQ=WEEKLY;BYDAY=MO', '2026-11-23'],
    ['montags', 'FREQ=WEEKLY;BYDAY=MO', '2026-11-23'],
    ['every Thursday', 'FREQ=WEEKLY;BYDAY=TH', '2026-11-19'],
    ['every Mon, Wed and Fri', 'FREQ=WEEKLY;BYDAY=MO,WE,FR', '2026-11-20'],
    ['jeden Di und Do', 'FREQ=WEEKLY;BYDAY=TU,TH', '2026-11-19'],
    ['every other Friday', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=FR', '2026-11-20'],
    ['every weekday', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', '2026-11-19'],
    ['alle zwei Wochen', 'FREQ=WEEKLY;INTERVAL=2', '2026-11-19'],
    ['every 3 months', 'FREQ=MONTHLY;INTERVAL=3', '2026-11-19'],
    ['jedes Quartal', 'FREQ=MONTHLY;INTERVAL=3', '2026-11-19'],
    ['jährlich', 'FREQ=YEARLY', '2026-11-19'],
    ['every month on the 15th', 'FREQ=MONTHLY;BYMONTHDAY=15', '2026-12-15'],
    ['jeden 15.', 'FREQ=MONTHLY;BYMONTHDAY=15', '2026-12-15'],
    ['monatlich am letzten Tag', 'FREQ=MONTHLY;BYMONTHDAY=-1', '2026-11-30'],
    ['every first Monday of the month', 'FREQ=MONTHLY;BYDAY=1MO', '2026-12-07'],
    ['jeden letzten Freitag im Monat', 'FREQ=MONTHLY;BYDAY=-1FR', '2026-11-27'],
    ['every day until 24.12.', 'FREQ=DAILY;UNTIL=20261224', '2026-11-19'],
    ['jeden Montag 5 mal', 'FREQ=WEEKLY;BYDAY=MO;COUNT=5', '2026-11-23'],
  ])('%s', (text, rule, first) => {
    expect(read(`x ${text}`)).toMatchObject({ title: 'X', repeat: rule, due: { on: first, time: null } });
  });

  it('begins on the day that is said', () => {
    expect(read('Beiträge jährlich am 24.12.')).toMatchObject({ repeat: 'FREQ=YEARLY', due: { on: '2026-12-24' } });
  });
});

describe('whom it is about', () => {
  it.each([
    ['call Anna Berger tomorrow', [['Anna Berger', 'Anna']]],
    ['call dr. berger', [['berger']]],
    ['meet with @Ito', [['Ito']]],
    ['Frau Berger am Montag zurückrufen', [['Berger']]],
    ['Ruf Anna an', [['Anna']]],
    ['Angebot an Anna senden', [['Anna']]],
    ['send offer to Anna and Ben', [['Anna']]],
    ['pay the rent', []],
    ['send offer to the bank', []],
  ])('%s', (text, people) => {
    expect(read(text).people).toEqual(people);
  });

  it('knows a record by what its name begins with', () => {
    expect(isCalled('Dr. Ánna-Lena Berger', 'anna ber')).toBe(true);
    expect(isCalled('Hannah Berger', 'anna')).toBe(false);
  });
});

describe('priorities and kinds', () => {
  it.each([
    ['x !high', 'high'],
    ['x !hoch', 'high'],
    ['!!! x', 'high'],
    ['x !2', 'medium'],
    ['x !niedrig', 'low'],
    ['x now!', 'none'],
  ])('%s', (text, priority) => {
    expect(read(text).priority).toBe(priority);
  });

  it.each([
    ['meeting with Anna', 'meeting'],
    ['Anna mailen', 'message'],
    ['follow up with Anna', 'followUp'],
    ['bei Anna nachfassen', 'followUp'],
    ['water the plants', 'todo'],
  ])('%s', (text, kind) => {
    expect(read(text).kind).toBe(kind);
  });
});

const pieces = fc.constantFrom(
  ...['call', 'Anna', 'tomorrow', 'morgen', '15', 'Uhr', 'at', 'am', '3', 'pm', 'every', 'jeden', 'Monday', 'Freitag'],
  ...[
    'in',
    '2',
    'weeks',
    '!high',
    '24.12.',
    'next',
    'week',
    'remind',
    'me',
    'half',
    'viertel',
    'vor',
    'the',
    '31.',
    '"',
  ],
  ...[
    'until',
    'bis',
    '5',
    'mal',
    'den',
    '2026-02-30',
    '99:99',
    '25',
    'first',
    'letzten',
    'of',
    'month',
    'before',
    'so',
  ],
);
const lines = fc.oneof(
  fc.array(pieces, { maxLength: 12 }).map((words) => words.join(' ')),
  fc.string({ maxLength: 60, unit: 'grapheme' }),
);
const moments = fc.record({
  today: fc
    .date({ min: new Date('2000-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
  minute: fc.integer({ min: 0, max: 1439 }),
});

describe('whatever is typed', () => {
  it('answers days and times that exist, parts in order, and no word twice', () => {
    fc.assert(
      fc.property(lines, moments, (text, at) => {
        const { due, parts, title, repeat } = readQuickAdd(text, at);
        if (due) expect(isLocalDate(due.on)).toBe(true);
        if (due?.time) expect(isWallTime(due.time)).toBe(true);
        expect(repeat).toMatch(/^$|^FREQ=[A-Z]+(;[A-Z]+=[-A-Z0-9,]+)*$/);
        parts.forEach((part, at) => {
          expect(part.from).toBeGreaterThanOrEqual(parts[at - 1]?.to ?? 0);
          expect(part.to).toBeLessThanOrEqual(text.length);
        });
        expect(title.length).toBeLessThanOrEqual(text.length + 2);
      }),
      { numRuns: 2000 },
    );
  });

  it('means the same each time', () => {
    fc.assert(
      fc.property(lines, moments, (text, at) => {
        expect(readQuickAdd(text, at)).toEqual(readQuickAdd(text, at));
      }),
    );
  });

  it('a line that nothing is read in is its own title', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('Angebot', 'review', 'file', 'Ablage'), { minLength: 1, maxLength: 6 }),
        (words) => {
          const { title, due, parts } = read(words.join(' '));
          expect([title.toLowerCase(), due, parts]).toEqual([words.join(' ').toLowerCase(), null, []]);
        },
      ),
    );
  });
});
