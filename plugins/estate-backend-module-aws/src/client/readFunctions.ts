// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  paginateGetResources,
  ResourceGroupsTaggingAPIClient,
} from '@aws-sdk/client-resource-groups-tagging-api';
import { ownershipTagKeys } from '@cabildo/plugin-provisioning-common';
import { readerClient, type ReadContext } from './ReadContext';

// The most that the tagging API answers at once.
const FUNCTIONS_A_CALL = 100;

/** A function as its tags know it. */
export interface TaggedFunction {
  arn: string;
  /** Unique in the account and Region. */
  name: string;
  tags: Record<string, string>;
}

/**
 * The functions that are tagged as the environment's, each once.
 *
 * @remarks
 *
 * Lambda's own list has pages of fifty, holds the functions of all environments
 * of the account and of nobody, and tells no tags.
 */
export async function readFunctions(
  context: ReadContext,
): Promise<TaggedFunction[]> {
  const functions = new Map<string, TaggedFunction>();
  const pages = paginateGetResources(
    { client: readerClient(context, ResourceGroupsTaggingAPIClient) },
    {
      ResourceTypeFilters: ['lambda:function'],
      TagFilters: [
        {
          Key: ownershipTagKeys.environment,
          Values: [context.environment.name],
        },
      ],
      ResourcesPerPage: FUNCTIONS_A_CALL,
    },
    { abortSignal: context.signal },
  );
  for await (const page of pages) {
    for (const {
      ResourceARN: arn = '',
      Tags = [],
    } of page.ResourceTagMappingList ?? []) {
      functions.set(arn, {
        arn,
        name: arn.slice(arn.lastIndexOf(':') + 1),
        tags: Object.fromEntries(
          Tags.map(({ Key = '', Value = '' }) => [Key, Value]),
        ),
      });
    }
  }
  return [...functions.values()];
}
