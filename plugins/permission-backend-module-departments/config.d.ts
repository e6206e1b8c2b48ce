// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

export interface Config {
  permission?: {
    /**
     * Which groups of the catalogue hold which part of the portal. Everybody
     * else who belongs to a group is a member of a product team of the
     * departments above that group.
     */
    departments?: {
      /** Entity refs of the groups that run the platform and may do everything. */
      platform: string[];
      /** Entity refs of the groups that read every department and change nothing. */
      nationalOffice: string[];
      /**
       * How the names of the groups end whose members manage their department:
       * they read it, with its costs, and change nothing. Defaults to
       * `-management`.
       */
      managementSuffix?: string;
    };
  };
}
