import {
  ActionIcon,
  Autocomplete,
  Button,
  Checkbox,
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  Input,
  InputWrapper,
  type MantineColorsTuple,
  Menu,
  Modal,
  Popover,
  Radio,
  SegmentedControl,
  Tooltip,
  type VariantColorsResolver,
} from '@mantine/core';

/** Ten shades of the accent; the tokens name the two that are seen, the rest serve Mantine's own states. */
const accent: MantineColorsTuple = [
  '#e0efeb',
  '#c3e0d9',
  '#a0d0c5',
  '#63c7b2',
  '#3fa592',
  '#1f8473',
  '#0b6355',
  '#095246',
  '#07443a',
  '#05352d',
];

/** The filled accent takes its ink from the tokens: white on deep green, deep green on the light one. */
const variantColorResolver: VariantColorsResolver = (input) => {
  const colors = defaultVariantColorsResolver(input);
  const isAccent = input.color === undefined || input.color === 'accent';
  if (input.variant === 'filled' && isAccent) {
    return { ...colors, background: 'var(--accent)', hover: 'var(--accent-hover)', color: 'var(--on-accent)' };
  }
  if (input.variant === 'filled' && input.color === 'bad') {
    return { ...colors, background: 'var(--bad)', hover: 'var(--bad)', color: 'var(--surface)' };
  }
  return colors;
};

const bad: MantineColorsTuple = [
  '#f9e3df',
  '#f3c8c1',
  '#eba79d',
  '#ee8577',
  '#d95f50',
  '#c54638',
  '#b3362a',
  '#952c22',
  '#7a241c',
  '#5f1c16',
];

const control = { '--input-height': '28px', '--input-fz': '13px', '--input-size': '28px' };

/** Words beside a box or a dot: as large as those of other fields. */
const inline = {
  label: { fontSize: '13px', lineHeight: '20px' },
  description: { fontSize: '12px', lineHeight: '16px', color: 'var(--text-2)' },
  error: { fontSize: '12px', lineHeight: '16px' },
};

export const theme = createTheme({
  primaryColor: 'accent',
  primaryShade: { light: 6, dark: 3 },
  colors: { accent, bad },
  variantColorResolver,
  fontFamily: "'Inter Variable', Inter, 'Liberation Sans', system-ui, sans-serif",
  fontSizes: { xs: '12px', sm: '13px', md: '13px', lg: '15px', xl: '17px' },
  lineHeights: { xs: '16px', sm: '20px', md: '20px', lg: '22px', xl: '24px' },
  spacing: { xs: '6px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '10px', xl: '16px' },
  defaultRadius: 'sm',
  headings: {
    fontWeight: '650',
    sizes: {
      h1: { fontSize: '15px', lineHeight: '22px' },
      h2: { fontSize: '17px', lineHeight: '22px' },
      h3: { fontSize: '13px', lineHeight: '20px' },
    },
  },
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    Button: Button.extend({
      defaultProps: { variant: 'default', size: 'xs' },
      vars: () => ({ root: { '--button-height': '28px', '--button-fz': '13px', '--button-padding-x': '10px' } }),
      styles: { root: { fontWeight: 500 } },
    }),
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', color: 'gray', size: 28 } }),
    Input: Input.extend({ defaultProps: { size: 'xs' }, vars: () => ({ wrapper: control }) }),
    InputWrapper: InputWrapper.extend({
      defaultProps: { size: 'xs' },
      vars: () => ({
        label: { '--input-label-size': '13px' },
        description: { '--input-description-size': '12px' },
        error: { '--input-error-size': '12px' },
        success: {},
      }),
      styles: {
        label: { marginBottom: 2 },
        description: { marginBottom: 4, color: 'var(--text-2)', lineHeight: '16px' },
        error: { marginTop: 4, lineHeight: '16px' },
      },
    }),
    Radio: Radio.extend({ defaultProps: { size: 'xs' }, styles: inline }),
    Autocomplete: Autocomplete.extend({
      defaultProps: { comboboxProps: { shadow: 'md', transitionProps: { duration: 0 } } },
    }),
    Checkbox: Checkbox.extend({ defaultProps: { size: 'xs' }, styles: inline }),
    Menu: Menu.extend({ defaultProps: { shadow: 'md', transitionProps: { duration: 0 } } }),
    Popover: Popover.extend({ defaultProps: { shadow: 'md', transitionProps: { duration: 0 } } }),
    Modal: Modal.extend({
      defaultProps: {
        padding: 'lg',
        centered: true,
        transitionProps: { duration: 0 },
        overlayProps: { color: 'var(--veil)', backgroundOpacity: 1 },
      },
      styles: {
        content: { background: 'var(--surface)' },
        header: { background: 'var(--surface)' },
        title: { fontSize: '15px', fontWeight: 650 },
      },
    }),
    SegmentedControl: SegmentedControl.extend({ defaultProps: { size: 'xs' } }),
    Tooltip: Tooltip.extend({
      defaultProps: {
        openDelay: 400,
        transitionProps: { duration: 0 },
        events: { hover: true, focus: true, touch: false },
      },
    }),
  },
});

/** Mantine's cool greys, by what it uses each shade for, as our warm ones. */
const shades = {
  gray: ['sunken', 'sunken', 'line', 'line', 'line-strong', 'text-3', 'text-3', 'text-2', 'text', 'text'],
  dark: ['text', 'text-2', 'text-2', 'text-3', 'line-strong', 'line', 'surface', 'bg', 'sunken', 'sunken'],
};
const greys = Object.fromEntries(
  Object.entries(shades).flatMap(([name, tokens]) =>
    tokens.map((token, shade) => [`--mantine-color-${name}-${shade.toString()}`, `var(--${token})`] as const),
  ),
);

const surfaces = {
  ...greys,
  '--mantine-color-body': 'var(--bg)',
  '--mantine-color-text': 'var(--text)',
  '--mantine-color-dimmed': 'var(--text-2)',
  '--mantine-color-placeholder': 'var(--text-3)',
  '--mantine-color-anchor': 'var(--accent)',
  '--mantine-color-error': 'var(--bad)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-hover': 'var(--sunken)',
  '--mantine-color-default-color': 'var(--text)',
  '--mantine-color-default-border': 'var(--line-strong)',
  '--mantine-color-disabled': 'var(--sunken)',
  '--mantine-color-disabled-color': 'var(--text-3)',
  '--mantine-primary-color-filled': 'var(--accent)',
  '--mantine-primary-color-contrast': 'var(--on-accent)',
  '--mantine-color-accent-filled': 'var(--accent)',
  '--mantine-color-accent-filled-hover': 'var(--accent-hover)',
  '--mantine-color-accent-light': 'var(--accent-soft)',
  '--mantine-color-accent-light-color': 'var(--accent)',
  '--mantine-color-gray-text': 'var(--text-2)',
  '--mantine-color-gray-light-color': 'var(--text-2)',
  '--mantine-color-gray-light-hover': 'var(--sunken)',
  '--mantine-color-bad-text': 'var(--bad)',
  '--mantine-shadow-md': 'var(--shadow)',
};

/** Mantine's own variables, fed from the tokens so that its components lie on the same paper. */
export const cssVariables: CSSVariablesResolver = () => ({ variables: {}, light: surfaces, dark: surfaces });
