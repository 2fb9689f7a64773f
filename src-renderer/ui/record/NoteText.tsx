import { UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Note } from '../../../src-shared/contract/records';
import { RichText } from '../rich-text/RichText';
import classes from './Notes.module.css';

/** Longer ones are shown whole when asked. */
const longText = { characters: 280, lines: 5 };

const isLong = (body: string) =>
  body.length > longText.characters || body.split('\n', longText.lines + 1).length > longText.lines;

/** What a note says. */
export function NoteText({ note }: { note: Pick<Note, 'body' | 'doc'> }) {
  const { t } = useTranslation();
  const [isWhole, setWhole] = useState(false);
  const { body, doc } = note;
  if (body === '') return null;
  const long = isLong(body);
  return (
    <>
      <div className={classes.text} data-short={(long && !isWhole) || undefined}>
        {doc ? (
          <RichText doc={doc} />
        ) : (
          <p className={classes.plain} dir="auto">
            {body}
          </p>
        )}
      </div>
      {long && (
        <UnstyledButton className={classes.more} aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {t(isWhole ? 'party.note.less' : 'party.note.more')}
        </UnstyledButton>
      )}
    </>
  );
}
