// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { parse } from 'yaml';
import { renderService } from './renderService.ts';
import { createValues } from './values.ts';

const run = promisify(execFile);
const { NODE_TEST_CONTEXT: _, ...environment } = process.env;

const ROOT = 'Description: a stack\n';
const REPOSITORY =
  '120000000003.dkr.ecr.us-east-1.amazonaws.com/health/citas-medicas';

/** Stands in for AWS and Docker: writes down what it was asked. */
const STAND_IN = `#!/usr/bin/env bash
echo "$(basename "$0") $*" >> "$CALLS"
case "$*" in
  's3 cp --only-show-errors s3://library/stacks/1.0.0/workload.yaml workload.yaml') printf %s "$ROOT_TEXT" > workload.yaml ;;
  'ecr get-login-password') echo secret ;;
  ecr\\ batch-get-image*) printf %s "$EXISTING_IMAGE" ;;
  login*) cat > /dev/null ;;
esac
`;

for (const language of ['typescript', 'python'] as const) {
  describe(`the build of a service in ${language}`, () => {
    let path: string;
    before(async () => {
      const sha256 = createHash('sha256').update(ROOT).digest('hex');
      const library = {
        version: '1.0.0',
        url: 'https://library.example/stacks/1.0.0',
        sha256,
      };
      path = await renderService(createValues({ language, library }));
      await mkdir(join(path, '.bin'));
      for (const name of ['aws', 'docker']) {
        await writeFile(join(path, '.bin', name), STAND_IN);
        await chmod(join(path, '.bin', name), 0o755);
      }
    });
    after(() => rm(path, { recursive: true }));

    async function build(
      variables: Record<string, string> = {},
    ): Promise<{ stdout: string; calls: string[] }> {
      const buildspec = parse(
        await readFile(join(path, 'buildspec.yml'), 'utf8'),
      );
      const phases = ['pre_build', 'build'].flatMap(
        phase => buildspec.phases[phase].commands as string[],
      );
      const calls = join(path, '.bin', 'calls');
      await rm(calls, { force: true });
      const script = [
        'set -eo pipefail',
        ...phases,
        `echo "exported $${buildspec.env['exported-variables'][0]}"`,
      ];
      const { stdout } = await run('bash', ['-c', script.join('\n')], {
        cwd: path,
        env: {
          ...environment,
          PATH: [
            join(path, '.bin'),
            dirname(process.execPath),
            environment.PATH,
          ].join(delimiter),
          CALLS: calls,
          ROOT_TEXT: ROOT,
          EXISTING_IMAGE: '',
          LIBRARY_URI: 's3://library/stacks/1.0.0',
          IMAGE_REPOSITORY_URI: REPOSITORY,
          CODEBUILD_RESOLVED_SOURCE_VERSION: 'c0ffee',
          ...variables,
        },
      });
      return {
        stdout,
        calls: (await readFile(calls, 'utf8')).trim().split('\n'),
      };
    }

    it(
      'should test, check the root, and push one image for the commit',
      { timeout: 60_000 },
      async () => {
        const { stdout, calls } = await build();
        assert.match(stdout, /workload\.yaml: OK/);
        assert.match(stdout, new RegExp(`exported ${REPOSITORY}:c0ffee`));
        const asked = calls.filter(
          call => !call.startsWith('aws ecr batch-get-image'),
        );
        // The login's two halves are one pipe: which writes first is chance.
        assert.deepEqual(asked.slice(1, 3).sort(), [
          'aws ecr get-login-password',
          'docker login --username AWS --password-stdin 120000000003.dkr.ecr.us-east-1.amazonaws.com',
        ]);
        assert.deepEqual(
          [asked[0], ...asked.slice(3)],
          [
            'aws s3 cp --only-show-errors s3://library/stacks/1.0.0/workload.yaml workload.yaml',
            `docker build --tag ${REPOSITORY}:c0ffee .`,
            `docker push ${REPOSITORY}:c0ffee`,
          ],
        );
        assert.equal(await readFile(join(path, 'VERSION'), 'utf8'), 'c0ffee\n');
      },
    );

    it(
      'should keep the image of an earlier build of the same commit',
      { timeout: 60_000 },
      async () => {
        const { stdout, calls } = await build({
          EXISTING_IMAGE: 'sha256:1234',
        });
        assert.match(stdout, /exists and is kept/);
        assert.equal(
          calls.some(call => call.startsWith('docker push')),
          false,
        );
      },
    );

    it(
      'should end when the root is not the one that was reviewed',
      { timeout: 60_000 },
      async () => {
        await assert.rejects(
          build({ ROOT_TEXT: `${ROOT}# changed\n` }),
          /workload\.yaml: FAILED|did NOT match/,
        );
      },
    );

    it('should hand the pipeline what it deploys', async () => {
      const buildspec = parse(
        await readFile(join(path, 'buildspec.yml'), 'utf8'),
      );
      assert.equal(buildspec.version, 0.2);
      assert.deepEqual(buildspec.artifacts, {
        files: ['workload.yaml', 'deploy/*.json'],
      });
      assert.deepEqual(buildspec.env['exported-variables'], ['IMAGE_URI']);
    });
  });
}
