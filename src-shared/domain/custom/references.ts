interface Named {
  readonly id: string;
  readonly name: string;
}

const quoted = /'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|\{([^{}]*)\}/g;

/** An expression as it is typed, `{Fee} * 2`, with the fields by their ids; null where a name is none of theirs. */
export function byIds(typed: string, fields: readonly Named[]): string | null {
  let isKnown = true;
  const bound = typed.replace(quoted, (piece, name: string | undefined) => {
    if (name === undefined) return piece;
    const wanted = name.trim().toLowerCase();
    const field = fields.find((one) => one.name.toLowerCase() === wanted);
    if (!field) isKnown = false;
    return `{${field?.id ?? ''}}`;
  });
  return isKnown ? bound : null;
}

/** An expression with the fields by the names they have now. */
export const byNames = (expression: string, fields: readonly Named[]): string =>
  expression.replace(quoted, (piece, id: string | undefined) =>
    id === undefined ? piece : `{${fields.find((one) => one.id === id)?.name ?? '?'}}`,
  );
