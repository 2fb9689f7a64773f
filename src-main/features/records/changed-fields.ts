/** What of `patch` is given and differs from what is there. */
export function changedFields<T extends object, P extends { [Key in keyof T]?: T[Key] | undefined }>(
  now: T,
  patch: P,
): Partial<Pick<T, keyof P & keyof T>> {
  const differing = Object.entries(patch).filter(
    ([key, value]) => value !== undefined && value !== now[key as keyof T],
  );
  return Object.fromEntries(differing) as Partial<Pick<T, keyof P & keyof T>>;
}
