import { type RefObject, useEffect, useRef, useState } from 'react';

const hasFiles = (transfer: DataTransfer | null): boolean => transfer?.types.includes('Files') ?? false;

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/**
 * Takes files that are dropped anywhere on the record around `place`, or pasted while no field has the keyboard. Answers
 * whether files hang over it, and the record's element.
 */
export function useFileDrop(
  place: RefObject<HTMLElement | null>,
  isOff: boolean,
  onFiles: (files: File[]) => void,
): { isOver: boolean; record: HTMLElement | null } {
  const [isOver, setOver] = useState(false);
  const [record, setRecord] = useState<HTMLElement | null>(null);
  const latest = useRef(onFiles);
  latest.current = onFiles;

  useEffect(() => {
    const element = place.current?.closest('aside') ?? null;
    setRecord(element);
    if (isOff || element === null) return;
    const listening = new AbortController();
    const options = { signal: listening.signal };
    // Entering a child leaves its parent: only the count tells when the files have left the record.
    let depth = 0;
    const end = () => {
      depth = 0;
      setOver(false);
    };
    const on = (type: 'dragenter' | 'dragover' | 'dragleave' | 'drop', run: (event: DragEvent) => void) =>
      element.addEventListener(
        type,
        (event) => {
          if (!hasFiles(event.dataTransfer)) return;
          event.preventDefault();
          run(event);
        },
        options,
      );
    on('dragenter', () => {
      depth += 1;
      setOver(true);
    });
    on('dragover', ({ dataTransfer }) => {
      if (dataTransfer) dataTransfer.dropEffect = 'copy';
    });
    on('dragleave', () => {
      depth -= 1;
      if (depth <= 0) end();
    });
    on('drop', ({ dataTransfer }) => {
      end();
      latest.current([...(dataTransfer?.files ?? [])]);
    });
    document.addEventListener(
      'paste',
      (event) => {
        const files = [...(event.clipboardData?.files ?? [])];
        if (files.length === 0 || isTyping(event.target)) return;
        event.preventDefault();
        latest.current(files);
      },
      options,
    );
    return () => {
      listening.abort();
      setOver(false);
    };
  }, [place, isOff]);
  return { isOver, record };
}
