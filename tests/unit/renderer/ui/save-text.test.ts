import { describe, expect, it } from 'vitest';
import { saveText } from '../../../../src-renderer/ui/record/save-text';

describe('saving a text', () => {
  it('saves once what nobody changes', async () => {
    const saved: string[] = [];
    await saveText(
      () => 'a',
      async (text) => saved.push(text),
    );
    expect(saved).toEqual(['a']);
  });

  it('saves what was typed meanwhile to what the first save made', async () => {
    let typed = 'a';
    const saved: [string, number | null][] = [];
    const last = await saveText<string, number>(
      () => typed,
      async (text, before) => {
        saved.push([text, before]);
        if (text.length < 3) typed += 'b';
        return saved.length;
      },
    );
    expect(saved).toEqual([
      ['a', null],
      ['ab', 1],
      ['abb', 2],
    ]);
    expect(last).toBe(3);
  });

  it('stops at a failure, with what was typed still at hand', async () => {
    await expect(
      saveText(
        () => 'a',
        () => Promise.reject(new Error('full')),
      ),
    ).rejects.toThrow('full');
  });
});
