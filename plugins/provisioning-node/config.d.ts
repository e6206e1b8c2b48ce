// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

export interface Config {
  cabildo?: {
    /** Where the repositories of new services are made. */
    repositories?: {
      /**
       * Host of the entry below `integrations.gitea` to use, for example
       * `git.example.gov`. May be left out when there is one entry only.
       */
      host?: string;
    };
  };
}
