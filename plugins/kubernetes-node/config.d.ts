// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

export interface Config {
  cabildo?: {
    /** Kubernetes clusters that the estate watches, by an id such as `national`. */
    clusters?: {
      [id: string]: {
        /** Address of the API server, for example `https://10.0.0.1:6443`. */
        url: string;
        /**
         * Token of an account that may list and watch Deployments, HorizontalPodAutoscalers, Pods and Events in all namespaces.
         * @visibility secret
         */
        token: string;
        /** Certificate of the authority that signed the API server's, as base64 of PEM. Default: those that Node trusts. */
        caData?: string;
        /** Believes any certificate. Only for trying things out. */
        skipTLSVerify?: boolean;
        /**
         * Environment of `cabildo.environments` whose workloads fill the whole cluster. Either this or `namespaces`.
         */
        environment?: string;
        /** By namespace, the environment that it belongs to; other namespaces are left out. */
        namespaces?: { [namespace: string]: string };
      };
    };
  };
}
