// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { Layout } from '../layout.ts';
import type { ProcessCommand } from '../processes/start.ts';
import type { Secrets } from '../secrets.ts';
import type { Ports, Settings } from '../settings.ts';

/** What a part may build its command from. @public */
export interface PartContext {
  layout: Layout;
  settings: Settings;
  ports: Ports;
  secrets: Secrets;
}

/**
 * One process of a running Cabildo.
 *
 * @public
 */
export interface Part {
  name: string;
  /** Ports it listens on; checked before anything is started. */
  ports(ports: Ports): number[];
  /** Where a person or a program reaches it. */
  url?(context: PartContext): string;
  /** Parts that must be ready before this one starts. */
  after: readonly string[];
  /** What has to be installed or built before. */
  needs: readonly ('packages' | 'python' | 'build' | 'control-plane')[];
  /** Work before the start, for example making the database. */
  prepare?(context: PartContext): Promise<void>;
  /** How it is started; called when the parts before it are ready. */
  command(context: PartContext): ProcessCommand | Promise<ProcessCommand>;
  /** Files and directories, relative to the clone, whose change asks for a restart. */
  sources: readonly string[];
  /** Anything else whose change asks for a restart. */
  fingerprint?(context: PartContext): string;
  /**
   * Asked until true. Without it the part says so itself, by a line `ready <url>`.
   */
  isReady?(context: PartContext): Promise<boolean>;
  /** Recognises in the log of this start that it will never become ready. */
  findFailure?(logLines: readonly string[]): string | undefined;
  /** Makes log lines readable in an error message. */
  readableLog?(logLines: readonly string[]): string[];
  startTimeoutMs: number;
  stopSignal?: NodeJS.Signals;
  stopTimeoutMs?: number;
  /** It does its work, prints `done` and ends; being gone is then no failure. */
  finishes?: boolean;
}
