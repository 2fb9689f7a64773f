import { type PillTag, TagPill } from '../TagPill';
import classes from './TagsCell.module.css';

/** The tags of a row, as many as fit. */
export function TagsCell({ tags }: { tags: readonly PillTag[] }) {
  return (
    <span className={classes.tags}>
      {tags.map((tag) => (
        <TagPill key={tag.id} tag={tag} />
      ))}
    </span>
  );
}
