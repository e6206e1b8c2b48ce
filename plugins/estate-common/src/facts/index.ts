// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

export * from './alarm';
export * from './certificate';
export * from './concurrency';
export * from './deployment';
export * from './essentialFacts';
export * from './fact';
export * from './metric';
export * from './pipeline';
export * from './scaling';
export * from './target';
export * from './workloadFacts';
