// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

export interface Config {
  /** Settings of the government's developer platform. */
  cabildo?: {
    /**
     * Where departments run services: one entry per AWS account, Region and
     * stage, by an id such as `health-dev`.
     */
    environments?: {
      [id: string]: {
        /** Short name inside the department, for example `dev` or `prod`. It is part of stack and role names. */
        name: string;
        /** Name of the department's group in the catalogue, for example `health`. */
        department: string;
        /** Number of the AWS account: 12 digits, quoted so that YAML keeps it text. */
        accountId: string;
        /** AWS Region, for example `us-east-1` or `us-gov-west-1`. */
        region: string;
        /** AWS partition. The default follows the Region: `aws`, `aws-us-gov` or `aws-cn`. */
        partition?: string;
        /**
         * Secret that the roles of this environment ask for when they are assumed.
         * @visibility secret
         */
        externalId: string;
        /** Domain of the environment's hosted zone; services get `<service>.<domain>`. */
        domain: string;
        /** Name of the role for reading. Default: `cabildo-<name>-reader`. */
        readerRole?: string;
        /** Name of the role for changing. Default: `cabildo-<name>-deployer`. */
        deployerRole?: string;
        /** Name of the environment's own stack. Default: `cabildo-environment-<name>`. */
        stackName?: string;
        /** Address where people reach a service, with `{domain}` in it. Default: `https://{domain}`. */
        serviceUrl?: string;
        /** ARN of the connection through which this account's pipelines read the Git host. Needed where delivery stacks live. */
        connectionArn?: string;
      };
    };
    /** The published library of CloudFormation templates. */
    stackLibrary?: {
      /** Address of the folder that holds one folder per version, for example `https://s3.us-east-1.amazonaws.com/<bucket>/stacks`. */
      url: string;
      /** Version that new services get, for example `1.0.0`. */
      version: string;
    };
  };
}
