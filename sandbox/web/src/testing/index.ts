// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

export { findFreePort, listen, type ListeningServer } from './listen.ts';
export { TestBrowser, type TestPage } from './TestBrowser.ts';
