// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

export {
  libraryFiles,
  libraryIndex,
  serializeLibraryIndex,
} from './libraryIndex.ts';
export type { LibraryFile, LibraryIndex } from './libraryIndex.ts';
export { publishLibrary, VersionPublishedError } from './publishLibrary.ts';
export type {
  PublishLibraryOptions,
  PublishedLibrary,
} from './publishLibrary.ts';
