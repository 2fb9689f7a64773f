import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { orpc } from '../../api/orpc';

/** Switches between light and dark at once, and remembers it in the settings. */
export function useThemeSwitch(): () => void {
  const { setColorScheme } = useMantineColorScheme();
  const shown = useComputedColorScheme('light');
  const save = useMutation(orpc.app.saveSettings.mutationOptions());
  return () => {
    const theme = shown === 'dark' ? 'light' : 'dark';
    setColorScheme(theme);
    save.mutate({ theme });
  };
}
