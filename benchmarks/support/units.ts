// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

/** How a quantity is written. @public */
export type Unit = (value: number) => string;

/** Of milliseconds. @public */
export const seconds: Unit = milliseconds =>
  `${(milliseconds / 1000).toFixed(1)} s`;

/** Of bytes, as memory is counted. @public */
export const mebibytes: Unit = bytes => `${Math.round(bytes / 2 ** 20)} MiB`;

/** Of bytes, as downloads are counted. @public */
export const kilobytes: Unit = bytes => `${Math.round(bytes / 1000)} kB`;
