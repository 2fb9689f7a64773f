import type { SearchHit } from '../../../src-shared/contract/search';
import { fold } from '../../../src-shared/domain/fold';
import type { RecordKind } from '../../../src-shared/domain/record-kind';
import { highlight, merged, type Range } from './highlight';

/** What the index holds of a record, as it is stored. */
export interface IndexedRow {
  title: string;
  subtitle: string;
  lines: string;
}

/** Where a text that is shown matches: exactly, or with a typo. */
export type Find = (folded: string) => Range[];

/** What neither title nor subtitle shows is put behind the subtitle, so that one sees why it was found. */
export function hitOf(
  row: IndexedRow & { id: string; kind: RecordKind },
  finds: readonly Find[],
): Omit<SearchHit, 'photo'> {
  const { id, kind, title } = row;
  const all: Find = (folded) => finds.flatMap((found) => found(folded));
  const hidden = finds.filter((found) => highlight(title, found).length + highlight(row.subtitle, found).length === 0);
  const reasons = new Set(hidden.flatMap((found) => lineWith(row.lines, found) ?? []));
  let { subtitle } = row;
  const subtitleMatches = highlight(subtitle, all);
  for (const reason of reasons) {
    const start = subtitle === '' ? 0 : subtitle.length + 3;
    const [shown = '', digits] = reason.split('\t');
    subtitle = subtitle === '' ? shown : `${subtitle} · ${shown}`;
    const ranges = highlight(shown, all);
    const matched = ranges.length === 0 && digits !== undefined ? digitRanges(shown, all) : ranges;
    subtitleMatches.push(...matched.map(([from, to]): Range => [start + from, start + to]));
  }
  return { kind, id, title, subtitle, titleMatches: highlight(title, all), subtitleMatches };
}

function lineWith(lines: string, found: Find): string | undefined {
  return lines.split('\n').find((text) => text.split('\t').some((part) => found(fold(part)).length > 0));
}

/** Where the digits of a number as it was typed match, whatever stands between them. */
function digitRanges(shown: string, find: Find): Range[] {
  const places = [...shown.matchAll(/\d/g)];
  const ranges = find(places.map(([digit]) => digit).join(''));
  return merged(ranges.map(([start, end]) => [places[start]?.index ?? 0, (places[end - 1]?.index ?? 0) + 1]));
}
