import type { ChildCompany } from '../../../src-shared/contract/companies';
import type { ReadableDb } from '../../platform/store/handles';

const mostBelow = 500;

/**
 * The company above one. Two computers, or a redo, can make a circle of companies that each stand above the next:
 * then the one with the smallest id counts as having none above it, so that whatever is read is a tree.
 */
export function parentOf(db: ReadableDb, id: string): string | null {
  const parent = storedParent(db, id);
  return parent !== null && isTop(db, id) ? null : parent;
}

function storedParent(db: ReadableDb, id: string): string | null {
  return (
    db.prepare<[string], { parent: string | null }>('SELECT parent_id AS parent FROM company WHERE id = ?').get(id)
      ?.parent ?? null
  );
}

/** Whether a company is the smallest of a circle. */
function isTop(db: ReadableDb, id: string): boolean {
  const passed = new Set([id]);
  let smallest = id;
  for (let at = storedParent(db, id); at !== null; at = storedParent(db, at)) {
    if (at === id) return smallest === id;
    if (passed.has(at)) return false;
    passed.add(at);
    if (at < smallest) smallest = at;
  }
  return false;
}

/** Whether `above` is the company itself or stands somewhere below it, so that it can't be put above it. */
export function wouldCircle(db: ReadableDb, id: string, above: string): boolean {
  for (let at: string | null = above; at !== null; at = parentOf(db, at)) if (at === id) return true;
  return false;
}

/** The companies below one, as a tree laid out from top to bottom, by name; what lies in the bin is left out. */
export function companiesBelow(db: ReadableDb, id: string): ChildCompany[] {
  const children = db.prepare<[string], { id: string; name: string }>(
    'SELECT id, name FROM company WHERE parent_id = ? AND deleted_at IS NULL ORDER BY name_key, id LIMIT 500',
  );
  const below: ChildCompany[] = [];
  const visit = (parent: string, depth: number) => {
    for (const child of children.all(parent)) {
      if (below.length === mostBelow) return;
      if (parentOf(db, child.id) === null) continue;
      below.push({ ...child, depth });
      visit(child.id, depth + 1);
    }
  };
  visit(id, 1);
  return below;
}
