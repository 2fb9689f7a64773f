/**
 * Saves a text, and again what was typed while it was on its way, until nothing was. `save` is given the text and what
 * the last save answered.
 */
export async function saveText<Text, Saved>(
  current: () => Text,
  save: (text: Text, last: Saved | null) => Promise<Saved>,
): Promise<Saved> {
  let text = current();
  let saved = await save(text, null);
  while (current() !== text) {
    text = current();
    saved = await save(text, saved);
  }
  return saved;
}
