// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  CodePipelineClient,
  GetPipelineStateCommand,
  paginateListPipelines,
  type GetPipelineStateOutput,
} from '@aws-sdk/client-codepipeline';
import { readerClient, type ReadContext } from './ReadContext';

/** The pipelines of the account and Region whose names begin so. */
export async function readPipelineNames(
  context: ReadContext,
  namePrefix: string,
): Promise<string[]> {
  const names = new Set<string>();
  const pages = paginateListPipelines(
    { client: readerClient(context, CodePipelineClient) },
    { maxResults: 1000 },
    { abortSignal: context.signal },
  );
  for await (const page of pages) {
    for (const { name } of page.pipelines ?? []) {
      if (name?.startsWith(namePrefix)) {
        names.add(name);
      }
    }
  }
  return [...names];
}

/** Where a pipeline stands. */
export async function readPipelineState(
  context: ReadContext,
  name: string,
): Promise<GetPipelineStateOutput> {
  return readerClient(context, CodePipelineClient).send(
    new GetPipelineStateCommand({ name }),
    { abortSignal: context.signal },
  );
}
