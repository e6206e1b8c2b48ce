// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

/** Asks this container's own health path: exit code 0 when it answers 200. */
import { readConfiguration } from './configuration.ts';

const { port, healthPath } = readConfiguration(process.env);
const response = await fetch(`http://127.0.0.1:${port}${healthPath}`, { signal: AbortSignal.timeout(3000) });
process.exitCode = response.ok ? 0 : 1;
