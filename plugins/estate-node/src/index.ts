// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

/**
 * The extension point for sources of observations, and what a source is.
 *
 * @packageDocumentation
 */
export { estateSourcesExtensionPoint } from './extensions';
export type { EstateSourcesExtensionPoint } from './extensions';
export { problemFrom } from './problemFrom';
export { readScope } from './readScope';
export type { ReadScopeOptions, ScopeOutcome } from './readScope';
export type {
  CollectOptions,
  EstateScope,
  EstateSource,
  HearingReport,
  ListenOptions,
  ScopeReading,
  WorkloadHint,
} from './EstateSource';
