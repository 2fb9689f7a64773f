-- Parts of words, from three letters on. The text is folded before it is indexed; matches are checked against
-- search_document, so neither positions nor contents are kept.
CREATE VIRTUAL TABLE search_trigram USING fts5(body, content='', contentless_delete=1, detail=none, tokenize='trigram case_sensitive 1');
--> statement-breakpoint
-- Words by their beginning, one letter included; those outside the title begin with U+E000.
CREATE VIRTUAL TABLE search_word USING fts5(body, content='', contentless_delete=1, detail=none, prefix='1 2 3', tokenize="unicode61 remove_diacritics 0 categories 'L* N* M* Co'");
--> statement-breakpoint
-- No merging of segments by itself, which stalls a commit for as long as it takes: see features/search/merge-index.ts.
INSERT INTO search_trigram (search_trigram, rank) VALUES ('automerge', 0), ('crisismerge', 1999), ('deletemerge', 0);
--> statement-breakpoint
INSERT INTO search_word (search_word, rank) VALUES ('automerge', 0), ('crisismerge', 1999), ('deletemerge', 0);
