import { IconSquare, IconSquareCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { recordPath } from '../../../src-shared/domain/record-kind';
import { isSafeHref } from '../../../src-shared/domain/rich-text/href';
import { mentionOf } from '../../../src-shared/domain/rich-text/mentions';
import type { RichText as Doc, RichMark, RichNode } from '../../../src-shared/domain/rich-text/rich-text';
import classes from './RichText.module.css';

const marked: Record<Exclude<RichMark['type'], 'link'>, (content: ReactNode) => ReactNode> = {
  bold: (content) => <strong>{content}</strong>,
  italic: (content) => <em>{content}</em>,
  underline: (content) => <u>{content}</u>,
  strike: (content) => <s>{content}</s>,
  code: (content) => <code>{content}</code>,
};

function mark(content: ReactNode, { type, attrs }: RichMark): ReactNode {
  if (type !== 'link') return marked[type](content);
  const href = attrs?.href ?? '';
  if (!isSafeHref(href)) return content;
  return (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {content}
    </a>
  );
}

function Box({ isChecked }: { isChecked: boolean }) {
  const { t } = useTranslation();
  const Icon = isChecked ? IconSquareCheck : IconSquare;
  return (
    <span
      role="img"
      aria-label={t(isChecked ? 'party.note.done' : 'party.note.open')}
      className={classes.box}
      data-checked={isChecked || undefined}
    >
      <Icon size={14} stroke={1.7} aria-hidden />
    </span>
  );
}

// Nodes of a text that is only read have no ids and never change places: where they stand is who they are.
const children = ({ content = [] }: Pick<RichNode, 'content'>): ReactNode =>
  content.map((node, at) => {
    const key = `${at} ${node.type}`;
    return <Fragment key={key}>{element(node)}</Fragment>;
  });

/** Its headings stand below those of a record. */
const headings = ['h4', 'h5', 'h6'] as const;

function element(node: RichNode): ReactNode {
  const mention = mentionOf(node);
  if (mention) {
    return (
      <Link to={recordPath(mention.kind, mention.party)} className={classes.mention}>
        @{mention.label}
      </Link>
    );
  }
  switch (node.type) {
    case 'text':
      return (node.marks ?? []).reduce<ReactNode>(mark, node.text);
    case 'heading': {
      const Heading = headings[Number(node.attrs?.level) - 1] ?? 'h6';
      return <Heading dir="auto">{children(node)}</Heading>;
    }
    case 'bulletList':
      return <ul>{children(node)}</ul>;
    case 'orderedList':
      return <ol start={Number(node.attrs?.start ?? 1)}>{children(node)}</ol>;
    case 'taskList':
      return <ul data-type="taskList">{children(node)}</ul>;
    case 'taskItem':
      return (
        <li>
          <Box isChecked={node.attrs?.checked === true} />
          <div>{children(node)}</div>
        </li>
      );
    case 'listItem':
      return <li>{children(node)}</li>;
    case 'blockquote':
      return <blockquote>{children(node)}</blockquote>;
    case 'codeBlock':
      return (
        <pre dir="auto">
          <code>{children(node)}</code>
        </pre>
      );
    case 'horizontalRule':
      return <hr />;
    case 'hardBreak':
      return <br />;
    default:
      return <p dir="auto">{children(node)}</p>;
  }
}

/** A text with its structure, to be read. */
export function RichText({ doc }: { doc: Doc }) {
  return <div className={classes.text}>{children(doc)}</div>;
}
