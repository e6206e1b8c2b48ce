// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { HumanDuration } from '@backstage/types';

export interface Config {
  /** What runs, how it is and how much room it has. */
  estate?: {
    /**
     * Facts older than this count as unknown. Longer than a few sweeps, or a
     * single late sweep makes everything unknown. Default: 5 minutes.
     */
    staleAfter?: HumanDuration | string;

    /** How sources are read, by one replica at a time. */
    sweep?: {
      /** How often all environments are swept. Default: 1 minute. */
      frequency?: HumanDuration | string;
      /** How long a replica that begins to sweep waits. Default: not at all. */
      initialDelay?: HumanDuration | string;
      /**
       * How often an environment is swept whose events are heard; what no event
       * tells of, such as load, is as old as this. Default: 15 minutes.
       */
      frequencyWhileHearing?: HumanDuration | string;
      /**
       * How often is read what changes seldom and takes many calls: limits and
       * rules of scaling, certificates, pipelines of which no event told.
       * Default: 1 hour.
       */
      frequencyOfSeldom?: HumanDuration | string;
      /** Environments that are read at the same time. Default: 6. */
      concurrency?: number;
      /**
       * How long reading one environment may take before it counts as failed.
       * Default: 50 seconds.
       */
      scopeTimeout?: HumanDuration | string;
      /**
       * Environments begin spread over this time, so that not all accounts are
       * asked in the same moment. Default: 2 seconds.
       */
      jitter?: HumanDuration | string;
    };

    /**
     * How long the past is kept. With the defaults 20,000 workloads fill about
     * 18 GB of the database.
     */
    history?: {
      /** What was read in each minute; at least a day. Default: 2 days. */
      minutes?: HumanDuration | string;
      /** What is known over each hour; at least 30 days. Default: 60 days. */
      hours?: HumanDuration | string;
      /** What is known over each day; at least 30 days. Default: 3 years. */
      days?: HumanDuration | string;
    };
  };
}
