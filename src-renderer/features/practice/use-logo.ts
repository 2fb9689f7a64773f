import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { maxPhotoSize } from '../../../src-shared/contract/files';
import { readContent } from '../../api/file-content';

/** An address of the logo while it is on screen; null while there is none. */
export function useLogo(hash: string): string | null {
  const { data } = useQuery({
    queryKey: ['logo', hash],
    queryFn: ({ signal }) => readContent(hash, { size: maxPhotoSize, signal }),
    enabled: hash !== '',
    staleTime: Number.POSITIVE_INFINITY,
  });
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (!data || hash === '') return setUrl(null);
    const made = URL.createObjectURL(data);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [data, hash]);
  return url;
}
