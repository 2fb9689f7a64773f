import '@xyflow/react/dist/base.css';
import { useComputedColorScheme } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Controls, Handle, type Node, type NodeProps, Position, ReactFlow } from '@xyflow/react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { GraphEdge, GraphNode } from '../../../src-shared/contract/connections';
import { orpc } from '../../api/orpc';
import classes from './ConnectionGraph.module.css';
import { radialPlaces } from './layout';
import { useConnectionWords } from './words';

type PartyNode = Node<{ party: GraphNode; onOpen: (party: GraphNode) => void }, 'party'>;

/** A record in the picture: a button that leads to it. */
function Party({ data: { party, onOpen } }: NodeProps<PartyNode>) {
  return (
    <>
      <Handle type="target" position={Position.Top} className={classes.handle} isConnectable={false} />
      <button
        type="button"
        className={classes.party}
        data-kind={party.kind}
        data-middle={party.depth === 0 || undefined}
        onClick={() => onOpen(party)}
      >
        {party.name}
      </button>
      <Handle type="source" position={Position.Top} className={classes.handle} isConnectable={false} />
    </>
  );
}

const nodeTypes = { party: Party };

/** The records around one as a picture: two steps far, each a button; the list beside it says the same in words. */
export default function ConnectionGraph({ partyId }: { partyId: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const scheme = useComputedColorScheme('light');
  const { typeWords } = useConnectionWords();
  const { data } = useQuery(orpc.connections.graph.queryOptions({ input: { partyId, depth: 2, limit: 60 } }));
  const picture = useMemo(() => {
    if (!data) return null;
    const places = radialPlaces(data.nodes, data.edges);
    const onOpen = ({ kind, id }: GraphNode) =>
      void navigate({ to: kind === 'company' ? '/companies/$id' : '/contacts/$id', params: { id } });
    return {
      nodes: data.nodes.map(
        (party): PartyNode => ({
          id: party.id,
          type: 'party',
          position: places.get(party.id) ?? { x: 0, y: 0 },
          origin: [0.5, 0.5],
          data: { party, onOpen },
        }),
      ),
      more: data.more,
    };
  }, [data, navigate]);
  if (!picture || !data) return <p className={classes.note}>{t('common.loading')}</p>;
  const words = (edge: GraphEdge) => {
    if (edge.kind === 'relationship') return typeWords(edge);
    return edge.kind === 'hierarchy' ? t('connections.partOf') : edge.role;
  };
  return (
    <figure className={classes.figure} aria-label={t('connections.graph')}>
      <div className={classes.canvas}>
        <ReactFlow
          nodes={picture.nodes}
          edges={data.edges.map((edge) => ({
            id: edge.id,
            source: edge.from,
            target: edge.to,
            type: 'straight',
            label: words(edge),
            className: edge.ended ? (classes.ended ?? '') : '',
          }))}
          nodeTypes={nodeTypes}
          colorMode={scheme}
          fitView
          fitViewOptions={{ padding: 0.15, maxZoom: 1 }}
          minZoom={0.1}
          maxZoom={2}
          zoomOnScroll={false}
          preventScrolling={false}
          nodesDraggable={false}
          nodesConnectable={false}
          nodesFocusable={false}
          edgesFocusable={false}
          elementsSelectable={false}
          proOptions={{ hideAttribution: true }}
        >
          <Controls showInteractive={false} />
        </ReactFlow>
      </div>
      {picture.more && <figcaption className={classes.note}>{t('connections.more')}</figcaption>}
    </figure>
  );
}
