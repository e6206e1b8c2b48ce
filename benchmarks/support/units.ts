// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

/** How a quantity is written. @public */
export type Unit = (value: number) => string;

/** Of milliseconds. @public */
export const seconds: Unit = milliseconds =>
  `${(milliseconds / 1000).toFixed(1)} s`;

/** Of milliseconds that are few. @public */
export const milliseconds: Unit = value => `${value.toFixed(1)} ms`;

/** Of bytes, as memory is counted. @public */
export const mebibytes: Unit = bytes => `${Math.round(bytes / 2 ** 20)} MiB`;

/** Of bytes, as downloads are counted. @public */
export const kilobytes: Unit = bytes => `${Math.round(bytes / 1000)} kB`;

/** Of things that are counted. @public */
export const count: Unit = value => value.toLocaleString('en-US');

/** Of shares, with their sign. @public */
export const growth: Unit = share =>
  `${share < 0 ? '' : '+'}${(share * 100).toFixed(2)} %`;
