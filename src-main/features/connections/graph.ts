import type { GraphEdge, GraphNode } from '../../../src-shared/contract/connections';
import type { PartyKind } from '../../../src-shared/contract/parties';
import { AppError } from '../../../src-shared/errors';
import type { ReadableDb } from '../../platform/store/handles';
import { findParty } from '../parties';

export interface GraphInput {
  partyId: string;
  depth: number;
  limit: number;
  /** ISO date: what ended before it is over. */
  today: string;
}

export interface Graph {
  nodes: GraphNode[];
  edges: GraphEdge[];
  more: boolean;
}

interface Step extends Omit<GraphEdge, 'ended'> {
  until: string;
  otherKind: PartyKind;
  otherId: string;
  otherName: string;
}

const plain = `'' AS type, '' AS word, '' AS inverse`;
const contactAs = (id: string) => `JOIN contact o ON o.id = ${id} AND o.deleted_at IS NULL`;
const companyAs = (id: string) => `JOIN company o ON o.id = ${id} AND o.deleted_at IS NULL`;
const contactSeen = `'contact' AS otherKind, o.id AS otherId, o.display_name AS otherName`;
const companySeen = `'company' AS otherKind, o.id AS otherId, o.name AS otherName`;

const related = (own: string, other: string, joined: string, seen: string) =>
  `SELECT r.id, 'relationship' AS kind, r.party_id AS "from", r.to_id AS "to", r.type, r.word, r.inverse, '' AS role,
     r.until, ${seen} FROM relationship r ${joined} WHERE r.${own} = @id AND r.deleted_at IS NULL LIMIT @limit`.replaceAll(
    '{other}',
    `r.${other}`,
  );

const affiliated = (own: string, joined: string, seen: string) =>
  `SELECT a.id, 'affiliation' AS kind, a.party_id AS "from", a.company_id AS "to", ${plain}, a.role, a.until, ${seen}
   FROM affiliation a ${joined} WHERE a.${own} = @id AND a.deleted_at IS NULL LIMIT @limit`;

/** One step from a record to its neighbours, the closest ties first. */
const steps: readonly string[] = [
  related('party_id', 'to_id', contactAs('{other}'), contactSeen),
  related('party_id', 'to_id', companyAs('{other}'), companySeen),
  related('to_id', 'party_id', contactAs('{other}'), contactSeen),
  related('to_id', 'party_id', companyAs('{other}'), companySeen),
  `SELECT c.id || ' above' AS id, 'hierarchy' AS kind, c.id AS "from", o.id AS "to", ${plain}, '' AS role, '' AS until,
     ${companySeen} FROM company c ${companyAs('c.parent_id')} WHERE c.id = @id LIMIT @limit`,
  `SELECT o.id || ' above' AS id, 'hierarchy' AS kind, o.id AS "from", @id AS "to", ${plain}, '' AS role, '' AS until,
     ${companySeen} FROM company o WHERE o.parent_id = @id AND o.deleted_at IS NULL LIMIT @limit`,
  `SELECT c.id || ' company' AS id, 'employment' AS kind, c.id AS "from", o.id AS "to", ${plain}, c.role, '' AS until,
     ${companySeen} FROM contact c ${companyAs('c.company_id')} WHERE c.id = @id LIMIT @limit`,
  affiliated('party_id', companyAs('a.company_id'), companySeen),
  affiliated('company_id', contactAs('a.party_id'), contactSeen),
  `SELECT o.id || ' company' AS id, 'employment' AS kind, o.id AS "from", @id AS "to", ${plain}, o.role, '' AS until,
     ${contactSeen} FROM contact o WHERE o.company_id = @id AND o.deleted_at IS NULL LIMIT @limit`,
];

/** The records around one, the nearest first, and what ties those that are shown. Fails: `not_found`. */
export function graph(db: ReadableDb, { partyId, depth, limit, today }: GraphInput): Graph {
  const middle = findParty(db, partyId);
  if (!middle) throw new AppError('not_found', 'no such contact or company', { id: partyId });
  const nodes = new Map<string, GraphNode>([
    [partyId, { kind: middle.kind, id: partyId, name: middle.name, depth: 0 }],
  ]);
  const edges = new Map<string, GraphEdge>();
  let more = false;
  for (const node of nodes.values()) {
    if (node.depth === depth) break;
    for (const { otherKind, otherId, otherName, until, ...edge } of neighbours(db, node.id, limit + 1)) {
      if (!nodes.has(otherId)) {
        if (nodes.size === limit) {
          more = true;
          continue;
        }
        nodes.set(otherId, { kind: otherKind, id: otherId, name: otherName, depth: node.depth + 1 });
      }
      edges.set(edge.id, { ...edge, ended: until !== '' && until < today });
    }
  }
  return { nodes: [...nodes.values()], edges: [...edges.values()], more };
}

const neighbours = (db: ReadableDb, id: string, limit: number): Step[] =>
  steps.flatMap((sql) => db.prepare<[{ id: string; limit: number }], Step>(sql).all({ id, limit }));
