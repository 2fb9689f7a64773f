import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { WorkKind, WorkStatus } from '../../../src-shared/contract/safety';
import { orpc } from '../../api/orpc';
import { client } from '../../api/transport';
import { saveFile } from '../../ui/save-file';

const pollMs = 400;

/** The work on the whole store that runs or ran last, if it is of one of these kinds; asked again while it runs. */
export function useWork(...kinds: readonly WorkKind[]): WorkStatus | null {
  const { data } = useQuery(
    orpc.safety.work.queryOptions({
      refetchInterval: ({ state }) => (state.data?.work?.state === 'running' ? pollMs : false),
    }),
  );
  const work = data?.work ?? null;
  return work && kinds.includes(work.kind) ? work : null;
}

/** Asks for the work again: call it when some was started. */
export function useLookAtWork(): () => void {
  const queryClient = useQueryClient();
  return useCallback(() => void queryClient.invalidateQueries({ queryKey: orpc.safety.work.key() }), [queryClient]);
}

/** Fetches a file that work made, piece by piece, hands it to the user, and has it forgotten. */
export async function fetchOutput(file: { outputId: string; fileName: string; size: number }): Promise<void> {
  const pieces: Blob[] = [];
  for (let offset = 0; offset < file.size; ) {
    const piece = await client.safety.read({ outputId: file.outputId, offset });
    pieces.push(piece);
    offset += piece.size;
  }
  saveFile(new Blob(pieces), file.fileName);
  await client.safety.discard({ outputId: file.outputId });
}

const pieceSize = 1024 * 1024;

/** Hands a file over, piece by piece. */
export async function sendFile(file: File): Promise<string> {
  const { uploadId } = await client.safety.beginUpload({ fileName: file.name.slice(0, 500), size: file.size });
  for (let offset = 0; offset < file.size; ) {
    const data = new File([file.slice(offset, offset + pieceSize)], 'piece');
    ({ received: offset } = await client.safety.append({ uploadId, offset, data }));
  }
  return uploadId;
}
