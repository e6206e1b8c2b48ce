// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  createBaseThemeOptions,
  createUnifiedTheme,
  genPageTheme,
  palettes,
  shapes,
  type UnifiedTheme,
} from '@backstage/theme';

// Pages of upstream plugins still draw with this theme; ours draw with the
// tokens in tokens.css. The two palettes are kept alike.
const pageTheme = {
  home: genPageTheme({ colors: ['#123a4d', '#14506b'], shape: shapes.wave }),
};

const fontFamily = 'system-ui, sans-serif';

export const lightTheme: UnifiedTheme = createUnifiedTheme({
  ...createBaseThemeOptions({
    palette: {
      ...palettes.light,
      primary: { main: '#14506b' },
      link: '#0b5c7e',
      linkHover: '#083f57',
      background: { ...palettes.light.background, default: '#f4f6f7' },
      navigation: {
        ...palettes.light.navigation,
        background: '#123a4d',
        indicator: '#f2c14e',
        color: '#d5e2e8',
        selectedColor: '#ffffff',
        navItem: { hoverBackground: '#1b4f66' },
      },
    },
    pageTheme,
  }),
  fontFamily,
});

export const darkTheme: UnifiedTheme = createUnifiedTheme({
  ...createBaseThemeOptions({
    palette: {
      ...palettes.dark,
      primary: { main: '#7cc4e0' },
      link: '#8fd0ea',
      linkHover: '#b5e0f0',
      background: {
        ...palettes.dark.background,
        default: '#14191c',
        paper: '#1d2428',
      },
      navigation: {
        ...palettes.dark.navigation,
        background: '#0d1519',
        indicator: '#f2c14e',
        color: '#c3d0d6',
        selectedColor: '#ffffff',
        navItem: { hoverBackground: '#1d2a31' },
      },
    },
    pageTheme,
  }),
  fontFamily,
});
