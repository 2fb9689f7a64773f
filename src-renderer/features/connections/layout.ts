import type { GraphEdge, GraphNode } from '../../../src-shared/contract/connections';

export interface Place {
  readonly x: number;
  readonly y: number;
}

/** Room that a node has along its ring, and the least distance between two rings, in pixels. */
const room = 150;
const ring = 130;

/**
 * Places around the one in the middle: each step away is a ring, wide enough for all on it, and whoever is further out
 * stands near the one that leads there. Pixels, the middle at 0, 0; wider than high, as names are.
 */
export function radialPlaces(nodes: readonly GraphNode[], edges: readonly GraphEdge[]): Map<string, Place> {
  const places = new Map<string, Place>();
  const angles = new Map<string, number>();
  const neighbours = (id: string) => edges.flatMap(({ from, to }) => (from === id ? [to] : to === id ? [from] : []));
  const deepest = Math.max(0, ...nodes.map(({ depth }) => depth));
  let radius = 0;
  for (let depth = 0; depth <= deepest; depth++) {
    const those = nodes.filter((node) => node.depth === depth);
    const leading = (id: string) => Math.min(...neighbours(id).map((other) => angles.get(other) ?? Infinity), Infinity);
    const inOrder = depth < 2 ? those : [...those].sort((a, b) => compare(leading(a.id), leading(b.id)));
    radius = depth === 0 ? 0 : Math.max(radius + ring, (inOrder.length * room) / (2 * Math.PI));
    inOrder.forEach(({ id }, at) => {
      const angle = (2 * Math.PI * at) / inOrder.length - Math.PI / 2;
      angles.set(id, angle);
      places.set(id, { x: Math.round(radius * 1.35 * Math.cos(angle)), y: Math.round(radius * Math.sin(angle)) });
    });
  }
  return places;
}

const compare = (a: number, b: number) => (a === b ? 0 : a < b ? -1 : 1);
